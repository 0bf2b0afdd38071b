/* Without a network: pages that were read stay, by a worker (`offline/worker.js`); this is what a page does about it. */

import { element } from "./page.js";

/**
 * Ask the browser to keep what is read here. Where it does not want to, pages are as ever.
 * @param {string | undefined} worker its address; none where the site keeps nothing
 */
export async function keepOffline(worker) {
  try {
    if (worker) await navigator.serviceWorker?.register(worker, { updateViaCache: "none" });
  } catch {
    /* a private window, or a host that is no secure one */
  }
}

/**
 * A page that is shown as it was kept says so, above everything else.
 * @param {import("./page.js").Words} words
 */
export function sayOffline(words) {
  const { kept, missing } = document.body.dataset;
  if (!kept) return;
  const text = words.say(missing === undefined ? "offline" : "offline_home", { date: words.date(kept) });
  document.querySelector("main")?.prepend(element("p", { className: "offline", role: "status" }, text));
}

/**
 * Nothing of the site stays on this device.
 * @param {import("./store.js").Scope} scope
 */
export async function forgetKept(scope) {
  try {
    const names = await caches.keys();
    await Promise.all(names.filter(name => name.startsWith(`daybyday ${scope.base}/ ${scope.feed} `)).map(name => caches.delete(name)));
  } catch {
    /* nothing can be kept there, so nothing is */
  }
}
