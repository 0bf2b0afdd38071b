/* Dates as on a wall calendar: "2026-11-08", without an hour and without a zone. They are counted in UTC, which has no
   summer time; the clock is asked for the reader's own date, and for nothing else. */

const DAY = 86400000;

/**
 * Days since 1970-01-01; NaN for what is no date, such as 2027-02-29.
 * @param {string} date
 */
export function dayNumber(date) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (!parts) return NaN;
  const number = Date.UTC(+parts[1], +parts[2] - 1, +parts[3]) / DAY;
  return dateOfNumber(number) === date ? number : NaN;
}

/**
 * The date that many days after 1970-01-01.
 * @param {number} number
 */
export function dateOfNumber(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** @param {unknown} date */
export function isDate(date) {
  return typeof date === "string" && !Number.isNaN(dayNumber(date));
}

/**
 * The date some days later.
 * @param {string} date
 * @param {number} days
 */
export function addDays(date, days) {
  return dateOfNumber(dayNumber(date) + days);
}

/**
 * 0 for Sunday … 6 for Saturday.
 * @param {string} date
 */
export function weekday(date) {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** The date where the reader is, by the reader's own clock. */
export function localToday(now = new Date()) {
  return dateOfNumber(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY);
}
