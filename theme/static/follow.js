/* The page on how to follow: opens what a link leads to, copies addresses, and makes a calendar at the reader's own pace. It
   has no words of its own (they stand in the page), asks nobody but this site, and keeps nothing. */

import { localToday } from "./reader/dates.js";
import { planKey } from "./reader/entries.js";
import { calendarFile, fetchHomework, lengthOf } from "./reader/ics.js";
import { announce, saveFile } from "./reader/page.js";
import { planFrom, schedule } from "./reader/plan.js";
import { Store } from "./reader/store.js";

/** @typedef {import("./reader/plan.js").Plan} Plan */

const said = /** @type {HTMLElement} */ (document.getElementById("said"));

for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-scripted]"))) part.hidden = false;

/** A series has its place here folded: whoever comes for it finds it open. */
function openTarget() {
  try {
    unfold(document.getElementById(decodeURIComponent(location.hash.slice(1))));
  } catch {
    /* a fragment that is none */
  }
}

/** @param {Element | null} place */
function unfold(place) {
  for (let part = place; part; part = part.parentElement) if (part instanceof HTMLDetailsElement) part.open = true;
}

openTarget();
addEventListener("hashchange", openTarget);

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
    const code = [...document.querySelectorAll("code")].find(code => code.textContent === button.dataset.copy);
    unfold(code ?? null);
    if (code) getSelection()?.selectAllChildren(code);
    code?.scrollIntoView({ block: "nearest" });
    announce(said, /** @type {string} */ (said.dataset.byHand));
  }
}

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("own"));

if (form) {
  form.hidden = false;
  const series = form.elements.namedItem("series");
  if (series instanceof Element) series.addEventListener("change", () => fill(form));
  form.addEventListener("submit", event => {
    event.preventDefault();
    make(form);
  });
  fill(form);
}

/** @param {HTMLFormElement} form @param {string} name */
function input(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/** What the page says of the series that is chosen. @param {HTMLFormElement} form @returns {DOMStringMap} */
function chosen(form) {
  const field = /** @type {any} */ (input(form, "series"));
  return (field.selectedOptions ? field.selectedOptions[0] : field).dataset;
}

/** The plan the reader keeps of this series; null for none. @param {HTMLFormElement} form @returns {Plan | null} */
function keptPlan(form) {
  const { base = "", feed = "" } = form.dataset;
  return new Store({ base, feed }).get(planKey(String(chosen(form).series)))?.plan ?? null;
}

/** @param {HTMLFormElement} form */
function restBoxes(form) {
  return [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[name=rest]"))];
}

/** Today, or what the reader's own plan says. @param {HTMLFormElement} form */
function fill(form) {
  const plan = keptPlan(form);
  input(form, "start").value = plan ? plan.start : localToday();
  for (const box of restBoxes(form)) box.checked = plan ? plan.rest.includes(+box.value) : box.defaultChecked;
  /** @type {HTMLElement} */ (form.querySelector("[data-planned]")).hidden = !plan;
}

/** The kept plan with the days it was moved by, unless something else was chosen. @param {HTMLFormElement} form @param {string} start @param {number[]} rest */
function planOf(form, start, rest) {
  const plan = keptPlan(form);
  const isKept = plan && plan.start === start && String([...plan.rest].sort()) === String([...rest].sort());
  return isKept ? plan : planFrom(start, rest);
}

/** @param {HTMLFormElement} form */
async function make(form) {
  const made = /** @type {HTMLElement} */ (document.getElementById("made")), words = form.dataset;
  const agenda = /** @type {any} */ ({ ...chosen(form), day: words.day, dayTitle: words.dayTitle });
  const start = input(form, "start").value, time = input(form, "time").value;
  const rest = restBoxes(form).filter(box => box.checked).map(box => +box.value);
  if (!start || !time) {
    input(form, start ? "time" : "start").focus();
    return announce(made, String(words.undated));
  }
  if (rest.length > 6) return announce(made, String(words.restless));
  try {
    const homework = await fetchHomework(agenda), plan = planOf(form, start, rest);
    const days = schedule(plan, lengthOf(agenda, homework)), count = days.length;
    if (!count) return announce(made, String(words.empty));
    saveFile(calendarFile(agenda, homework, days, time, plan.start, plan.sequence), `${agenda.name}-${start}.ics`, "text/calendar");
    const plural = new Intl.PluralRules(document.documentElement.lang).select(count);
    announce(made, String(form.getAttribute(`data-made-${plural}`) || words.madeOther).replace("{n}", String(count)));
  } catch {
    announce(made, String(words.failed));
  }
}
