/* A calendar at one's own pace as a file: one event a day, with an alarm. Times have no zone: 07:30 means 07:30 wherever
   the reader is (RFC 5545, 3.3.5, form 1). */

import { dayNumber } from "./dates.js";

/**
 * What the page says of the series: `homework` and `page` are addresses, `day` and `dayTitle` words with placeholders.
 * @typedef {{homework: string, page: string, title: string, name: string, id: string, domain: string, length: string,
 *   start: string, day: string, dayTitle: string}} Agenda
 * @typedef {{day: number, date: string, url: string, title: string,
 *   homework: {title: string, minutes: number | null, tasks: {text: string}[]}}} DayHomework
 */

/**
 * The homework that is out, by day. Raises what `fetch` does, and an error for an answer that is none.
 * @param {Agenda} agenda
 * @returns {Promise<Map<number, DayHomework>>}
 */
export async function fetchHomework(agenda) {
  const answer = await fetch(agenda.homework);
  if (!answer.ok) throw new Error(String(answer.status));
  const { days } = await answer.json();
  return new Map(days.map((/** @type {DayHomework} */ day) => [day.day, day]));
}

/**
 * How many days there will be; as many as are out, where nobody has said.
 * @param {Agenda} agenda
 * @param {Map<number, DayHomework>} homework
 */
export function lengthOf(agenda, homework) {
  return +agenda.length || Math.max(0, ...homework.keys());
}

/**
 * The text of the file. `start` is part of the events' ids: whoever imports a plan that was moved, moves the events.
 * @param {Agenda} agenda
 * @param {Map<number, DayHomework>} homework
 * @param {[number, string][]} days numbers and dates
 * @param {string} time
 * @param {string} start
 * @param {number} sequence
 */
export function calendarFile(agenda, homework, days, time, start, sequence) {
  const [hour, minute] = time.split(":").map(Number);
  const title = escaped(agenda.title);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Day by Day//Own pace//EN", `NAME:${title}`, `X-WR-CALNAME:${title}`];
  for (const [number, date] of days) {
    const begin = dayNumber(date) * 1440 + hour * 60 + minute, day = homework.get(number);
    const uid = escaped(`${agenda.id}-${number}-${start}@${agenda.domain}`);
    lines.push("BEGIN:VEVENT", `UID:${uid}`, ...(sequence ? [`SEQUENCE:${sequence}`] : []), ...event(agenda, number, day, begin), "END:VEVENT");
  }
  return [...lines, "END:VCALENDAR", ""].map(folded).join("\r\n");
}

/**
 * A day that is not out has a number and an address, and no text.
 * @param {Agenda} agenda
 * @param {number} number
 * @param {DayHomework | undefined} day
 * @param {number} begin minutes since 1970
 */
function event(agenda, number, day, begin) {
  const homework = day?.homework, title = homework?.title || day?.title || "";
  const url = day ? `${day.url}#homework` : `${agenda.page}${number}/`;
  const name = escaped((title ? agenda.dayTitle : agenda.day).replace("{day}", String(number)).replace("{title}", () => title));
  const tasks = (homework?.tasks || []).map(task => `☐ ${task.text}`);
  return [
    `DTSTAMP:${(day?.date || agenda.start).replaceAll("-", "")}T000000Z`,
    `DTSTART:${floating(begin)}`,
    `DTEND:${floating(begin + (homework?.minutes || 15))}`,
    `SUMMARY:${name}`,
    `DESCRIPTION:${escaped([...tasks, ...(tasks.length ? [""] : []), url].join("\n"))}`,
    `URL:${url}`,
    "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${name}`, "TRIGGER:PT0S", "END:VALARM",
  ];
}

/** @param {number} minutes since 1970 */
function floating(minutes) {
  return new Date(minutes * 60000).toISOString().replace(/[-:]|\.\d+Z/g, "");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n").replace(/[\u0000-\u001f\u007f]/g, "");
}

/**
 * At most 75 octets a line, never parted inside a character.
 * @param {string} line
 */
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
