/* What a reader has done, in words. */

/**
 * What is done, in sentences: how many days, and on how many of the last seven; nothing before there is anything.
 * @param {import("./page.js").SeriesData} series
 * @param {ReturnType<typeof import("./standing.js").standing>} now
 * @param {import("./page.js").Words} words
 */
export function tally(series, { done, total, pulse, away }, words) {
  const sentences = [];
  if (done.size) sentences.push(series.open ? words.count("total_open", done.size) : words.count("total", done.size, { total }));
  if (done.size && away < 3 && pulse.n && pulse.of > 2) sentences.push(words.count("pulse", pulse.n, { of: pulse.of }));
  return sentences;
}
