/* After a break: three ways on, and no word of what was missed. And, once, the advice to keep a copy. */

import { planKey } from "./entries.js";
import { element } from "./page.js";
import { moved, schedule } from "./plan.js";
import { activeDates } from "./progress.js";
import { dayAddress, nowInSeconds, standing } from "./standing.js";

/**
 * @typedef {import("./page.js").SeriesData} SeriesData
 * @typedef {import("./page.js").Words} Words
 * @typedef {import("./store.js").Store} Store
 */

const BREAK = 3;
const ENOUGH_TO_LOSE = 3;
const KEPT = "#kept";

/**
 * The banner for one who comes back after three days or more; null for anyone else, and after an answer.
 * @param {SeriesData} series
 * @param {Store} store
 * @param {Words} words
 * @param {() => void} [changed] called when the plan was moved
 */
export function welcomeBack(series, store, words, changed) {
  const { next, away, dates, due, plan, today, rest, days } = standing(series, store), answered = `${series.id}#back`;
  const last = dates[dates.length - 1];
  if (away < BREAK || !next || store.get(answered)?.on === last) return null;
  const banner = element("section", { className: "welcome", "aria-labelledby": "back-label", "data-scripted": "" });
  const answer = () => store.set(answered, { on: last, at: nowInSeconds() });
  const close = () => {
    answer();
    banner.remove();
  };
  const catchUp = () => {
    const plan2 = moved(plan, next, today, rest);
    store.set(planKey(series.id), { plan: plan2, at: nowInSeconds() });
    answer();
    const length = days.length, end = series.open ? undefined : schedule(plan2, length)[length - next];
    const text = end ? words.say("caught_up", { day: next, last: end[0], date: words.date(end[1]) }) : words.say("caught_up_open", { day: next });
    banner.replaceChildren(
      element("p", { role: "status", tabIndex: -1 }, text),
      element("p", {}, element("a", { href: dayAddress(series, next) }, words.say("go_on", { day: next }))),
    );
    /** @type {HTMLElement} */ (banner.firstElementChild).focus();
    changed?.();
  };
  const ways = [
    element("a", { href: dayAddress(series, next), onclick: answer }, words.say("go_on", { day: next })),
    element("button", { type: "button", onclick: catchUp }, words.say("catch_up", { day: next })),
    ...(due && due !== next ? [element("a", { href: dayAddress(series, due), onclick: answer }, words.say("just_today", { day: due }))] : []),
    element("button", { type: "button", className: "quiet", onclick: close }, words.say("not_now")),
  ];
  banner.append(
    element("h2", { className: "label", id: "back-label" }, words.say("back_title")),
    element("p", {}, words.say("back")),
    element("ul", { className: "choices" }, ...ways.map(way => element("li", {}, way))),
  );
  return banner;
}

/**
 * The advice to keep a copy; null before there is something to lose, and once it was heeded or put away.
 * @param {Store} store
 * @param {Words} words
 * @param {string} address where copies are made
 */
export function keepReminder(store, words, address) {
  if (store.state !== "kept" || store.get(KEPT) || activeDates(store).length < ENOUGH_TO_LOSE) return null;
  const banner = element("section", { className: "welcome", "aria-labelledby": "keep-label", "data-scripted": "" });
  const close = () => {
    kept(store);
    banner.remove();
  };
  banner.append(
    element("h2", { className: "label", id: "keep-label" }, words.say("keep_title")),
    element("p", {}, words.say("keep")),
    element("ul", { className: "choices" },
      element("li", {}, element("a", { href: address, onclick: close }, words.say("keep_go"))),
      element("li", {}, element("button", { type: "button", className: "quiet", onclick: close }, words.say("not_now")))),
  );
  return banner;
}

/** The reader has a copy, or wants none. @param {Store} store */
export function kept(store) {
  store.set(KEPT, { at: nowInSeconds() });
}
