/* The end of a series: what its reader did, the days that are still open, and a sheet with all of them to print. */

import { element } from "./page.js";
import { dayAddress, standing } from "./standing.js";
import { tally } from "./tally.js";

/**
 * @typedef {import("./page.js").SeriesData} SeriesData
 * @typedef {import("./page.js").Words} Words
 * @typedef {import("./store.js").Store} Store
 */

/** So many runs of open days are named: a long list of what was not done helps nobody. */
const FEW = 10;

/**
 * @param {Element} place where it is said
 * @param {SeriesData} series
 * @param {Store} store
 * @param {Words} words
 */
export function tendEnding(place, series, store, words) {
  const paint = () => {
    const now = standing(series, store);
    paintDid(place, series, now, words);
    paintSheet(now, words);
  };
  // By then the sheet is there: `:target` shows it, and lets it alone be printed.
  document.querySelector("[href='#ending-sheet']")?.addEventListener("click", () => setTimeout(print));
  paint();
  // A box of this page is painted by others; what is kept changes first.
  document.addEventListener("change", () => setTimeout(paint));
  store.watch(paint);
}

/** @param {Element} place @param {SeriesData} series @param {ReturnType<typeof standing>} now @param {Words} words */
function paintDid(place, series, now, words) {
  const { done, dates, next } = now, open = dates.length ? openDays(now) : [];
  const sentences = done.size && !next ? [words.count("all_done_end", done.size), ...tally(series, now, words).slice(1)] : tally(series, now, words);
  if (dates.length) sentences.push(words.say("dates", { dates: span(dates, words) }));
  const ways = open.slice(0, FEW).map(([first, last]) => element("a", { href: dayAddress(series, first) }, first === last ? `${first}` : `${first}–${last}`));
  if (open.length > FEW) ways.push(element("a", { href: `${series.page}#progress` }, words.say("open_all")));
  place.replaceChildren();
  if (sentences.length) place.append(element("p", { className: "tally" }, sentences.join(" ")));
  if (ways.length) place.append(element("p", { className: "choices" }, words.say("open_days"), ...ways));
}

/** "1 November – 14 November 2026"; of one and the same date, "1 November 2026". @param {string[]} dates in order @param {Words} words */
function span(dates, words) {
  const first = dates[0], last = dates[dates.length - 1], end = long(last, words, true);
  return first === last ? end : `${long(first, words, first.slice(0, 4) !== last.slice(0, 4))} – ${end}`;
}

/** @param {string} date @param {Words} words @param {boolean} dated */
function long(date, words, dated) {
  const year = dated ? "numeric" : undefined;
  const text = new Intl.DateTimeFormat(words.words.locale, { day: "numeric", month: "long", year, timeZone: "UTC" }).format(new Date(date));
  return text.replace(/^1(?=\s)/, words.words.first);
}

/**
 * The days left to do, in runs: [first, last].
 * @param {{days: import("./progress.js").Day[], done: Set<number>}} now
 */
export function openDays({ days, done }) {
  /** @type {[number, number][]} */
  const runs = [];
  days.forEach((day, index) => {
    const number = index + 1, run = runs[runs.length - 1];
    if (!day.out || !day.tasks.length || done.has(number)) return;
    if (run && run[1] === index) run[1] = number;
    else runs.push([number, number]);
  });
  return runs;
}

/** @param {ReturnType<typeof standing>} now @param {Words} words */
function paintSheet({ done, dates }, words) {
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#ending-sheet [data-day]"))) {
    const is = done.has(Number(line.dataset.day));
    line.querySelector(".said-done")?.remove();
    if (is) line.append(element("span", { className: "unseen said-done", "data-scripted": "" }, `: ${words.say("done")}`));
    line.classList.toggle("ticked", is);
  }
  const days = document.getElementById("ending-sheet-done");
  if (days) days.textContent = done.size ? `${done.size}` : "";
  document.getElementById("ending-sheet-dates")?.replaceChildren(dates.length ? span(dates, words) : "");
}
