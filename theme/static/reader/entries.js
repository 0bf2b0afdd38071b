/* What is kept: one small entry for each tick, note and plan, so that two tabs or two devices can be brought together
   entry by entry. Keys are made of the ids of series, day and task, which all languages share; never of addresses. */

import { isDate } from "./dates.js";

/**
 * `at` is when it was written (seconds since 1970): of two, the later counts. `on` is the reader's date at that moment.
 * @typedef {{done: boolean, on: string, at: number}} Tick
 * @typedef {{note: string, at: number}} Note
 * @typedef {{plan: import("./plan.js").Plan | null, at: number}} PlanEntry
 * @typedef {Tick | Note | PlanEntry} Entry
 */

const TICK = /^([^#]+)\/([1-9]\d*)\/([^/#]+)$/;

/** @param {string} series @param {number} day @param {string} task */
export function tickKey(series, day, task) {
  return `${series}/${day}/${task}`;
}

/** @param {string} series @param {number} day @param {string} task */
export function noteKey(series, day, task) {
  return `${series}/${day}/${task}#note`;
}

/** @param {string} series */
export function planKey(series) {
  return `${series}#plan`;
}

/**
 * The parts of the key of a tick; null for any other key.
 * @param {string} key
 */
export function tickOf(key) {
  const parts = TICK.exec(key);
  return parts ? { series: parts[1], day: +parts[2], task: parts[3] } : null;
}

/**
 * The entry, if it is one that may stand under the key; else null. What comes from outside is believed no further.
 * @param {string} key
 * @param {any} value
 * @returns {Entry | null}
 */
export function checked(key, value) {
  if (!value || typeof value !== "object" || !Number.isFinite(value.at)) return null;
  const at = value.at;
  if (tickOf(key)) {
    const on = isDate(value.on) ? value.on : "";
    return typeof value.done === "boolean" ? { done: value.done, on, at } : null;
  }
  if (key.endsWith("#note")) {
    return tickOf(key.slice(0, -5)) && typeof value.note === "string" ? { note: value.note, at } : null;
  }
  if (!/^[^#]+#plan$/.test(key)) return null;
  return value.plan === null ? { plan: null, at } : isPlan(value.plan) ? { plan: value.plan, at } : null;
}

/** @param {any} plan */
function isPlan(plan) {
  return Boolean(plan) && isDate(plan.start) && isDate(plan.date) && isCount(plan.from - 1) && isCount(plan.sequence)
    && Array.isArray(plan.rest) && new Set(plan.rest).size < 7
    && plan.rest.every((/** @type {number} */ number) => isCount(number) && number < 7);
}

/** @param {unknown} number */
function isCount(number) {
  return Number.isInteger(number) && /** @type {number} */ (number) >= 0;
}

/**
 * Two entries of one key as one. The later counts, of two at once the tick; of notes nothing is dropped.
 * @param {Entry | null} one
 * @param {Entry} other
 * @returns {Entry}
 */
export function merged(one, other) {
  if (!one) return other;
  const [older, newer] = one.at <= other.at ? [one, other] : [other, one];
  if ("note" in older && "note" in newer) return { note: joinedNotes(older.note, newer.note), at: newer.at };
  return one.at === other.at && "done" in one && one.done ? one : newer;
}

/**
 * @param {string} older
 * @param {string} newer
 */
export function joinedNotes(older, newer) {
  if (newer.includes(older)) return newer;
  return older.includes(newer) ? older : `${older}\n\n${newer}`;
}

/**
 * What `incoming` adds to or changes in what is there: ready to be written.
 * @param {(key: string) => Entry | null} present
 * @param {Iterable<[string, Entry]>} incoming
 * @returns {[string, Entry][]}
 */
export function changes(present, incoming) {
  /** @type {[string, Entry][]} */
  const changed = [];
  for (const [key, entry] of incoming) {
    const before = present(key), after = merged(before, entry);
    if (!before || !isSame(before, after)) changed.push([key, after]);
  }
  return changed;
}

/** @param {Entry} one @param {Entry} other */
function isSame(one, other) {
  return JSON.stringify({ ...one, at: 0, on: 0 }) === JSON.stringify({ ...other, at: 0, on: 0 });
}
