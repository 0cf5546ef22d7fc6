"use strict";
// The page is whole without this: it adds the panel with the words, the filters, and the rest of a split mark.
(() => {
  const panel = document.querySelector(".panel");
  const passages = panel.querySelector(".passages");
  let opener = null;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const parts = (anchor) => [
    ...[document.getElementById(anchor)].filter(Boolean),
    ...document.querySelectorAll(`[data-of="${CSS.escape(anchor)}"]`),
  ];

  // Start and end of the marked words within their report's text, in UTF-16 units.
  const place = (anchor) => {
    const found = parts(anchor);
    if (!found.length) return null;
    const text = found[0].closest(".text");
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEndBefore(found[0]);
    const start = range.toString().length;
    return { text, start, end: start + found.map((one) => one.textContent).join("").length };
  };

  const sentence = (whole, start, end) => {
    const before = whole.slice(0, start);
    const after = whole.slice(end);
    const stop = /[.!?\u2026]["'\u201d\u2019)]*\s+(?=\S)|\n/g;
    let first = Math.max(0, start - 400);
    for (const match of before.matchAll(stop)) first = Math.max(first, match.index + match[0].length);
    const next = after.search(/[.!?\u2026]["'\u201d\u2019)]*(\s|$)|\n/);
    const last = Math.min(next < 0 ? whole.length : end + next + 1, end + 400);
    return [whole.slice(first, start), whole.slice(start, end), whole.slice(end, last)];
  };

  const passage = (anchor) => {
    const spot = place(anchor);
    if (!spot) return null;
    const [before, words, after] = sentence(spot.text.textContent, spot.start, spot.end);
    const box = element("div", "passage");
    const quote = element("p");
    quote.append(before, element("mark", "", words), after);
    const from = element("p", "from", `${spot.text.dataset.number} \u00b7 ${spot.text.dataset.title} \u00b7 `);
    const link = element("a", "", "open in the report");
    link.href = `#${anchor}`;
    from.append(link);
    box.append(quote, from);
    return box;
  };

  const close = () => {
    panel.hidden = true;
    if (opener) {
      opener.removeAttribute("aria-expanded");
      opener.focus({ preventScroll: true });
    }
    opener = null;
  };

  const open = (link) => {
    const found = link.dataset.w.split(" ").slice(0, 12).map(passage).filter(Boolean);
    if (!found.length) return false;
    if (opener) opener.removeAttribute("aria-expanded");
    opener = link;
    link.setAttribute("aria-expanded", "true");
    passages.replaceChildren(...found);
    if (link.dataset.about) {
      const about = element("p", "from");
      const entry = element("a", "", `all about ${link.textContent}`);
      entry.href = `#${link.dataset.about}`;
      about.append(entry);
      passages.append(about);
    }
    panel.hidden = false;
    panel.scrollTop = 0;
    return true;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.w");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (open(link)) event.preventDefault();
  });
  panel.querySelector(".close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });

  const arrive = () => {
    document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    parts(id).forEach((one) => one.matches(".m") && one.classList.add("lit"));
    const folded = target.closest("details:not([open])");
    if (folded && target !== folded) {
      folded.open = true;
      target.scrollIntoView();
    }
    if (target.matches(".event[hidden]")) {
      document.querySelector(".filters").reset();
    }
  };
  window.addEventListener("hashchange", arrive);
  arrive();

  const form = document.querySelector(".filters");
  const events = [...document.querySelectorAll("article.event")];
  const texts = new Map();
  // What is said of an event, not the names of the reports that say it: a headline would bring all that its report tells.
  const spoken = (one) =>
    [...one.querySelectorAll("h4, .date, .kind, .facts, .tied, q, td .note")].map((part) => part.textContent).join(" ");
  const show = () => {
    const { words, actor, type, status, origins, contested } = form.elements;
    const said = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kept = (one) =>
      said.every((word) => (texts.get(one) ?? texts.set(one, spoken(one).toLowerCase()).get(one)).includes(word)) &&
      (!actor.value || one.dataset.actors.split(" ").includes(actor.value)) &&
      (!type.value || one.dataset.type === type.value) &&
      (!status.value || one.dataset.status === status.value) &&
      Number(one.dataset.origins) >= Number(origins.value) &&
      (!contested.checked || one.dataset.contested);
    const filtered = said.length || actor.value || type.value || status.value || origins.value !== "1" || contested.checked;
    let n = 0;
    for (const one of events) n += !(one.hidden = !kept(one));
    for (const also of document.querySelectorAll(".also")) {
      also.hidden = !also.querySelector(".event:not([hidden])");
      if (filtered) also.open = true;
    }
    for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector(".event:not([hidden])");
    form.querySelector("output").textContent = `${n} of ${events.length} shown`;
  };
  if (events.length) {
    form.hidden = false;
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(show));
    show();
  }

  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    unfolded.forEach((one) => (one.open = true));
  });
  window.addEventListener("afterprint", () => unfolded.forEach((one) => (one.open = false)));
})();
