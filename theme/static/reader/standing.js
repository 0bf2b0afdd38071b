/* Where a reader stands in a series, today. */

import { localToday } from "./dates.js";
import { planKey } from "./entries.js";
import { dayOn } from "./plan.js";
import { activeDates, daysAway, daysDone, firstUndone, pulse, readDays } from "./progress.js";

/**
 * @typedef {import("./page.js").SeriesData} SeriesData
 * @typedef {import("./store.js").Store} Store
 */

/**
 * `next` is the first day left to do, `due` the day that is today's (by the reader's plan, else the author's), each 0 for
 * none; `away` how many days went by without anything done.
 * @param {SeriesData} series
 * @param {Store} store
 */
export function standing(series, store) {
  const days = readDays(series.days ?? ""), done = daysDone(series.id, days, store), today = localToday();
  /** @type {import("./plan.js").Plan | null} */
  const plan = store.get(planKey(series.id))?.plan ?? null;
  const rest = plan ? plan.rest : series.rest, dates = activeDates(store, series.id);
  const planned = plan ? dayOn(plan, today) : series.today ?? 0;
  return {
    days,
    done,
    plan,
    today,
    rest,
    dates,
    planned,
    due: days[planned - 1]?.out ? planned : 0,
    next: firstUndone(days, done),
    away: daysAway(dates, today, rest),
    pulse: pulse(dates, today, rest),
    total: days.filter(day => day.counts && (day.out || !series.open)).length,
  };
}

/** @param {SeriesData} series @param {number} day */
export function dayAddress(series, day) {
  return `${series.page}${day}/`;
}

/** Seconds since 1970: what entries are dated by, to tell which came later. */
export function nowInSeconds() {
  return Math.floor(Date.now() / 1000);
}
