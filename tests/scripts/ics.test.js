import assert from "node:assert/strict";
import { test } from "node:test";

import { calendarFile } from "../static/reader/ics.js";
import { moved, planFrom, schedule } from "../static/reader/plan.js";

const AGENDA = {
  homework: "", page: "https://x.example/c/", title: "Connections", name: "c", id: "c-en", domain: "x.example", length: "10",
  start: "2026-11-01", day: "Day {day}", dayTitle: "Day {day}: {title}",
};
const file = (plan, last) => calendarFile(AGENDA, new Map(), schedule(plan, last), "07:30", plan.start, plan.sequence);

test("every event rings at its own time, and has no zone", () => {
  const text = file(planFrom("2028-02-29", []), 2);
  assert.match(text, /DTSTART:20280229T073000\r\n/);
  assert.match(text, /DTSTART:20280301T073000\r\n/);
  assert.equal(text.match(/TRIGGER:PT0S\r\n/g).length, 2);
});

test("a plan that was moved moves the events it made before", () => {
  const plan = planFrom("2026-11-01", []), later = moved(plan, 2, "2026-11-20", []);
  const uids = text => text.match(/UID:[^\r]+/g);
  assert.deepEqual(uids(file(later, 3)), uids(file(plan, 3)).slice(1));
  assert.match(file(later, 3), /SEQUENCE:1\r\n/);
  assert.doesNotMatch(file(plan, 3), /SEQUENCE/);
});
