import assert from "node:assert/strict";
import { test } from "node:test";

import { activeDates, daysAway, daysDone, firstUndone, pulse, readDays } from "../static/reader/progress.js";

const kept = entries => ({ get: key => entries[key] ?? null, keys: () => Object.keys(entries) });
const tick = on => ({ done: true, on, at: 1 });

test("days are read as the page writes them", () => {
  const [three, named, none, gone, coming] = readDays("3,=1 go,0,-,");
  assert.deepEqual(three, { tasks: ["1", "2", "3"], out: true, counts: true });
  assert.deepEqual(named.tasks, ["1", "go"]);
  assert.deepEqual(none, { tasks: [], out: true, counts: false });
  assert.deepEqual(gone, { tasks: [], out: false, counts: false });
  assert.deepEqual(coming, { tasks: [], out: false, counts: true });
  assert.deepEqual(readDays(""), []);
});

test("a day is done when all its tasks are ticked, and one without tasks never is", () => {
  const days = readDays("2,=1 go,0");
  const done = daysDone("c", days, kept({ "c/1/1": tick(""), "c/2/1": tick(""), "c/2/go": tick(""), "d/1/2": tick("") }));
  assert.deepEqual([...done], [2]);
});

test("a tick taken back is none", () => {
  assert.equal(daysDone("c", readDays("1"), kept({ "c/1/1": { done: false, on: "", at: 2 } })).size, 0);
});

test("one goes on with the first day that is out and has something left to do", () => {
  assert.equal(firstUndone(readDays("1,1,1"), new Set([1, 3])), 2);
  assert.equal(firstUndone(readDays("1,0,-,1"), new Set([1])), 4);
  assert.equal(firstUndone(readDays("1,,"), new Set([1])), 0);
});

test("the pulse counts days, and no chain breaks", () => {
  const dates = ["2026-11-02", "2026-11-03", "2026-11-05", "2026-11-06", "2026-11-08"];
  assert.deepEqual(pulse(dates, "2026-11-08", []), { n: 5, of: 7 });
  assert.deepEqual(pulse(dates, "2026-11-08", [6]), { n: 5, of: 6 });
});

test("days off are neutral, an active one counts; days before the first do not count", () => {
  assert.deepEqual(pulse(["2026-11-08"], "2026-11-08", [0]), { n: 1, of: 1 });
  assert.deepEqual(pulse(["2026-11-06", "2026-11-07"], "2026-11-08", []), { n: 2, of: 3 });
  assert.deepEqual(pulse([], "2026-11-08", []), { n: 0, of: 0 });
});

test("a break is days in a row without anything done, days off not counted", () => {
  assert.equal(daysAway(["2026-11-04"], "2026-11-08", []), 3);
  assert.equal(daysAway(["2026-11-06"], "2026-11-09", [0, 6]), 0);
  assert.equal(daysAway(["2026-11-08"], "2026-11-08", []), 0);
  assert.equal(daysAway([], "2026-11-08", []), 0);
  assert.equal(daysAway(["2028-02-27"], "2028-03-02", []), 3);
});

test("a clock that was wrong once brings nothing to a halt", () => {
  assert.equal(daysAway(["2036-11-08"], "2026-11-08", []), 0);
});

test("dates are those of ticks that still are", () => {
  const entries = { "c/1/1": tick("2026-11-02"), "c/1/2": { done: false, on: "2026-11-03", at: 1 }, "d/1/1": tick("2026-11-01"), "c/1/1#note": { note: "x", at: 1 } };
  assert.deepEqual(activeDates(kept(entries), "c"), ["2026-11-02"]);
  assert.deepEqual(activeDates(kept(entries)), ["2026-11-01", "2026-11-02"]);
});
