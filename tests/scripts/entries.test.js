import assert from "node:assert/strict";
import { test } from "node:test";

import { changes, checked, merged } from "../static/reader/entries.js";

const tick = (done, at) => ({ done, on: "2026-11-08", at });

test("of two ticks the later counts, of two at once the one that is set", () => {
  assert.equal(merged(tick(true, 1), tick(false, 2)).done, false);
  assert.equal(merged(tick(false, 3), tick(true, 2)).done, false);
  assert.equal(merged(tick(false, 2), tick(true, 2)).done, true);
  assert.equal(merged(tick(true, 2), tick(false, 2)).done, true);
  assert.deepEqual(merged(null, tick(true, 2)), tick(true, 2));
});

test("notes are joined and never dropped, however often", () => {
  const one = { note: "at home", at: 1 }, other = { note: "at work", at: 2 };
  const both = merged(one, other);
  assert.equal(both.note, "at home\n\nat work");
  assert.deepEqual(merged(other, one), both);
  assert.equal(merged(both, one).note, both.note);
  assert.equal(merged(both, other).note, both.note);
  assert.equal(merged({ note: "", at: 9 }, one).note, "at home");
});

test("the later plan counts, one that was dropped too", () => {
  const plan = { start: "2026-11-01", from: 1, date: "2026-11-01", rest: [], sequence: 0 };
  assert.equal(merged({ plan, at: 1 }, { plan: null, at: 2 }).plan, null);
});

test("only what changes something is a change", () => {
  const there = { "c/1/1": tick(true, 1), "c/1/2": tick(false, 5) };
  const incoming = [["c/1/1", tick(true, 2)], ["c/1/2", tick(true, 4)], ["c/1/3", tick(true, 4)]];
  assert.deepEqual(changes(key => there[key] ?? null, incoming), [["c/1/3", tick(true, 4)]]);
});

test("what comes from outside is believed only where it can be", () => {
  const plan = { start: "2028-02-29", from: 1, date: "2028-02-29", rest: [0, 6], sequence: 0 };
  assert.ok(checked("c/1/go", { done: true, on: "2026-11-08", at: 1 }));
  assert.ok(checked("c/1/go#note", { note: "<b>", at: 1 }));
  assert.ok(checked("c#plan", { plan, at: 1 }));
  for (const [key, value] of [
    ["c/1/go", { done: "yes", at: 1 }], ["c/0/go", tick(true, 1)], ["c/1/go", null], ["c/1/go", { done: true }],
    ["__proto__", tick(true, 1)], ["c/1/go#note", { note: 7, at: 1 }], ["c#plan", { plan: { ...plan, date: "2027-02-29" }, at: 1 }],
    ["c#plan", { plan: { ...plan, rest: [0, 1, 2, 3, 4, 5, 6] }, at: 1 }], ["c#plan", { plan: { ...plan, from: 0 }, at: 1 }], ["#kept", { at: 1 }],
  ]) assert.equal(checked(key, value), null, JSON.stringify([key, value]));
});
