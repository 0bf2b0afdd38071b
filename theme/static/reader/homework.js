/* The homework of a day, to be ticked. Server and paper show a list with drawn boxes; here they become real ones. */

import { localToday } from "./dates.js";
import { joinedNotes, noteKey, tickKey } from "./entries.js";
import { announce, element } from "./page.js";
import { nowInSeconds } from "./standing.js";

/**
 * @typedef {import("./page.js").Words} Words
 * @typedef {import("./store.js").Store} Store
 */

const BLOCKS = "p, ul, ol, dl, div, pre, table, blockquote, figure, hr, h2, h3, h4, h5, h6, details, section";
const PAUSE = 400;

/** @param {Words} words */
export function printButton(words) {
  return element("button", { type: "button", className: "quiet", onclick: () => window.print() }, words.say("print"));
}

/**
 * Make boxes and notes of the tasks of a card, and paint what is kept; again whenever another tab has written.
 * @param {HTMLElement} card
 * @param {{series: string, day: number, store: Store, words: Words, progress: string}} given
 */
export function makeTickable(card, given) {
  const { series, day, store, words } = given;
  const items = /** @type {HTMLElement[]} */ ([...card.querySelectorAll("[data-task]")]);
  const status = element("p", { className: "note", role: "status" });
  const stamp = element("p", { className: "stamp", hidden: true, "data-scripted": "" }, words.say("done"));
  const teller = new Teller(store, words, status);
  const boxes = items.map((item, index) => {
    const task = String(item.dataset.task), key = tickKey(series, day, task);
    const box = makeBox(item, `tick-${day}-${task}`, key);
    box.addEventListener("change", () => {
      store.set(key, { done: box.checked, on: localToday(), at: nowInSeconds() });
      paint();
      teller.saved(boxes.every(({ box }) => box.checked) ? words.say("day_done", { day }) : "");
    });
    const note = makeNote(item, index + 1, noteKey(series, day, task), store, words, teller);
    return { box, key, note };
  });
  const paint = () => {
    for (const { box, key, note } of boxes) {
      box.checked = store.get(key)?.done === true;
      note.paint();
    }
    const done = boxes.every(({ box }) => box.checked);
    card.classList.toggle("done", done);
    stamp.hidden = !done;
  };
  card.setAttribute("role", "group");
  card.querySelector(".tasks")?.classList.add("live");
  card.prepend(stamp);
  card.append(element("div", { className: "tools", "data-scripted": "" },
    status,
    element("a", { href: given.progress }, words.say("progress")),
    printButton(words)));
  paint();
  store.watch((key, before, after) => {
    boxes.find(({ note }) => note.key === key)?.note.join(before, after);
    paint();
  });
}

/**
 * A box with the task as its label. A label holds words and no blocks, so what follows the first paragraph stays outside.
 * @param {HTMLElement} item
 * @param {string} id
 * @param {string} name
 */
function makeBox(item, id, name) {
  const box = element("input", { type: "checkbox", id, name, autocomplete: "off" }), label = element("label", { htmlFor: id });
  const first = [...item.childNodes].find(node => node instanceof Element || node.textContent?.trim());
  const holder = first instanceof HTMLElement && first.matches("p") ? first : item;
  while (holder.firstChild && !(holder.firstChild instanceof Element && holder.firstChild.matches(BLOCKS))) label.append(holder.firstChild);
  if (label.textContent?.trim() || label.firstElementChild) holder.prepend(label);
  else box.setAttribute("aria-labelledby", item.id);
  item.prepend(box);
  return box;
}

/**
 * A place for private words, saved as they are typed; on paper what was written stands there without its frame.
 * Gives a function that shows what is kept, and one that joins what another tab wrote at the same moment.
 * @param {HTMLElement} item
 * @param {number} number
 * @param {string} key
 * @param {Store} store
 * @param {Words} words
 * @param {Teller} teller
 */
function makeNote(item, number, key, store, words, teller) {
  const name = words.say("note_on", { n: number }), lang = words.lang;
  const area = element("textarea", { rows: 3, lang, dir: "auto", "aria-label": name });
  const details = element("details", { className: "own", lang, "data-scripted": "" }, element("summary", { "aria-label": name }, words.say("note")), area);
  const written = element("p", { className: "written", dir: "auto", "data-scripted": "" });
  item.append(details, written);
  let known = "", waiting = 0;
  const save = () => {
    clearTimeout(waiting);
    waiting = 0;
    const typed = area.value, there = store.get(key)?.note ?? "";
    if (typed === known) return;
    // Another tab has written since: both stay.
    const note = there === known ? typed : joinedNotes(there, typed);
    store.set(key, { note, at: nowInSeconds() });
    known = note;
    written.textContent = note;
    if (note !== typed) area.value = note;
    teller.saved("");
  };
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(save, PAUSE);
  });
  area.addEventListener("change", save);
  window.addEventListener("pagehide", save);
  const paint = () => {
    if (waiting) return;
    known = store.get(key)?.note ?? "";
    if (area.value !== known) area.value = known;
    written.textContent = known;
    if (known) details.open = true;
  };
  // Browsers let two tabs write over each other. What was written without knowing of our words is joined with them, in
  // an order on which both tabs agree.
  const join = (/** @type {any} */ before, /** @type {any} */ after) => {
    const theirs = after?.note ?? "";
    if (waiting || (before?.note ?? "") === known || theirs === known) return;
    const [one, other] = [theirs, known].sort();
    store.set(key, { note: joinedNotes(one, other), at: nowInSeconds() });
  };
  return { key, paint, join };
}

/** Says once that things are saved, or why they are not. */
class Teller {
  /** @param {Store} store @param {Words} words @param {Element} place */
  constructor(store, words, place) {
    this.store = store;
    this.words = words;
    this.place = place;
    this.told = "";
  }

  /** @param {string} news what else there is to say */
  saved(news) {
    const state = this.store.state, sentences = news ? [news] : [];
    if (state !== this.told) sentences.push(this.words.say(state));
    this.told = state;
    if (sentences.length) announce(this.place, sentences.join(" "));
  }
}
