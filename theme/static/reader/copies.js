/* A copy of everything that is kept, notes too, as a file: JSON that says what it is. */

import { checked } from "./entries.js";
import { CodeError } from "./codes.js";

const FORMAT = "daybyday-progress";
const VERSION = 1;

/**
 * @typedef {import("./entries.js").Entry} Entry
 */

/**
 * The text of the file.
 * @param {string} feed the site's own id
 * @param {Iterable<[string, Entry]>} entries
 * @param {string} made the reader's date
 */
export function copyOf(feed, entries, made) {
  const copy = { format: FORMAT, version: VERSION, site: feed, made, entries: Object.fromEntries(entries) };
  return `${JSON.stringify(copy, null, 1)}\n`;
}

/**
 * The entries of a file. Raises `CodeError` for one that is damaged, of another site, or too new; single entries
 * that are none are left out.
 * @param {string} text
 * @param {string} feed
 * @returns {[string, Entry][]}
 */
export function entriesOfCopy(text, feed) {
  const copy = parsed(text);
  if (copy?.format !== FORMAT || !copy.entries || typeof copy.entries !== "object") throw new CodeError("bad");
  if (!(copy.version <= VERSION)) throw new CodeError("newer");
  if (copy.site !== feed) throw new CodeError("other");
  /** @type {[string, Entry][]} */
  const entries = [];
  for (const [key, value] of Object.entries(copy.entries)) {
    const entry = checked(key, value);
    if (entry) entries.push([key, entry]);
  }
  return entries;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new CodeError("bad");
  }
}
