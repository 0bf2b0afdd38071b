/* How far a reader is: computed from what the page says of the days and from what is kept. */

import { addDays, dayNumber, weekday } from "./dates.js";
import { tickKey, tickOf } from "./entries.js";

/**
 * A day as its series' page tells it. `tasks` are the ids of its tasks; `out` whether one can read it here.
 * @typedef {{tasks: string[], out: boolean, counts: boolean}} Day
 * @typedef {{get(key: string): any, keys(): string[]}} Kept
 */

/**
 * "3,=1 go,0,-,": three tasks; two with ids of their own; none; no day to do; still to come.
 * @param {string} text
 * @returns {Day[]} day 1 first
 */
export function readDays(text) {
  return text ? text.split(",").map(readDay) : [];
}

/** @param {string} code @returns {Day} */
function readDay(code) {
  const tasks = code.startsWith("=")
    ? code.slice(1).split(" ")
    : Array.from({ length: +code || 0 }, (_, index) => String(index + 1));
  return { tasks, out: code !== "" && code !== "-", counts: code === "" || tasks.length > 0 };
}

/**
 * The numbers of the days all of whose tasks are ticked.
 * @param {string} series
 * @param {Day[]} days
 * @param {Kept} kept
 */
export function daysDone(series, days, kept) {
  const done = new Set();
  days.forEach((day, index) => {
    const ticked = (/** @type {string} */ task) => kept.get(tickKey(series, index + 1, task))?.done === true;
    if (day.tasks.length && day.tasks.every(ticked)) done.add(index + 1);
  });
  return done;
}

/**
 * The first day that is out and has something left to do; 0 for none.
 * @param {Day[]} days
 * @param {Set<number>} done
 */
export function firstUndone(days, done) {
  return days.findIndex((day, index) => day.out && day.tasks.length > 0 && !done.has(index + 1)) + 1;
}

/**
 * The dates on which something was ticked that still is, in a series or (without one) in all.
 * @param {Kept} kept
 * @param {string} [series]
 * @returns {string[]} in order
 */
export function activeDates(kept, series) {
  const dates = new Set();
  for (const key of kept.keys()) {
    const tick = tickOf(key);
    if (!tick || (series !== undefined && tick.series !== series)) continue;
    const entry = kept.get(key);
    if (entry?.done && entry.on) dates.add(entry.on);
  }
  return [...dates].sort();
}

/**
 * On how many of the last seven days something was done. There is no chain that could break: days off do not count
 * unless one was active, nor do days before the first.
 * @param {string[]} dates in order
 * @param {string} today
 * @param {number[]} rest weekdays off
 */
export function pulse(dates, today, rest) {
  let n = 0, of = 0;
  for (let back = 6; back >= 0; back--) {
    const date = addDays(today, -back), active = dates.includes(date);
    if (active) n++;
    if (active || (date >= dates[0] && !rest.includes(weekday(date)))) of++;
  }
  return { n, of };
}

/**
 * How many days in a row went by without anything done, today not among them; days off do not count.
 * @param {string[]} dates in order
 * @param {string} today
 * @param {number[]} rest weekdays off
 */
export function daysAway(dates, today, rest) {
  const last = dates[dates.length - 1];
  if (!last) return 0;
  let away = 0;
  for (let passed = dayNumber(today) - dayNumber(last) - 1; passed > 0; passed--) {
    if (!rest.includes(weekday(addDays(last, passed)))) away++;
  }
  return away;
}
