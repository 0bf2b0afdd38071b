/* Ticks and plan of one series as a short code that fits into a link: a digit for its version, then bytes in base64url.
   docs/progress.md has the format. What was once written stays readable: a new version is a new reader beside these. */

import { dateOfNumber, dayNumber } from "./dates.js";
import { planKey, tickKey, tickOf } from "./entries.js";

/**
 * @typedef {import("./entries.js").Entry} Entry
 * @typedef {import("./progress.js").Day} Day
 * @typedef {"bad" | "other" | "newer"} Refusal
 */

const EPOCH = dayNumber("2020-01-01");
const ZIGZAG = 2;

export class CodeError extends Error {
  /** @param {Refusal} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * The code of a series in version 2.
 * @param {string} series
 * @param {Iterable<[string, Entry]>} entries
 * @param {number} now seconds since 1970
 */
export function codeOf(series, entries, now) {
  const bytes = new Writer();
  bytes.number(fingerprint(series));
  bytes.number(Math.floor(now / 60));
  /** @type {Map<number, {on: number, bits: number, names: string[]}>} */
  const days = new Map();
  /** @type {import("./plan.js").Plan | null} */
  let plan = null;
  for (const [key, entry] of entries) {
    if (key === planKey(series) && "plan" in entry) plan = entry.plan;
    const tick = tickOf(key);
    if (!tick || tick.series !== series || !("done" in entry) || !entry.done) continue;
    const day = days.get(tick.day) ?? { on: 0, bits: 0, names: [] };
    days.set(tick.day, day);
    if (entry.on) day.on = Math.max(day.on, dayNumber(entry.on) - EPOCH);
    if (/^([1-9]|[12]\d|30)$/.test(tick.task)) day.bits += 2 ** (+tick.task - 1);
    else day.names.push(tick.task);
  }
  writePlan(bytes, plan);
  const ordered = [...days].sort(([one], [other]) => one - other);
  writeRuns(bytes, ordered);
  for (const [number, day] of ordered) {
    for (const name of day.names) {
      bytes.number(number);
      bytes.text(name);
    }
  }
  return `2${bytes.sealed()}`;
}

/** @param {Writer} bytes @param {import("./plan.js").Plan | null} plan */
function writePlan(bytes, plan) {
  if (!plan) return bytes.number(0);
  bytes.number(plan.from);
  bytes.number(dayNumber(plan.start) - EPOCH);
  bytes.signed(dayNumber(plan.date) - dayNumber(plan.start));
  bytes.number(plan.rest.reduce((bits, number) => bits + 2 ** number, 0));
  bytes.number(plan.sequence);
}

/**
 * Days that follow each other on dates that do, with the same tasks, are one run.
 * @param {Writer} bytes
 * @param {[number, {on: number, bits: number}][]} days
 */
function writeRuns(bytes, days) {
  let number = 0, on = 0, at = 0;
  /** @type {number[][]} */
  const runs = [];
  while (at < days.length) {
    const [first, { on: begun, bits }] = days[at];
    let length = 1;
    while (at + length < days.length && days[at + length][0] === first + length
      && days[at + length][1].on === begun + length && days[at + length][1].bits === bits) length++;
    runs.push([length, first - number, begun - on, bits]);
    number = first + length - 1;
    on = begun + length - 1;
    at += length;
  }
  bytes.number(runs.length);
  for (const [length, skipped, passed, bits] of runs) {
    bytes.number(length);
    bytes.number(skipped);
    bytes.signed(passed);
    bytes.number(bits);
  }
}

/**
 * The entries a code stands for. Raises `CodeError` for one that is damaged, of another series, or too new.
 * @param {string} code
 * @param {string} series
 * @param {Day[]} days those of the series, for codes that name no tasks
 * @returns {[string, Entry][]}
 */
export function entriesOf(code, series, days) {
  const version = code[0], rest = code.slice(1);
  if (version === "2") return readTasks(new Reader(bytesOf(rest), true), series);
  if (version === "1") return readWholeDays(new Reader(bytesOf(rest), false), series, days);
  throw new CodeError(version > "2" && version <= "9" ? "newer" : "bad");
}

/**
 * Version 1: the date of day 1 (two bytes), then a bit for each day that is done. It knows no tasks, and not when.
 * @param {Reader} bytes
 * @param {string} series
 * @param {Day[]} days
 */
function readWholeDays(bytes, series, days) {
  const start = dateOfNumber(bytes.byte() * 256 + bytes.byte() + EPOCH), at = dayNumber(start) * 86400;
  /** @type {[string, Entry][]} */
  const entries = [[planKey(series), { plan: { start, from: 1, date: start, rest: [], sequence: 0 }, at }]];
  for (let first = 1; bytes.hasMore(); first += 8) {
    const bits = bytes.byte();
    for (let offset = 0; offset < 8; offset++) {
      const tasks = bits & (1 << offset) ? days[first + offset - 1]?.tasks ?? [] : [];
      for (const task of tasks) entries.push([tickKey(series, first + offset, task), { done: true, on: "", at }]);
    }
  }
  return entries;
}

/** @param {Reader} bytes @param {string} series */
function readTasks(bytes, series) {
  if (bytes.number() !== fingerprint(series)) throw new CodeError("other");
  const at = bytes.number() * 60;
  /** @type {[string, Entry][]} */
  const entries = [];
  const plan = readPlan(bytes);
  if (plan) entries.push([planKey(series), { plan, at }]);
  /** @type {Map<number, string>} */
  const dates = new Map();
  let number = 0, on = 0;
  for (let runs = bytes.number(); runs > 0; runs--) {
    const length = bytes.number();
    number += bytes.number() - 1;
    on += bytes.signed() - 1;
    const bits = bytes.number();
    if (length > 100000) throw new CodeError("bad");
    for (let passed = 0; passed < length; passed++) {
      dates.set(++number, ++on > 0 ? dateOfNumber(on + EPOCH) : "");
      for (let task = 1; task <= 30; task++) {
        if (Math.floor(bits / 2 ** (task - 1)) % 2) entries.push(ticked(series, number, String(task), dates, at));
      }
    }
  }
  while (bytes.hasMore()) entries.push(ticked(series, bytes.number(), bytes.text(), dates, at));
  return entries;
}

/**
 * @param {string} series @param {number} day @param {string} task @param {Map<number, string>} dates @param {number} at
 * @returns {[string, Entry]}
 */
function ticked(series, day, task, dates, at) {
  return [tickKey(series, day, task), { done: true, on: dates.get(day) ?? "", at }];
}

/** @param {Reader} bytes */
function readPlan(bytes) {
  const from = bytes.number();
  if (!from) return null;
  const first = bytes.number() + EPOCH, date = first + bytes.signed(), bits = bytes.number();
  const rest = [0, 1, 2, 3, 4, 5, 6].filter(number => Math.floor(bits / 2 ** number) % 2);
  return { start: dateOfNumber(first), from, date: dateOfNumber(date), rest, sequence: bytes.number() };
}

/**
 * Sixteen bits that tell one series from another.
 * @param {string} text
 */
function fingerprint(text) {
  return sum(new TextEncoder().encode(text)) % 65536;
}

/**
 * FNV-1a, 32 bits.
 * @param {Iterable<number>} bytes
 */
function sum(bytes) {
  let hash = 2166136261;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return hash;
}

/** @param {string} text */
function bytesOf(text) {
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
  } catch {
    throw new CodeError("bad");
  }
}

