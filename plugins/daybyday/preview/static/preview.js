/* The preview's half in the browser: reloads the page when it has changed, keeps the place one was
   reading at, and shows what is to be mended. Everything it shows lives in a shadow tree, so that
   the site's styles and this do not touch. Texts are set as text, never as HTML. */
(() => {
  "use strict";
  const OWN = "/_daybyday/";
  const me = document.currentScript;
  const here = location.pathname + location.search;
  const shown = { etag: me.dataset.etag, status: me.dataset.status };
  const memory = {
    get(key) { try { return sessionStorage.getItem(`daybyday:${key}`); } catch { return null; } },
    set(key, value) { try { sessionStorage.setItem(`daybyday:${key}`, value); } catch { /* private windows */ } },
    drop(key) { try { sessionStorage.removeItem(`daybyday:${key}`); } catch { /* as above */ } },
  };

  /* ---- the place one was reading at ---- */

  function reload() {
    memory.set(`place:${here}`, JSON.stringify([scrollX, scrollY]));
    location.reload();
  }

  function returnToPlace() {
    const kept = memory.get(`place:${here}`);
    memory.drop(`place:${here}`);
    if (!kept) return;
    const [x, y] = JSON.parse(kept);
    const before = history.scrollRestoration;
    history.scrollRestoration = "manual";
    const go = () => scrollTo({ left: x, top: y, behavior: "instant" });
    // Pictures may still make the page longer than it is now; the reader's own hand ends it.
    const grown = new ResizeObserver(go);
    const end = () => {
      grown.disconnect();
      history.scrollRestoration = before;
      for (const hand of hands) removeEventListener(hand, end, true);
    };
    const hands = ["wheel", "touchstart", "keydown", "pointerdown"];
    for (const hand of hands) addEventListener(hand, end, { capture: true, passive: true });
    go();
    grown.observe(document.documentElement);
    const later = () => { go(); setTimeout(end, 1500); };
    if (document.readyState === "complete") later(); else addEventListener("load", later, { once: true });
  }

  /* ---- the page itself ---- */

  let asking = false, again = false, gone = false;

  async function look() {
    if (asking) { again = true; return; }
    asking = true;
    try {
      do {
        again = false;
        const answer = await fetch(here, { method: "HEAD", cache: "no-store", redirect: "follow" });
        const etag = (answer.headers.get("ETag") || "").replace(/^W\/|"/g, "");
        const lost = answer.status === 404 && shown.status !== "404";
        if (!lost && etag && etag !== shown.etag) { reload(); return; }
        if (lost !== gone) { gone = lost; paint(); }
      } while (again);
    } catch { /* the server is away: the stream tells when it is back */ } finally { asking = false; }
  }

  /* ---- the stream ---- */

  let stream = null, state = null, version = null;

  function listen() {
    if (stream) stream.close();
    stream = new EventSource(`${OWN}events`);
    stream.addEventListener("state", event => {
      state = JSON.parse(event.data);
      if (state.version !== version) { version = state.version; look(); }
      paint();
    });
    stream.addEventListener("files", event => {
      const changed = new Set(JSON.parse(event.data).files.map(name => new URL(encodeURI(name), location).pathname));
      const used = performance.getEntriesByType("resource").map(one => new URL(one.name).pathname);
      if (used.some(name => changed.has(name))) reload();
    });
    stream.addEventListener("error", () => {
      if (stream && stream.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
    });
  }

  // A browser keeps six connections to a host: pages nobody sees give theirs back.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") { version = null; listen(); }
    else if (stream) { stream.close(); stream = null; }
  });
  addEventListener("pagehide", () => { if (stream) { stream.close(); stream = null; } });
  addEventListener("pageshow", event => { if (event.persisted) { version = null; listen(); } });

  /* ---- what is shown over the page ---- */

  const host = document.createElement("daybyday-preview");
  const root = host.attachShadow({ mode: "open" });
  const link = make("link", { rel: "stylesheet", href: `${OWN}overlay.css` });
  host.style.cssText = "all: initial; display: none";
  link.addEventListener("load", () => { host.style.cssText = "all: initial"; });
  const panel = make("div", { className: "panel" });
  const badge = make("div", { className: "badge" });
  root.append(link, panel, badge);
  panel.tabIndex = -1;
  panel.hidden = badge.hidden = true;
  addEventListener("keydown", event => { if (event.key === "Escape" && !panel.hidden) close(); });

  function make(name, facts = {}, ...children) {
    const one = Object.assign(document.createElement(name), facts);
    one.append(...children);
    return one;
  }

  function close() {
    memory.set("closed", what());
    paint();
  }

  // What was closed comes back with the next change, or when more is found to be wrong.
  const what = () => [state.version, ...only("error").map(one => one.place)].join(" ");

  const count = (n, what) => state.words[what][n === 1 ? 0 : 1].replace("%n", n);
  const only = level => (state ? state.findings : []).filter(one => one.level === level);

  function heading(errors) {
    const number = count(errors.length, "error");
    if (gone) return state.words.gone;
    if (state.stopped && state.good) return state.words.before.replace("%errors", number);
    if (state.stopped || !state.good) return state.words.no_site.replace("%errors", number);
    return number;
  }

  function finding(one) {
    const place = make("p", { className: "place" }, make("code", {}, one.place), " ", make("span", {}, one.code));
    const item = make("li", { className: one.level }, place, make("p", {}, one.message));
    if (one.hint) item.append(make("p", { className: "hint" }, one.hint));
    return item;
  }

  function paint() {
    if (!state) return;
    const errors = only("error"), others = [...only("warning"), ...only("note")];
    paintPanel(errors, others);
    paintBadge(errors, others);
  }

  let drawn = "";

  function paintPanel(errors, others) {
    const wanted = (errors.length || gone) && location.pathname !== OWN && memory.get("closed") !== what();
    const now = wanted ? JSON.stringify([errors, others, gone, state.good, state.stopped]) : "";
    if (now === drawn) return;
    const fresh = !drawn;
    drawn = now;
    panel.hidden = !wanted;
    panel.replaceChildren();
    if (!wanted) return;
    panel.setAttribute("role", "alertdialog");
    panel.setAttribute("aria-labelledby", "heading");
    panel.lang = state.words.lang;
    const button = make("button", { type: "button", title: state.words.close_title }, state.words.close);
    button.addEventListener("click", close);
    panel.append(make("div", { className: "head" }, make("h2", { id: "heading" }, heading(errors)), button));
    if (gone) panel.append(make("p", {}, state.words.gone_text, " ",
      make("a", { href: OWN }, state.words.written), " · ", make("a", { href: "/" }, state.words.site)));
    if (errors.length) panel.append(make("ul", {}, ...errors.map(finding)));
    if (others.length) panel.append(more(others));
    if (fresh && document.hasFocus() && document.activeElement === document.body) panel.focus({ preventScroll: true });
  }

  function more(others) {
    const said = ["warning", "note"].map(level => [only(level).length, level]).filter(([n]) => n);
    const summary = make("summary", {}, said.map(([n, level]) => count(n, level)).join(", "));
    return make("details", {}, summary, make("ul", {}, ...others.map(finding)));
  }

  function paintBadge(errors, others) {
    const hidden = !panel.hidden || memory.get("badge") === "hidden" || location.pathname === OWN;
    const open = badge.querySelector("details")?.open;
    badge.hidden = hidden;
    badge.replaceChildren();
    if (hidden) return;
    badge.lang = state.words.lang;
    badge.setAttribute("role", "status");
    const facts = [state.words.preview];
    if (state.as_of) facts.push(state.words.as_of.replace("%when", state.as_of));
    if (state.not_out) facts.push(count(state.not_out, "not_out"));
    const line = make("p", {}, make("a", { href: OWN }, facts.join(" · ")));
    const button = make("button", { type: "button", title: state.words.hide_title, ariaLabel: state.words.hide }, "×");
    button.addEventListener("click", () => { memory.set("badge", "hidden"); paint(); });
    line.append(button);
    if (errors.length) line.prepend(reopener(errors));
    if (others.length) {
      const list = more(others);
      list.open = Boolean(open);
      badge.append(list);
    }
    badge.append(line);
  }

  function reopener(errors) {
    const button = make("button", { type: "button", className: "errors" }, count(errors.length, "error"));
    button.addEventListener("click", () => { memory.drop("closed"); paint(); });
    return button;
  }

  returnToPlace();
  document.documentElement.append(host);
  listen();
})();
