/* The page of a day: boxes to tick, notes, the way on, the place in the other language. It has no words of its own (they
   stand in the page), and asks nobody but this site. */

import { keepReminder, welcomeBack } from "./reader/back.js";
import { sayWhen } from "./reader/coming.js";
import { localToday } from "./reader/dates.js";
import { tendEnding } from "./reader/ending.js";
import { makeTickable, printButton } from "./reader/homework.js";
import { keepOffline, sayOffline } from "./reader/offline.js";
import { element, readData, Words } from "./reader/page.js";
import { keepPosition } from "./reader/position.js";
import { activeDates, daysAway } from "./reader/progress.js";
import { tendSharing } from "./reader/share.js";
import { Store } from "./reader/store.js";

const data = readData();
const words = new Words(data.words);
const store = new Store(data.scope);
const [series] = data.series;
const article = /** @type {HTMLElement | null} */ (document.querySelector("[data-day]"));
const card = document.getElementById("homework");
const coming = /** @type {HTMLElement | null} */ (document.querySelector("[data-comes]"));
const ways = document.querySelector(".share ul");
const did = document.getElementById("ending-done");
const progress = `${series.page}#progress`;

keepOffline(data.worker);
sayOffline(words);
if (coming) sayWhen(coming, words);
if (article && card) makeTickable(card, { series: series.id, day: Number(article.dataset.day), store, words, progress });
else if (article) article.querySelector(".column > .text")?.after(element("p", { className: "tools", "data-scripted": "" }, printButton(words)));
if (ways) tendSharing(ways, words);
if (did) tendEnding(did, series, store, words);
// Last, for notes and buttons take their room.
keepPosition();
greet();

/** After a break the page of the series is asked what days there are: it knows those that came since this page was made. */
async function greet() {
  let banner = null;
  if (daysAway(activeDates(store, series.id), localToday(), []) >= 3) {
    try {
      const answer = await fetch(series.page);
      const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
      const [current] = readData(page).series;
      if (current) banner = welcomeBack(current, store, words);
    } catch {
      /* without the network, the way on is on the page of the series */
    }
  }
  banner = banner || keepReminder(store, words, progress);
  if (banner) document.querySelector(".column")?.prepend(banner);
}
