/* The language switch leads to the same place in the text: to the same part of the page, and as far into it. */

const PARTS = ["#text", ".column > header", ".column > .text", "#homework", ".column > .text ~ .text", ".neighbours"];
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
  return place;
}

/** @param {string} place */
function arrive(place) {
  const [nth, share] = place.split(",").map(Number);
  const box = document.querySelector(PARTS[nth] ?? "#text")?.getBoundingClientRect();
  if (box && share >= 0 && share <= 1) window.scrollTo(0, window.scrollY + box.top + box.height * share);
}
