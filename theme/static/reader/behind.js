/* A page that has outlived its moment: is the site late, or is this copy of the page an old one? The site's status tells. */

import { element } from "./page.js";
import { dayAddress } from "./standing.js";

/**
 * @typedef {import("./page.js").SeriesData} SeriesData
 * @typedef {import("./page.js").Words} Words
 */

/** Builds take their time, and clocks differ: so long nobody calls a day late. */
const GRACE = 3600000;

/**
 * What is to be said of a day that is not on the page: `day` is out elsewhere ("newer") or overdue ("late"); null for nothing.
 * @param {SeriesData} series
 * @param {any} status what `status.json` says
 * @param {string} lang
 * @param {number} now
 * @returns {{kind: "newer" | "late", day: number} | null}
 */
export function behind(series, status, lang, now) {
  const { id, today = 0, next } = series;
  const current = status?.series?.find?.((/** @type {any} */ entry) => entry.id === id);
  if (!current || !next) return null;
  const last = Number(current.last?.[lang]?.day), at = Date.parse(current.next?.at);
  if (last > today) return { kind: "newer", day: last };
  if (!(at + GRACE <= now) || !(current.next.day > 0)) return null;
  return { kind: "late", day: current.next.day };
}

/**
 * Whether the page expects a day that should be out by now: only then is there anything to ask.
 * @param {SeriesData} series
 * @param {number} now
 */
export function isOverdue(series, now) {
  return Boolean(series.status && series.next) && Date.parse(series.next?.at ?? "") + GRACE <= now;
}

/**
 * Ask, and say it on the leaf. Nothing is said when there is no answer.
 * @param {SeriesData} series
 * @param {Element} leaf
 * @param {Words} words
 */
export async function sayIfBehind(series, leaf, words) {
  if (!isOverdue(series, Date.now())) return;
  try {
    const answer = await fetch(String(series.status), { cache: "no-cache" });
    const found = answer.ok ? behind(series, await answer.json(), words.lang, Date.now()) : null;
    if (found) say(found, series, leaf, words);
  } catch { /* without the network the page says what it knows */ }
}

/** @param {{kind: "newer" | "late", day: number}} found @param {SeriesData} series @param {Element} leaf @param {Words} words */
function say({ kind, day }, series, leaf, words) {
  const last = series.today ?? 0, band = leaf.querySelector(".band"), place = leaf.querySelector(".state, .cover");
  const address = kind === "newer" ? dayAddress(series, day) : `${dayAddress(series, last)}#homework`;
  if (kind === "late" && !last) place?.replaceChildren(words.say("late_first", { day }));
  else place?.replaceChildren(element("a", { href: address }, words.say(kind, { day, last })));
  if (band && !band.querySelector("a")) band.textContent = words.say("latest");
}
