import assert from "node:assert/strict";
import { test } from "node:test";

import { addDays, dayNumber, isDate, localToday, weekday } from "../static/reader/dates.js";

test("a date is a date of the calendar, and nothing else is one", () => {
  for (const date of ["2026-11-08", "2028-02-29", "2000-02-29", "1999-12-31"]) assert.ok(isDate(date), date);
  for (const date of ["2027-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-11-08T07:00", "", null, 20261108]) {
    assert.ok(!isDate(date), String(date));
  }
});

test("days are counted through months, leap years and summer time", () => {
  assert.equal(addDays("2028-02-28", 1), "2028-02-29");
  assert.equal(addDays("2028-02-29", 1), "2028-03-01");
  assert.equal(addDays("2028-02-29", 365), "2029-02-28");
  assert.equal(addDays("2026-03-28", 2), "2026-03-30");
  assert.equal(addDays("2026-10-24", 2), "2026-10-26");
  assert.equal(addDays("2026-01-01", -1), "2025-12-31");
  assert.equal(dayNumber("2027-01-01") - dayNumber("2026-01-01"), 365);
});

test("weekdays are those of the calendar, before 1970 too", () => {
  assert.equal(weekday("2026-11-08"), 0);
  assert.equal(weekday("2026-11-09"), 1);
  assert.equal(weekday("1969-12-31"), 3);
});

test("today is the date where the reader is, at any hour", () => {
  for (const hour of [0, 1, 12, 23]) assert.equal(localToday(new Date(2026, 2, 29, hour, 59)), "2026-03-29");
  assert.equal(localToday(new Date(2028, 1, 29)), "2028-02-29");
});
