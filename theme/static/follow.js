/* The page on how to follow: copies addresses, and makes a calendar at the reader's own pace. It has
   no words of its own (they stand in the page), asks nobody but this site, and keeps nothing. */
"use strict";

const said = document.getElementById("said");

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    tell(button, said.dataset.copied);
  } catch {
    const written = button.parentElement.querySelector("code") || button.parentElement.querySelector("a");
    getSelection().selectAllChildren(written);
    say(said, said.dataset.byHand);
  }
}

function tell(button, text) {
  const word = button.firstChild, before = button.dataset.before || word.data;
  button.dataset.before = before;
  word.data = text;
  say(said, text);
  setTimeout(() => { word.data = before; }, 2000);
}

/* Said anew even when it is the same as before. */
function say(place, text) {
  place.textContent = "";
  setTimeout(() => { place.textContent = text; }, 50);
}

const form = document.getElementById("own");

if (form) {
  const now = new Date();
  form.elements.start.value = dated(now.getFullYear(), now.getMonth(), now.getDate()).toISOString().slice(0, 10);
  form.hidden = false;
  form.addEventListener("submit", event => { event.preventDefault(); make(); });
}

async function make() {
  const field = form.elements.series, made = document.getElementById("made");
  const series = (field.selectedOptions ? field.selectedOptions[0] : field).dataset;
  const start = form.elements.start.value, time = form.elements.time.value;
  const rests = new Set([...form.querySelectorAll("[name=rest]:checked")].map(box => +box.value));
  if (!start || !time) {
    form.elements[start ? "time" : "start"].focus();
    return say(made, form.dataset.undated);
  }
  if (rests.size > 6) return say(made, form.dataset.restless);
  let days;
  try {
    const answer = await fetch(series.homework);
    if (!answer.ok) throw new Error(answer.status);
    days = new Map((await answer.json()).days.map(day => [day.day, day]));
  } catch {
    return say(made, form.dataset.failed);
  }
  const count = +series.length || Math.max(0, ...days.keys());
  if (!count) return say(made, form.dataset.empty);
  save(calendar(series, days, count, start, time, rests), `${series.name}-${start}.ics`);
  const plural = new Intl.PluralRules(document.documentElement.lang).select(count);
  const text = form.getAttribute(`data-made-${plural}`) || form.dataset.madeOther;
  say(made, text.replace("{n}", count));
}

/* Dates are counted in UTC, which has no summer time, and written without a zone: 07:30 means 07:30
   wherever the reader is (RFC 5545, 3.3.5, form 1). */
function dated(year, month, day, hour = 0, minute = 0) {
  return new Date(Date.UTC(year, month, day, hour, minute));
}

function floating(moment) {
  return moment.toISOString().replace(/[-:]|\.\d+Z/g, "");
}

function calendar(series, days, count, start, time, rests) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Day by Day//Own pace//EN", `NAME:${escaped(series.title)}`,
    `X-WR-CALNAME:${escaped(series.title)}`];
  const [year, month, day] = start.split("-").map(Number), [hour, minute] = time.split(":").map(Number);
  let moment = dated(year, month - 1, day, hour, minute);
  for (let number = 1; number <= count; number++) {
    while (rests.has(moment.getUTCDay())) moment = later(moment, 1440);
    lines.push(...event(series, number, days.get(number), start, moment));
    moment = later(moment, 1440);
  }
  return [...lines, "END:VCALENDAR", ""].map(folded).join("\r\n");
}

function later(moment, minutes) {
  return new Date(moment.getTime() + minutes * 60000);
}

/* A day that is not out has a number and an address, and no text. */
function event(series, number, day, start, moment) {
  const homework = day?.homework, title = homework?.title || day?.title;
  const url = day ? `${day.url}#homework` : `${series.page}${number}/`;
  const name = (title ? form.dataset.dayTitle : form.dataset.day).replace("{day}", number).replace("{title}", () => title);
  const tasks = (homework?.tasks || []).map(task => `☐ ${task.text}`);
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(`${series.id}-${number}-${start}@${series.domain}`)}`,
    `DTSTAMP:${(day?.date || series.start).replaceAll("-", "")}T000000Z`,
    `DTSTART:${floating(moment)}`,
    `DTEND:${floating(later(moment, homework?.minutes || 15))}`,
    `SUMMARY:${escaped(name)}`,
    `DESCRIPTION:${escaped([...tasks, ...(tasks.length ? [""] : []), url].join("\n"))}`,
    `URL:${url}`,
    "END:VEVENT",
  ];
}

function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n").replace(/[\u0000-\u001f\u007f]/g, "");
}

/* At most 75 octets a line, never parted inside a character. */
function folded(line) {
  const encoder = new TextEncoder();
  let text = "", room = 75;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (size > room) {
      text += "\r\n ";
      room = 74;
    }
    text += character;
    room -= size;
  }
  return text;
}

function save(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
