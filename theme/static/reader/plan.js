/* A reader's own plan: which day of the series falls on which date. */

import { addDays, dayNumber, weekday } from "./dates.js";

/**
 * Day `from` falls on `date`, whatever day of the week that is; the days after it one a day, days off passed over.
 * `start` is the date the reader once began on, and `sequence` how often the plan was moved since.
 * @typedef {{start: string, from: number, date: string, rest: number[], sequence: number}} Plan
 */

/**
 * A plan that begins on a date, or on the first one after it that is not off.
 * @param {string} start
 * @param {number[]} rest weekdays off, not all seven
 * @returns {Plan}
 */
export function planFrom(start, rest) {
  let date = start;
  while (rest.includes(weekday(date))) date = addDays(date, 1);
  return { start, from: 1, date, rest, sequence: 0 };
}

/**
 * The plan moved so that a day falls on a date: nothing is behind any more.
 * @param {Plan | null} plan
 * @param {number} day
 * @param {string} date
 * @param {number[]} rest the days off of one who had no plan
 * @returns {Plan}
 */
export function moved(plan, day, date, rest) {
  return {
    start: plan ? plan.start : date,
    from: day,
    date,
    rest: plan ? plan.rest : rest,
    sequence: plan ? plan.sequence + 1 : 0,
  };
}

/**
 * The days from the plan's first to `last`, with their dates.
 * @param {Plan} plan
 * @param {number} last
 * @returns {[number, string][]}
 */
export function schedule(plan, last) {
  /** @type {[number, string][]} */
  const days = [];
  let date = plan.date;
  for (let day = plan.from; day <= last; day++) {
    days.push([day, date]);
    do date = addDays(date, 1); while (plan.rest.includes(weekday(date)));
  }
  return days;
}

/**
 * The number of the last day that is due on a date; one less than the plan's first before it begins.
 * @param {Plan} plan
 * @param {string} date
 */
export function dayOn(plan, date) {
  const length = dayNumber(date) - dayNumber(plan.date);
  if (length < 0) return plan.from - 1;
  const workdays = 7 - plan.rest.length, weeks = Math.floor(length / 7);
  let day = plan.from + weeks * workdays;
  for (let passed = weeks * 7 + 1; passed <= length; passed++) {
    if (!plan.rest.includes(weekday(addDays(plan.date, passed)))) day++;
  }
  return day;
}
