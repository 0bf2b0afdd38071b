/* When the next day comes, as one says it: today or tomorrow, by the reader's own clock. */

import { dayNumber, localToday } from "./dates.js";

/**
 * @param {HTMLElement} place its `data-comes` is the moment; its words say date and hour where the author is
 * @param {import("./page.js").Words} words
 */
export function sayWhen(place, words) {
  const moment = new Date(String(place.dataset.comes)), days = dayNumber(localToday(moment)) - dayNumber(localToday());
  if (moment.getTime() <= Date.now() || days > 1) return;
  const time = `${moment.getHours()}:${String(moment.getMinutes()).padStart(2, "0")}`;
  place.textContent = words.say(days === 1 ? "comes_tomorrow" : "comes_today", { time });
}
