/* Keeps what was read for times without a network. The network always comes first: what is kept is shown only where there
   is none, and then the page says of which day it is. The kit publishes this at the root of the site, with what the
   worker has to know above it. */

/**
 * `base`: the path the site lies under. `prefix`: what the names of its caches begin with. `files`: styles and scripts.
 * `today`: the address of each home -> pages that are kept before they are read. `withdrawn`: texts that were taken back.
 * `words`: the address of each home -> what a kept page says in its language, with the place of the date.
 * @typedef {{kept: string, missing: string, locale: string, first: string}} Words
 * @typedef {{base: string, prefix: string, version: string, files: string[], today: Record<string, string[]>, withdrawn: string[],
 *   words: Record<string, Words>}} Held
 */

/** @type {ServiceWorkerGlobalScope & {held: Held}} */
const worker = /** @type {any} */ (self);
const { base, prefix, version, files, today, withdrawn, words } = worker.held;
const READ = `${prefix}read`;
const FILES = `${prefix}${version}`;
const MOST = 500;
const LARGEST_PICTURE = 1000000;

worker.addEventListener("install", event => {
  worker.skipWaiting();
  event.waitUntil(keepFiles());
});

worker.addEventListener("activate", event => event.waitUntil(takeOver()));

worker.addEventListener("fetch", event => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin || !pathname.startsWith(`${base}/`)) return;
  if (pathname.startsWith(`${base}/admin/`)) return; // the editor is for those who write, and no reader's page
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (pathname.startsWith(`${base}/theme/`)) event.respondWith(file(request));
  else if (request.destination === "image") event.respondWith(picture(event));
});

/** Styles and scripts: their names carry their digests, so one that is kept is the one that is meant. */
async function keepFiles() {
  const cache = await caches.open(FILES);
  await Promise.allSettled(files.map(async address => cache.put(address, await caches.match(address) ?? await loaded(address))));
}

/** Older versions go, and texts that were taken back; the pages that are open now are kept. */
async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== READ && name !== FILES) await caches.delete(name);
  }
  await Promise.all(withdrawn.map(drop));
  await worker.clients.claim();
  const open = await worker.clients.matchAll({ type: "window" });
  for (const { url } of open) await renew(new URL(url).pathname).catch(() => {});
  for (const { url } of open) await getReady(new URL(url).pathname);
}

/** @param {RequestInfo} request @returns {Promise<Response>} as the host has it now; throws for anything but success */
async function loaded(request) {
  const response = await fetch(request, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status}`);
  return response;
}

/** @param {FetchEvent} event @returns {Promise<Response>} */
async function page(event) {
  const { pathname } = new URL(event.request.url);
  try {
    // Not from the browser's own cache either, where yesterday's home may lie.
    const response = await fetch(event.request, { cache: "no-cache" });
    if (response.ok) {
      const copy = response.clone();
      event.waitUntil(keepPage(pathname, copy).then(() => getReady(pathname)).catch(() => {}));
    } else if (response.status === 404 || response.status === 410) {
      event.waitUntil(drop(pathname));
    }
    return response;
  } catch (error) {
    const cache = await caches.open(READ);
    const kept = await cache.match(pathname);
    if (kept) return asKept(kept, homeOf(pathname), false);
    const home = await cache.match(homeOf(pathname));
    if (home) return asKept(home, homeOf(pathname), true);
    throw error;
  }
}

/**
 * A page that says of which day it is. One with a script that reads data says it by itself.
 * @param {Response} kept @param {string} home @param {boolean} missing whether it stands for another page
 */
async function asKept(kept, home, missing) {
  const html = await kept.text(), date = kept.headers.get("x-kept") ?? "";
  const marked = html.replace("<body", `<body data-kept="${date}"${missing ? " data-missing" : ""}`);
  const notice = html.includes('id="reader"') || !words[home] ? "" : `<p class="offline" role="status">${said(words[home], date, missing)}</p>`;
  return new Response(marked.replace(/<main[^>]*>/, main => main + notice), { headers: kept.headers });
}

/** @param {Words} words @param {string} date @param {boolean} missing */
function said({ kept, missing: instead, locale, first }, date, missing) {
  const format = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  const parts = format.formatToParts(new Date(date)).map(({ type, value }) => (type === "day" && value === "1" ? first : value));
  return (missing ? instead : kept).replace("{date}", () => parts.join("")).replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

/** Only pages of this site: others may lie in folders below it. @param {string} address @param {Response} response */
async function keepPage(address, response) {
  const html = await response.text();
  if (html.includes(`"${base}/theme/`)) await keep(address, html, response.headers);
  else await drop(address);
}

/** @param {string} address */
async function drop(address) {
  if (await isCurrent()) await (await caches.open(READ)).delete(address);
}

/** A worker that another has followed, or whose reader wants to be forgotten, keeps nothing any more. */
function isCurrent() {
  return caches.has(FILES);
}

/** @param {string} address */
async function renew(address) {
  await keepPage(address, await loaded(address));
}

/** @param {string} address @param {BodyInit} body @param {Headers} from */
async function keep(address, body, from) {
  if (!await isCurrent()) return;
  const now = new Date();
  const on = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const headers = { "content-type": from.get("content-type") ?? "", "x-kept": on };
  const cache = await caches.open(READ);
  await cache.put(address, new Response(body, { headers }));
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map(key => cache.delete(key)));
}

/** Home of the language a page is in. @param {string} address */
function homeOf(address) {
  const homes = Object.keys(today).filter(home => address.startsWith(home));
  return homes.sort((one, other) => other.length - one.length)[0] ?? `${base}/`;
}

/** Today's pages in the language that is read, once for each version. @param {string} address */
async function getReady(address) {
  if (!await isCurrent()) return;
  const home = homeOf(address), cache = await caches.open(FILES), mark = `${home}?ready`;
  if (await cache.match(mark)) return;
  await cache.put(mark, new Response(""));
  const results = await Promise.allSettled((today[home] ?? []).map(renew));
  if (results.some(result => result.status === "rejected")) await cache.delete(mark);
}

/** @param {Request} request */
async function file(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && await isCurrent()) await (await caches.open(FILES)).put(request, response.clone());
  return response;
}

/** @param {FetchEvent} event */
async function picture({ request }) {
  try {
    const response = await fetch(request);
    if (response.ok && Number(response.headers.get("content-length") ?? 0) < LARGEST_PICTURE) {
      await keep(new URL(request.url).pathname, await response.clone().blob(), response.headers);
    }
    return response;
  } catch (error) {
    const kept = await (await caches.open(READ)).match(new URL(request.url).pathname);
    if (kept) return kept;
    throw error;
  }
}
