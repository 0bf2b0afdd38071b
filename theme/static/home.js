/* The home page: the way on for one who has begun, the way in for one who comes when all is over, and an honest word when
   the day is late. It has no words of its own, and asks nobody but this site. */

import { keepReminder, welcomeBack } from "./reader/back.js";
import { sayIfBehind } from "./reader/behind.js";
import { planKey } from "./reader/entries.js";
import { keepOffline, sayOffline } from "./reader/offline.js";
import { element, readData, Words } from "./reader/page.js";
import { planFrom } from "./reader/plan.js";
import { dayAddress, nowInSeconds, standing } from "./reader/standing.js";
import { Store } from "./reader/store.js";

const data = readData();
const words = new Words(data.words);
const store = new Store(data.scope);

keepOffline(data.worker);
sayOffline(words);
for (const series of data.series) {
  const leaf = document.querySelector(`[data-series="${CSS.escape(series.id)}"]`), { next, dates, done, plan, today } = standing(series, store);
  if (!leaf) continue;
  sayIfBehind(series, leaf, words);
  const begun = dates.length || done.size || plan, way = element("p", { className: "go", "data-scripted": "" });
  if (begun && next) way.append(element("a", { href: dayAddress(series, next) }, words.say("go_on", { day: next })));
  // Over, and nobody has begun: day 1 can be today's.
  if (!begun && next && series.over) {
    const begin = () => store.set(planKey(series.id), { plan: planFrom(today, []), at: nowInSeconds() });
    way.append(element("a", { href: dayAddress(series, next), onclick: begin }, words.say("begin_today")));
  }
  if (way.firstChild) leaf.append(way);
  const banner = begun ? welcomeBack(series, store, words) || keepReminder(store, words, `${series.page}#progress`) : null;
  if (banner && !document.querySelector(".welcome")) document.querySelector("main")?.prepend(banner);
}
