// A page that is older than its moment: is the site late, or the page an old copy?

import assert from "node:assert/strict";
import { test } from "node:test";

import { behind, isOverdue } from "../static/reader/behind.js";

const AT = "2026-11-09T07:00+01:00";
const page = { id: "connections", page: "/connections/", rest: [], today: 8, next: { day: 9, at: AT }, status: "/status.json" };
const moment = text => Date.parse(text);
const status = (day, next) => ({ series: [{ id: "connections", last: { en: { day } }, next }] });

for (const [name, now, expected] of [
  ["before the moment nobody asks", "2026-11-09T06:59+01:00", false],
  ["nor within the hour that a build may take", "2026-11-09T07:59+01:00", false],
  ["after it the status is asked", "2026-11-09T08:00+01:00", true],
]) {
  test(name, () => assert.equal(isOverdue(page, moment(now)), expected));
}

test("a page that expects nothing asks nothing", () => {
  assert.equal(isOverdue({ ...page, next: undefined }, moment("2027-01-01T00:00Z")), false);
  assert.equal(isOverdue({ ...page, status: undefined }, moment("2027-01-01T00:00Z")), false);
});

const LATER = moment("2026-11-09T12:00+01:00");
for (const [name, answer, expected] of [
  ["a site that still awaits the day is late", status(8, { day: 9, at: AT }), { kind: "late", day: 9 }],
  ["a site that has the day makes this page an old copy", status(9, { day: 10, at: "2026-11-10T07:00+01:00" }), { kind: "newer", day: 9 }],
  ["the last day of all can be the newer one", status(9, null), { kind: "newer", day: 9 }],
  ["a plan that was moved is no delay", status(8, { day: 9, at: "2026-11-12T07:00+01:00" }), null],
  ["a series that is over is not late", status(8, null), null],
  ["another site's answer says nothing", { series: [{ id: "other", last: {}, next: null }] }, null],
  ["nonsense says nothing", "<html>", null],
  ["nor does nothing", null, null],
  ["nor half of it", { series: [{ id: "connections" }] }, null],
]) {
  test(name, () => assert.deepEqual(behind(page, answer, "en", LATER), expected));
}
