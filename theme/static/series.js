/* The page of a series: what the reader has done, the way on, a plan of one's own, and copies to take along. Its words
   stand in the page; it asks nobody but this site. */

import { keepReminder, welcomeBack } from "./reader/back.js";
import { tendCopies } from "./reader/carry.js";
import { tendPlan } from "./reader/pace.js";
import { forgetKept, keepOffline, sayOffline } from "./reader/offline.js";
import { element, readData, Words } from "./reader/page.js";
import { standing } from "./reader/standing.js";
import { Store } from "./reader/store.js";
import { paintStanding, paintWall } from "./reader/wall.js";

const data = readData();
const words = new Words(data.words);
const store = new Store(data.scope);
const [series] = data.series;
keepOffline(data.worker);
sayOffline(words);
const wall = document.querySelector(".calendar");
// By then the month is the target of the page: it alone is printed.
for (const way of document.querySelectorAll(".print")) way.addEventListener("click", () => setTimeout(print));
const desk = document.getElementById("progress");
const place = element("div", { className: "standing", "data-scripted": "" });

if (desk) {
  document.querySelector(".head")?.append(place);
  const form = /** @type {HTMLFormElement} */ (desk.querySelector("form"));
  const { fill, begin } = tendPlan(form, series, store, words, paint);
  /** @type {HTMLElement | null} */
  let banner = null;
  function paint() {
    const now = standing(series, store);
    paintStanding(place, series, now, words, begin);
    if (wall) paintWall(wall, now.done, now.plan ? now.due : 0, words);
    fill();
    if (!now.dates.length) banner?.remove();
    if (banner?.isConnected) return;
    banner = welcomeBack(series, store, words, paint) || keepReminder(store, words, "#progress");
    if (banner) place.before(banner);
  }
  const denied = desk.querySelector("[data-say=state]");
  if (denied && store.state !== "kept") denied.textContent = words.say(store.state);
  desk.hidden = false;
  tendCopies(desk, /** @type {HTMLDialogElement} */ (desk.querySelector("dialog")), { series, store, words, feed: data.scope.feed, changed: paint, forget: () => forgetKept(data.scope) });
  paint();
  store.watch(paint);
  if (location.hash === "#progress") desk.scrollIntoView();
}
