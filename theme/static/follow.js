/* The page on how to follow: copies addresses, and makes a calendar at the reader's own pace. It has
   no words of its own (they stand in the page), asks nobody but this site, and keeps nothing. */

import { localToday } from "./reader/dates.js";
import { calendarFile, fetchHomework, lengthOf } from "./reader/ics.js";
import { announce, saveFile } from "./reader/page.js";
import { planFrom, schedule } from "./reader/plan.js";

const said = /** @type {HTMLElement} */ (document.getElementById("said"));

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copy]"))) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const copied = /** @type {string} */ (said.dataset.copied);
  try {
    await navigator.clipboard.writeText(/** @type {string} */ (button.dataset.copy));
    const word = /** @type {Text} */ (button.firstChild), before = button.dataset.before || word.data;
    button.dataset.before = before;
    word.data = copied;
    announce(said, copied);
    setTimeout(() => { word.data = before; }, 2000);
  } catch {
    const holder = /** @type {HTMLElement} */ (button.parentElement);
    getSelection()?.selectAllChildren(/** @type {HTMLElement} */ (holder.querySelector("code") || holder.querySelector("a")));
    announce(said, /** @type {string} */ (said.dataset.byHand));
  }
}

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("own"));

if (form) {
  input(form, "start").value = localToday();
  form.hidden = false;
  form.addEventListener("submit", event => {
    event.preventDefault();
    make(form);
  });
}

/** @param {HTMLFormElement} form @param {string} name */
function input(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/** @param {HTMLFormElement} form */
async function make(form) {
  const field = /** @type {any} */ (input(form, "series")), made = /** @type {HTMLElement} */ (document.getElementById("made"));
  const words = form.dataset, agenda = { ...(field.selectedOptions ? field.selectedOptions[0] : field).dataset, day: words.day, dayTitle: words.dayTitle };
  const start = input(form, "start").value, time = input(form, "time").value;
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[name=rest]:checked"));
  const rest = [...boxes].map(box => +box.value);
  if (!start || !time) {
    input(form, start ? "time" : "start").focus();
    return announce(made, String(words.undated));
  }
  if (rest.length > 6) return announce(made, String(words.restless));
  try {
    const homework = await fetchHomework(agenda), count = lengthOf(agenda, homework);
    if (!count) return announce(made, String(words.empty));
    const days = schedule(planFrom(start, rest), count);
    saveFile(calendarFile(agenda, homework, days, time, start, 0), `${agenda.name}-${start}.ics`, "text/calendar");
    const plural = new Intl.PluralRules(document.documentElement.lang).select(count);
    announce(made, String(form.getAttribute(`data-made-${plural}`) || words.madeOther).replace("{n}", String(count)));
  } catch {
    announce(made, String(words.failed));
  }
}