class Writer {
  constructor() {
    /** @type {number[]} */
    this.bytes = [];
  }

  /** Seven bits a byte, the lowest first. @param {number} value */
  number(value) {
    for (; value > 127; value = Math.floor(value / 128)) this.bytes.push((value % 128) + 128);
    this.bytes.push(value);
  }

  /** @param {number} value */
  signed(value) {
    this.number(value < 0 ? -value * ZIGZAG - 1 : value * ZIGZAG);
  }

  /** @param {string} text */
  text(text) {
    const bytes = new TextEncoder().encode(text);
    this.number(bytes.length);
    this.bytes.push(...bytes);
  }

  /** The bytes with a check at their end, as text for addresses. */
  sealed() {
    const bytes = [...this.bytes, sum(this.bytes) % 256];
    return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  }
}

class Reader {
  /** @param {Uint8Array} bytes @param {boolean} sealed */
  constructor(bytes, sealed) {
    this.bytes = sealed ? bytes.subarray(0, -1) : bytes;
    this.at = 0;
    if (!this.bytes.length || (sealed && sum(this.bytes) % 256 !== bytes[bytes.length - 1])) throw new CodeError("bad");
  }

  hasMore() {
    return this.at < this.bytes.length;
  }

  byte() {
    if (!this.hasMore()) throw new CodeError("bad");
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.byte();
      value += (byte % 128) * weight;
      if (byte < 128) return value;
      if (weight > 2 ** 42) throw new CodeError("bad");
    }
  }

  signed() {
    const value = this.number();
    return value % ZIGZAG ? -(value + 1) / ZIGZAG : value / ZIGZAG;
  }

  text() {
    const bytes = Uint8Array.from({ length: this.number() }, () => this.byte());
    return new TextDecoder().decode(bytes);
  }
}
