/* The reader's own plan: begin today or on a date, with days off; a calendar that rings at an hour of one's own. */

import { isDate } from "./dates.js";
import { planKey } from "./entries.js";
import { calendarFile, fetchHomework, lengthOf } from "./ics.js";
import { announce, saveFile } from "./page.js";
import { planFrom, schedule } from "./plan.js";
import { nowInSeconds, standing } from "./standing.js";

/**
 * @typedef {import("./page.js").SeriesData} SeriesData
 * @typedef {import("./page.js").Words} Words
 * @typedef {import("./store.js").Store} Store
 */

/**
 * @param {HTMLFormElement} form
 * @param {SeriesData} series
 * @param {Store} store
 * @param {Words} words
 * @param {() => void} changed
 * @returns functions: one that fills in what is kept, one that begins today
 */
export function tendPlan(form, series, store, words, changed) {
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[name=rest]")]);
  const said = /** @type {Element} */ (form.querySelector("[role=status]"));
  const rest = () => boxes.filter(box => box.checked).map(box => +box.value);
  const keep = (/** @type {import("./plan.js").Plan | null} */ plan) => {
    const now = standing(series, store);
    // A plan that is set anew goes on counting: calendars take it for a later edition of the old one.
    if (plan && now.plan) plan = { ...plan, sequence: now.plan.sequence + 1 };
    store.set(planKey(series.id), { plan, at: nowInSeconds() });
    changed();
    announce(said, plan ? sentence(plan) : words.say("plan_dropped"));
  };
  const sentence = (/** @type {import("./plan.js").Plan} */ plan) => {
    const text = words.say("plan_kept", { day: plan.from, date: words.date(plan.date) });
    const length = standing(series, store).days.length, last = series.open ? undefined : schedule(plan, length).pop();
    return last ? `${text} ${words.say("plan_ends", { day: last[0], date: words.date(last[1]) })}` : text;
  };
  const refusal = () => (!isDate(field("start").value) ? "undated" : rest().length > 6 ? "restless" : "");
  form.addEventListener("submit", event => {
    event.preventDefault();
    const refused = refusal();
    if (refused) announce(said, words.say(refused));
    else keep(planFrom(field("start").value, rest()));
  });
  const begin = () => {
    const { today } = standing(series, store);
    keep({ start: today, from: 1, date: today, rest: rest().length < 7 ? rest() : [], sequence: 0 });
  };
  form.querySelector("[data-do=today]")?.addEventListener("click", begin);
  form.querySelector("[data-do=drop]")?.addEventListener("click", () => keep(null));
  form.querySelector("[data-do=calendar]")?.addEventListener("click", async () => {
    const { plan } = standing(series, store), refused = plan ? "" : refusal(), time = field("time").value;
    if (refused || !time) return announce(said, words.say(refused || "undated"));
    announce(said, await makeCalendar(series.agenda, plan ?? planFrom(field("start").value, rest()), time, words));
  });
  const fill = () => {
    const { plan, today } = standing(series, store);
    if (!form.contains(document.activeElement)) {
      field("start").value = plan ? plan.start : today;
      for (const box of boxes) box.checked = (plan ? plan.rest : series.rest).includes(+box.value);
    }
    /** @type {HTMLElement} */ (form.querySelector("[data-do=drop]")).hidden = !plan;
  };
  return { fill, begin };
}

/** @param {import("./ics.js").Agenda} agenda @param {import("./plan.js").Plan} plan @param {string} time @param {Words} words */
async function makeCalendar(agenda, plan, time, words) {
  try {
    const homework = await fetchHomework(agenda), days = schedule(plan, lengthOf(agenda, homework));
    if (!days.length) return words.say("empty");
    saveFile(calendarFile(agenda, homework, days, time, plan.start, plan.sequence), `${agenda.name}-${plan.date}.ics`, "text/calendar");
    return words.count("made", days.length);
  } catch {
    return words.say("failed");
  }
}
