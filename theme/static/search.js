/* Search. Pagefind, and the index of the page's language, are fetched when somebody begins to type, piece by piece as
   they are needed. */

import { Words, announce, element } from "./reader/page.js";

/**
 * @typedef {{data: () => Promise<{url: string, excerpt: string, meta: Record<string, string>}>}} Result
 * @typedef {{options: (options: object) => Promise<void>, init: () => Promise<void>, debouncedSearch: (text: string, options: object, wait: number) => Promise<{results: Result[]} | null>}} Pagefind
 */

const AT_A_TIME = 10;
const WAIT = 250;

const data = JSON.parse(document.getElementById("reader")?.textContent || "{}");
const words = new Words(data.words);
const form = /** @type {HTMLFormElement} */ (document.getElementById("search"));
const input = /** @type {HTMLInputElement} */ (document.getElementById("q"));
const said = /** @type {HTMLElement} */ (document.getElementById("said"));
const list = /** @type {HTMLElement} */ (document.getElementById("found"));
const more = /** @type {HTMLButtonElement} */ (document.getElementById("more"));

/** @type {Promise<Pagefind> | null} */
let loading = null;
/** @type {Result[]} */
let waiting = [];
let latest = 0;

more.textContent = words.say("more");
form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
form.addEventListener("submit", event => {
  event.preventDefault();
  search();
});
input.addEventListener("input", search);
more.addEventListener("click", () => showMore(latest, true));
addEventListener("popstate", fromAddress);
fromAddress();

/** What stands in the address: a search can be kept, sent on and gone back to. */
function fromAddress() {
  const asked = new URLSearchParams(location.search).get("q") || "";
  if (asked === input.value) return;
  input.value = asked;
  search();
}

/** @returns {Promise<Pagefind>} loaded once; a failure is tried again */
function load() {
  loading = loading || begin().catch(error => {
    loading = null;
    throw error;
  });
  return loading;
}

async function begin() {
  const pagefind = await import(`${data.index}pagefind.js`);
  // In this page, whose policy lets it run, and not in a worker.
  await pagefind.options({ baseUrl: data.base, bundlePath: data.index, noWorker: true, excerptLength: 24 });
  await pagefind.init();
  return pagefind;
}

async function search() {
  const text = input.value.trim(), mine = ++latest;
  remember(text);
  if (!text) {
    show([], mine);
    said.textContent = "";
    return;
  }
  try {
    if (!loading) said.textContent = words.say("searching");
    const found = await (await load()).debouncedSearch(text, {}, WAIT);
    if (!found || mine !== latest) return;
    show(found.results, mine);
    announce(said, found.results.length ? words.count("found", found.results.length) : words.say("none", { text }));
  } catch (error) {
    if (mine === latest) announce(said, words.say("failed"));
  }
}

/** @param {string} text */
function remember(text) {
  const address = new URL(location.href);
  if (text) address.searchParams.set("q", text);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
}

/** @param {Result[]} results @param {number} mine which search they are of */
function show(results, mine) {
  list.replaceChildren();
  waiting = [...results];
  showMore(mine, false);
}

/** @param {number} mine @param {boolean} goThere whether the reader asked for them, and goes on with the first */
async function showMore(mine, goThere) {
  const next = waiting.splice(0, AT_A_TIME);
  more.hidden = !waiting.length;
  const rows = await Promise.all(next.map(async result => row(await result.data())));
  if (mine !== latest) return;
  list.append(...rows);
  if (goThere) rows[0]?.querySelector("a")?.focus();
}

/** @param {{url: string, excerpt: string, meta: Record<string, string>}} text */
function row(text) {
  const link = element("a", { href: text.url }, text.meta.title || text.url);
  const day = text.meta.day ? [element("span", { className: "label" }, text.meta.day), " "] : [];
  return element("li", {}, element("p", {}, ...day, link), element("p", { className: "note" }, ...marked(text.excerpt)));
}

/** An excerpt as nodes: its words, and those that were looked for. Nothing else of it is taken. @param {string} excerpt */
function marked(excerpt) {
  const read = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...read.childNodes].map(node => (node.nodeName === "MARK" ? element("mark", {}, node.textContent || "") : node.textContent || ""));
}
