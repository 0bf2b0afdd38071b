/* The page as scripts see it: its data and words, elements, and places where something is said aloud. */

import { dayNumber } from "./dates.js";

/**
 * A series on a page: `page` is its address, `days` what `readDays` reads, `today` the author's last day (0: over),
 * `next` the one that comes next, and `status` where to ask whether it did.
 * @typedef {{id: string, page: string, rest: number[], days?: string, today?: number, open?: boolean, over?: boolean, agenda?: any,
 *   next?: {day: number, at: string}, status?: string}} SeriesData
 * @typedef {{scope: import("./store.js").Scope, series: SeriesData[], words: Record<string, any>, worker?: string}} PageData
 */

/**
 * The data that a page holds for scripts.
 * @param {Document} [from]
 * @returns {PageData}
 */
export function readData(from = document) {
  return JSON.parse(from.getElementById("reader")?.textContent || '{"scope":{"base":"","feed":""},"series":[],"words":{}}');
}

export class Words {
  /** @param {Record<string, any>} words those of the page, by key */
  constructor(words) {
    this.words = words;
    this.lang = document.documentElement.lang;
  }

  /** @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values = {}) {
    return filled(String(this.words[key]), values);
  }

  /** In the plural form that `n` asks for. @param {string} key @param {number} n @param {Record<string, string | number>} [values] */
  count(key, n, values = {}) {
    const forms = this.words[key];
    return filled(forms[new Intl.PluralRules(this.lang).select(n)] || forms.other, { n, ...values });
  }

  /** "Sunday 8 November", as this language writes the first of a month. @param {string} date */
  date(date) {
    const format = new Intl.DateTimeFormat(this.words.locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
    const parts = format.formatToParts(new Date(dayNumber(date) * 86400000));
    const texts = parts.map(part => (part.type === "day" && part.value === "1" ? this.words.first : part.value));
    // Day and month stay in one line, as the server writes them.
    return texts.join("").replace(/ (?=\S+$)/, "\u00a0");
  }
}

/** @param {string} text @param {Record<string, string | number>} values */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * An element with properties, attributes (those with a hyphen, and `role`) and what is in it.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [properties]
 * @param {(string | Node)[]} content
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, properties = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") made.setAttribute(name, value);
    else /** @type {any} */ (made)[name] = value;
  }
  made.append(...content);
  return made;
}

/**
 * Said anew even when it is the same as before.
 * @param {Element} place a live region
 * @param {string} text
 */
export function announce(place, text) {
  place.textContent = "";
  setTimeout(() => { place.textContent = text; }, 50);
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
export function saveFile(text, name, type) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
