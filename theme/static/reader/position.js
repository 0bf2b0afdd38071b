/* The language switch leads to the same place in the text: below the same heading or at the same task, and as far on. Where
   the other text is cut up differently, to the same part of the page, and as far into it. */

const PARTS = ["#text", ".column > header", ".column > .text", "#homework", ".column > .text ~ .text", ".neighbours"];
const MARKS = ".column > .text :is(h2, h3, h4), #homework, .tasks > li, .neighbours";
const AT = "#at=";

/** Let the links to other languages carry along where one is, and arrive where such a link led. */
export function keepPosition() {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".languages a"))) {
    for (const kind of ["pointerdown", "focus", "click"]) link.addEventListener(kind, () => { link.hash = here(); });
  }
  if (location.hash.startsWith(AT)) {
    arrive(location.hash.slice(AT.length));
    history.replaceState(null, "", location.pathname + location.search);
  }
}

/** The fragment for where one is; "" at the top of the page. */
function here() {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (target && Math.abs(target.getBoundingClientRect().top) < window.innerHeight / 2) return location.hash;
  if (window.scrollY < 1) return "";
  let place = "";
  PARTS.forEach((selector, nth) => {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    if (box && box.top <= 1) place = `${AT}${nth},${Math.min(1, -box.top / box.height).toFixed(3)}`;
  });
  const tops = marks(), passed = tops.filter(top => top <= 1).length;
  if (!passed || passed === tops.length) return place;
  const [from, to] = tops.slice(passed - 1, passed + 1);
  return `${place},${tops.length},${passed - 1},${(-from / (to - from || 1)).toFixed(3)}`;
}

/** Where headings, tasks and what follows them are, from the top of the window. */
function marks() {
  return [...document.querySelectorAll(MARKS)].map(mark => mark.getBoundingClientRect().top);
}

/** @param {string} place */
function arrive(place) {
  const [nth, share, count, mark, beyond] = place.split(",").map(Number), tops = marks();
  // Twins with as many headings and tasks as each other are cut up alike.
  if (count === tops.length && tops[mark + 1] !== undefined && beyond >= 0 && beyond <= 1) {
    window.scrollTo(0, window.scrollY + tops[mark] + (tops[mark + 1] - tops[mark]) * beyond);
    return;
  }
  const box = document.querySelector(PARTS[nth] ?? "#text")?.getBoundingClientRect();
  if (box && share >= 0 && share <= 1) window.scrollTo(0, window.scrollY + box.top + box.height * share);
}
