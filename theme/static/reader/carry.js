/* Progress leaves the device and comes to another one: as a file with everything, or as a link with ticks and plan. What
   comes in is shown first, and joined with what is there; and it can all be forgotten. */

import { kept } from "./back.js";
import { CodeError, codeOf, entriesOf } from "./codes.js";
import { copyOf, entriesOfCopy } from "./copies.js";
import { localToday } from "./dates.js";
import { changes, checked } from "./entries.js";
import { announce, saveFile } from "./page.js";
import { readDays } from "./progress.js";
import { nowInSeconds } from "./standing.js";

/**
 * @typedef {import("./entries.js").Entry} Entry
 * @typedef {import("./page.js").SeriesData} SeriesData
 * @typedef {import("./page.js").Words} Words
 * @typedef {import("./store.js").Store} Store
 */

const FRAGMENT = "#progress=";

/**
 * @param {HTMLElement} place
 * @param {HTMLDialogElement} dialog
 * @param {{series: SeriesData, store: Store, words: Words, feed: string, changed: () => void, forget: () => Promise<void>}} given
 */
export function tendCopies(place, dialog, { series, store, words, feed, changed, forget }) {
  const said = /** @type {Element} */ (document.getElementById("carried"));
  const file = /** @type {HTMLInputElement} */ (place.querySelector("[name=copy]"));
  const link = /** @type {HTMLInputElement} */ (place.querySelector("[name=link]"));
  const code = /** @type {HTMLInputElement} */ (place.querySelector("[name=code]"));
  const on = (/** @type {string} */ name, /** @type {() => void} */ act) => place.querySelector(`[data-do=${name}]`)?.addEventListener("click", act);

  /** @param {() => [string, Entry][]} read */
  async function takeIn(read) {
    try {
      const news = changes(key => store.get(key), read());
      if (!news.length) return announce(said, words.say("nothing_new"));
      if (!await isAnswered(dialog, summary(news, words), words.say("add"))) return;
      // What another tab has written while one thought about it counts, too.
      for (const [key, entry] of changes(key => store.get(key), news)) store.set(key, entry);
      changed();
      announce(said, words.say(store.state === "kept" ? "added" : store.state));
    } catch (error) {
      if (!(error instanceof CodeError)) throw error;
      announce(said, words.say(`code_${error.reason}`));
    }
  }
  const takeCode = (/** @type {string} */ text) => takeIn(() => entriesOf(text, series.id, readDays(series.days ?? "")));

  on("export", () => {
    saveFile(copyOf(feed, entriesIn(store), localToday()), `${series.agenda.name}-${localToday()}.json`, "application/json");
    kept(store);
    announce(said, words.say("exported"));
  });
  on("import", () => file.click());
  file.addEventListener("change", async () => {
    const text = await file.files?.[0]?.text();
    file.value = "";
    if (text !== undefined) takeIn(() => entriesOfCopy(text, feed));
  });
  on("link", async () => {
    const address = `${location.origin}${series.page}${FRAGMENT}${codeOf(series.id, entriesIn(store), nowInSeconds())}`;
    link.value = address;
    /** @type {HTMLElement} */ (link.closest("[hidden]") ?? link).hidden = false;
    link.select();
    kept(store);
    const copied = await navigator.clipboard?.writeText(address).then(() => true, () => false);
    announce(said, words.say(copied ? "link_copied" : "link_ready"));
  });
  on("code", () => takeCode(code.value.trim().replace(/^.*#progress=/, "")));
  on("forget", async () => {
    if (!await isAnswered(dialog, words.say("forget_sure"), words.say("forget_yes"))) return;
    store.clear();
    await forget();
    changed();
    announce(said, words.say("forgotten"));
  });
  const arrive = () => {
    if (!location.hash.startsWith(FRAGMENT)) return;
    const text = location.hash.slice(FRAGMENT.length);
    // The code has done its work: it should not be bookmarked, nor taken in again by a reload.
    history.replaceState(null, "", `${location.pathname}${location.search}#progress`);
    takeCode(text);
  };
  window.addEventListener("hashchange", arrive);
  arrive();
}

/** @param {Store} store @returns {[string, Entry][]} */
function entriesIn(store) {
  return store.keys().flatMap(key => {
    const entry = checked(key, store.get(key));
    return entry ? /** @type {[string, Entry][]} */ ([[key, entry]]) : [];
  });
}

/** What would change, in words. @param {[string, Entry][]} news @param {Words} words */
function summary(news, words) {
  const count = (/** @type {string} */ name) => news.filter(([, entry]) => name in entry).length;
  const [ticks, notes, plans] = ["done", "note", "plan"].map(count);
  return [
    ...(ticks ? [words.count("adds_ticks", ticks)] : []),
    ...(notes ? [words.count("adds_notes", notes)] : []),
    ...(plans ? [words.say("adds_plan")] : []),
    words.say("adds_nothing_lost"),
  ].join(" ");
}

/**
 * Whether the reader says yes, in a dialog that the keyboard reaches and Escape closes.
 * @param {HTMLDialogElement} dialog
 * @param {string} question
 * @param {string} yes
 * @returns {Promise<boolean>}
 */
function isAnswered(dialog, question, yes) {
  /** @type {Element} */ (dialog.querySelector("p")).textContent = question;
  /** @type {Element} */ (dialog.querySelector("[value=yes]")).textContent = yes;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise(answer => {
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true });
  });
}
