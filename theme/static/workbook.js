/* The workbook: fills in what its reader has ticked and noted on this device. It changes nothing of it, and asks nobody. */

import { noteKey, tickKey } from "./reader/entries.js";
import { keepOffline, sayOffline } from "./reader/offline.js";
import { element, readData, Words } from "./reader/page.js";
import { Store } from "./reader/store.js";

const data = readData();
const words = new Words(data.words);
const store = new Store(data.scope);
const [series] = data.series;
const place = document.getElementById("filled");
const notice = element("span", { hidden: true, "data-scripted": "" }, words.say("filled"));

place?.append(notice, element("button", { type: "button", "data-scripted": "", onclick: () => window.print() }, words.say("print")));
paint();
store.watch(paint);
sayOffline(words);
keepOffline(data.worker);

/** Every task as it is kept now, whichever tab wrote it. */
function paint() {
  document.querySelectorAll(".workbook [data-scripted]").forEach(mark => mark.remove());
  for (const sheet of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-day]"))) {
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-task]"))) {
      fill(item, Number(sheet.dataset.day), String(item.dataset.task));
    }
  }
  notice.hidden = !document.querySelector(".ticked, .noted");
}

/** @param {HTMLElement} item @param {number} day @param {string} task */
function fill(item, day, task) {
  const done = store.get(tickKey(series.id, day, task))?.done === true, note = store.get(noteKey(series.id, day, task))?.note;
  item.classList.toggle("ticked", done);
  item.classList.toggle("noted", Boolean(note));
  const lang = words.lang;
  if (done) item.prepend(element("span", { className: "unseen", lang, "data-scripted": "" }, `${words.say("done")}: `));
  if (note) item.querySelector(".room")?.before(element("p", { className: "written", lang, dir: "auto", "data-scripted": "" }, String(note)));
}
