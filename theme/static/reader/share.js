/* Passing a page on: its address copied, and whatever the device itself can share with. */

import { announce, element } from "./page.js";

/**
 * @param {Element} list the plain ways
 * @param {import("./page.js").Words} words
 */
export function tendSharing(list, words) {
  const url = location.href.split("#")[0];
  const title = document.querySelector("meta[property='og:title']")?.getAttribute("content") ?? document.title;
  const said = element("span", { className: "note", role: "status" });
  const add = (/** @type {string} */ word, /** @type {() => Promise<void>} */ act) => list.append(element("li", { "data-scripted": "" },
    // Who closes the panel without sharing has nothing to be told.
    element("button", { type: "button", className: "quiet", onclick: () => act().catch(() => {}) }, words.say(word))));
  if (navigator.clipboard) {
    add("copy", async () => {
      await navigator.clipboard.writeText(url);
      announce(said, words.say("copied"));
    });
  }
  if (navigator.share) add("share", () => navigator.share({ title, url }));
  list.append(element("li", { "data-scripted": "" }, said));
}
