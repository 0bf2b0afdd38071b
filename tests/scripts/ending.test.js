import assert from "node:assert/strict";
import { test } from "node:test";

import { openDays } from "../static/reader/ending.js";
import { readDays } from "../static/reader/progress.js";

test("days that are left to do are named in runs", () => {
  assert.deepEqual(openDays({ days: readDays("1,1,1,1,1,1,1"), done: new Set([2, 6]) }), [[1, 1], [3, 5], [7, 7]]);
});

test("a day without homework, one that is not there, and one that is done are not left to do", () => {
  assert.deepEqual(openDays({ days: readDays("1,0,-,,=1 go"), done: new Set([1]) }), [[5, 5]]);
});

test("when all is done nothing is left", () => {
  assert.deepEqual(openDays({ days: readDays("1,2"), done: new Set([1, 2]) }), []);
});
