/* The home page: the way on for one who has begun. It has no words of its own, and asks nobody. */

import { keepReminder, welcomeBack } from "./reader/back.js";
import { keepOffline, sayOffline } from "./reader/offline.js";
import { element, readData, Words } from "./reader/page.js";
import { dayAddress, standing } from "./reader/standing.js";
import { Store } from "./reader/store.js";

const data = readData();
const words = new Words(data.words);
const store = new Store(data.scope);

keepOffline(data.worker);
sayOffline(words);
for (const series of data.series) {
  const leaf = document.querySelector(`[data-series="${CSS.escape(series.id)}"]`), { next, dates, done } = standing(series, store);
  if (!leaf || !(dates.length || done.size)) continue;
  if (next) {
    leaf.append(element("p", { className: "go", "data-scripted": "" }, element("a", { href: dayAddress(series, next) }, words.say("go_on", { day: next }))));
  }
  const banner = welcomeBack(series, store, words) || keepReminder(store, words, `${series.page}#progress`);
  if (banner && !document.querySelector(".welcome")) document.querySelector("main")?.prepend(banner);
}
