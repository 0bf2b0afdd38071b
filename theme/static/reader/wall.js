/* The wall calendar with what the reader has done: such a day is a leaf filled and ticked, and says so in words. */

import { element } from "./page.js";
import { dayAddress } from "./standing.js";
import { tally } from "./tally.js";

/**
 * @typedef {import("./page.js").Words} Words
 */

/**
 * @param {Element} wall
 * @param {Set<number>} done
 * @param {number} yours the day that is today's by the reader's own plan; 0 without one
 * @param {Words} words
 */
export function paintWall(wall, done, yours, words) {
  for (const square of wall.querySelectorAll(".square[data-day]")) {
    const number = Number(square.getAttribute("data-day"));
    mark(square, "done", done.has(number), words.say("done"));
    mark(square, "yours", number === yours, words.say("yours"));
  }
  legend(wall, "done", done.size > 0, words.say("done"));
  legend(wall, "yours", yours > 0, words.say("yours"));
}

/** @param {Element} square @param {string} state @param {boolean} is @param {string} word */
function mark(square, state, is, word) {
  const spoken = square.querySelector(`.said-${state}`);
  square.classList.toggle(state, is);
  if (!is) spoken?.remove();
  else if (!spoken) square.querySelector(".says")?.append(element("span", { className: `said-${state}` }, `, ${word}`));
}

/** @param {Element} wall @param {string} state @param {boolean} is @param {string} word */
function legend(wall, state, is, word) {
  const line = wall.querySelector(`.legend .means-${state}`);
  if (!is) line?.remove();
  else if (!line) {
    const square = element("span", { className: `square out ${state}`, "aria-hidden": "true" }, state === "done" ? "" : "1");
    wall.querySelector(".legend")?.append(element("li", { className: `means-${state}`, "data-scripted": "" }, square, ` ${word}`));
  }
}

/**
 * Where the reader stands, in text: below the head of the page, the first thing one sees.
 * @param {Element} place
 * @param {import("./page.js").SeriesData} series
 * @param {ReturnType<typeof import("./standing.js").standing>} now
 * @param {Words} words
 * @param {() => void} begin
 */
export function paintStanding(place, series, now, words, begin) {
  const { done, next, plan, planned, days, today } = now;
  const sentences = tally(series, now, words);
  if (plan && today < plan.date) sentences.push(words.say("plan_begins", { day: plan.from, date: words.date(plan.date) }));
  else if (plan && planned <= days.length) sentences.push(words.say("plan_today", { day: planned }));
  if (done.size && !next) sentences.push(words.say("all_done"));
  const go = () => element("p", { className: "go" }, element("a", { href: dayAddress(series, next) }, words.say("go_on", { day: next })));
  const start = () => (series.today ? "" : element("button", { type: "button", onclick: begin }, words.say("begin_today")));
  const way = !next ? "" : done.size || plan ? go() : start();
  place.replaceChildren(way, ...(sentences.length ? [element("p", { className: "tally" }, sentences.join(" "))] : []));
}
