import assert from "node:assert/strict";
import { test } from "node:test";

import { dayOn, moved, planFrom, schedule } from "../static/reader/plan.js";

const dates = (plan, last) => schedule(plan, last).map(([, date]) => date);

test("a plan can begin on 29 February", () => {
  assert.deepEqual(dates(planFrom("2028-02-29", []), 3), ["2028-02-29", "2028-03-01", "2028-03-02"]);
});

test("days off are passed over, the first one too", () => {
  assert.deepEqual(dates(planFrom("2026-11-07", [0, 6]), 3), ["2026-11-09", "2026-11-10", "2026-11-11"]);
  assert.deepEqual(dates(planFrom("2026-11-06", [0, 6]), 2), ["2026-11-06", "2026-11-09"]);
});

test("no date is left out and none comes twice when clocks change", () => {
  for (const start of ["2026-03-27", "2026-10-23"]) {
    const all = dates(planFrom(start, []), 5);
    assert.equal(new Set(all).size, 5);
    assert.deepEqual(all, [...all].sort());
  }
});

test("the day of a date is the one the schedule says", () => {
  for (const rest of [[], [0], [0, 6], [1, 2, 3, 4, 5, 6]]) {
    const plan = planFrom("2026-11-04", rest);
    for (const [day, date] of schedule(plan, 60)) assert.equal(dayOn(plan, date), day, `${date} ${rest}`);
  }
});

test("on a day off it is still the day before, and before the first it is none", () => {
  const plan = planFrom("2026-11-06", [0, 6]);
  assert.equal(dayOn(plan, "2026-11-08"), 1);
  assert.equal(dayOn(plan, "2026-11-05"), 0);
});

test("a missed week is caught up: the first day left to do is today, and the end moves", () => {
  const plan = planFrom("2026-11-01", []);
  const later = moved(plan, 4, "2026-11-11", []);
  assert.deepEqual(schedule(later, 5), [[4, "2026-11-11"], [5, "2026-11-12"]]);
  assert.equal(later.start, "2026-11-01");
  assert.equal(later.sequence, 1);
  assert.equal(dayOn(later, "2026-11-10"), 3);
});

test("one who comes back on a day off can go on that very day", () => {
  const later = moved(planFrom("2026-11-02", [0, 6]), 3, "2026-11-08", []);
  assert.deepEqual(dates(later, 4), ["2026-11-08", "2026-11-09"]);
});

test("a reader without a plan has one after catching up, with the author's days off", () => {
  assert.deepEqual(moved(null, 2, "2026-11-08", [0, 6]), { start: "2026-11-08", from: 2, date: "2026-11-08", rest: [0, 6], sequence: 0 });
});
