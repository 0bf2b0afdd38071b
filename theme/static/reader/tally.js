/* What a reader has done, in words. */

/**
 * What is done, in sentences: how many days, and on how many of the last seven; nothing before there is anything.
 * @param {import("./page.js").SeriesData} series
 * @param {ReturnType<typeof import("./standing.js").standing>} now
 * @param {import("./page.js").Words} words
 */
export function tally(series, { done, total, pulse, away }, words) {
  if (!done.size) return [];
  const days = series.open ? words.count("total_open", done.size) : words.count("total", done.size, { total });
  return away < 3 && pulse.n && pulse.of > 2 ? [days, words.count("pulse", pulse.n, { of: pulse.of })] : [days];
}
