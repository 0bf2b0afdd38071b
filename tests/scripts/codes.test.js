import assert from "node:assert/strict";
import { test } from "node:test";

import { CodeError, codeOf, entriesOf } from "../static/reader/codes.js";
import { copyOf, entriesOfCopy } from "../static/reader/copies.js";
import { readDays } from "../static/reader/progress.js";

const NOW = 1794139200;
const tick = on => ({ done: true, on, at: NOW - 5000 });
const reason = act => {
  try {
    act();
  } catch (error) {
    return error instanceof CodeError ? error.reason : error;
  }
  return "";
};

test("ticks with their dates, and the plan, come back out of a code", () => {
  const plan = { start: "2028-02-29", from: 4, date: "2028-03-05", rest: [0, 6], sequence: 2 };
  const entries = [
    ["c/1/1", tick("2026-11-01")], ["c/1/2", tick("2026-11-01")], ["c/2/1", tick("2026-11-02")], ["c/2/2", tick("2026-11-02")],
    ["c/7/3", tick("2026-11-04")], ["c/8/1", tick("2026-11-03")], ["c/9/go", tick("2026-11-05")], ["c/10/1", tick("")],
    ["c/11/1", { done: false, on: "2026-11-05", at: NOW }], ["d/1/1", tick("2026-11-01")], ["c/1/1#note", { note: "private", at: NOW }],
    ["c#plan", { plan, at: NOW }],
  ];
  const code = codeOf("c", entries, NOW), back = new Map(entriesOf(code, "c", []));
  assert.match(code, /^2[\w-]+$/);
  assert.deepEqual([...back.keys()].sort(), ["c#plan", "c/1/1", "c/1/2", "c/10/1", "c/2/1", "c/2/2", "c/7/3", "c/8/1", "c/9/go"]);
  assert.deepEqual(back.get("c#plan").plan, plan);
  for (const [key, entry] of entries) {
    if (back.has(key) && "done" in entry) assert.equal(back.get(key).on, entry.on, key);
  }
});

test("a year done day by day is a short code", () => {
  const entries = Array.from({ length: 365 }, (_, index) => [`c/${index + 1}/1`, tick(new Date(Date.UTC(2026, 10, 1 + index)).toISOString().slice(0, 10))]);
  const code = codeOf("c", entries, NOW);
  assert.ok(code.length < 40, code);
  assert.equal(entriesOf(code, "c", []).length, 365);
});

test("nothing done is a code, too", () => {
  assert.deepEqual(entriesOf(codeOf("c", [], NOW), "c", []), []);
});

test("a code of version 1 can still be read: whole days, and the date of the first", () => {
  // 2026-11-01 is day 2496 after 2020-01-01: bytes 9, 192; days 1, 3 and 9: bytes 5, 1.
  const back = entriesOf(`1${btoa(String.fromCharCode(9, 192, 5, 1)).replaceAll("=", "")}`, "c", readDays("2,1,=go,1,1,1,1,1,1"));
  assert.deepEqual(back.map(([key]) => key), ["c#plan", "c/1/1", "c/1/2", "c/3/go", "c/9/1"]);
  assert.equal(back[0][1].plan.start, "2026-11-01");
});

test("days a code of version 1 names and the series does not have are passed over", () => {
  const back = entriesOf(`1${btoa(String.fromCharCode(9, 192, 255)).replaceAll("=", "")}`, "c", readDays("1"));
  assert.deepEqual(back.map(([key]) => key), ["c#plan", "c/1/1"]);
});

test("a damaged code is refused, wherever the damage is", () => {
  const code = codeOf("c", [["c/1/1", tick("2026-11-01")], ["c/5/1", tick("2026-11-05")]], NOW);
  for (const bad of ["", "2", "1", "x", "hello", code.slice(0, -2), `2${code.slice(2)}`, `${code}A`, "2%%%", "0AAA"]) {
    assert.equal(reason(() => entriesOf(bad, "c", [])), "bad", bad);
  }
});

test("a code of another series is told from a damaged one, and from one of a newer version", () => {
  assert.equal(reason(() => entriesOf(codeOf("c", [], NOW), "d", [])), "other");
  assert.equal(reason(() => entriesOf("3AAAA", "c", [])), "newer");
});

test("a file holds everything and gives it back", () => {
  const entries = [["c/1/1", tick("2026-11-01")], ["c/1/1#note", { note: "è – “x”", at: 3 }], ["c#plan", { plan: null, at: 4 }]];
  assert.deepEqual(entriesOfCopy(copyOf("tag:a,2026", entries, "2026-11-08"), "tag:a,2026"), entries);
});

test("a file of another site, of a newer version, or of something else is refused", () => {
  const text = copyOf("tag:a,2026", [], "2026-11-08");
  assert.equal(reason(() => entriesOfCopy(text, "tag:b,2026")), "other");
  assert.equal(reason(() => entriesOfCopy(text.replace('"version": 1', '"version": 2'), "tag:a,2026")), "newer");
  for (const bad of ["", "{", "[]", "null", '{"format": "x"}']) assert.equal(reason(() => entriesOfCopy(bad, "tag:a,2026")), "bad", bad);
});

test("what is no entry in a file is left out, and the rest comes in", () => {
  const text = copyOf("s", [["c/1/1", tick("2026-11-01")], ["../x", { done: 1 }], ["c/2/1", "yes"]], "2026-11-08");
  assert.deepEqual(entriesOfCopy(text, "s").map(([key]) => key), ["c/1/1"]);
});
