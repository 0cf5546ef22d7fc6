"use strict";
// Every page is whole without this: it opens words in a panel beside what they carry, and lists on a small screen folded.
(() => {
  const panel = document.querySelector(".panel");
  const passages = panel.querySelector(".passages");
  const MAX_PASSAGES = 12;
  let opener = null;
  let asked = 0;

  const close = () => {
    panel.hidden = true;
    asked += 1;
    if (opener) {
      opener.removeAttribute("aria-expanded");
      opener.focus({ preventScroll: true });
    }
    opener = null;
  };

  // /reports/ID?words=12-30 asks for ID:12-30.
  const place = (href) => {
    const url = new URL(href, location.href);
    const words = url.searchParams.get("words");
    return words && url.pathname.startsWith("/reports/")
      ? `${decodeURIComponent(url.pathname.slice("/reports/".length))}:${words}`
      : null;
  };

  const told = (text, name) => {
    const line = document.createElement("p");
    line.className = name;
    line.textContent = text;
    return line;
  };

  const fill = (found, link) => {
    passages.replaceChildren(...found);
    if (link.dataset.about) {
      const about = told("", "from");
      const entry = document.createElement("a");
      entry.href = link.dataset.about;
      entry.textContent = `all about ${link.textContent}`;
      about.append(entry);
      passages.append(about);
    }
    panel.scrollTop = 0;
  };

  const open = async (link) => {
    const places = (link.dataset.w || link.getAttribute("href")).split(" ").slice(0, MAX_PASSAGES).map(place).filter(Boolean);
    if (!places.length) return;
    if (opener) opener.removeAttribute("aria-expanded");
    opener = link;
    link.setAttribute("aria-expanded", "true");
    passages.replaceChildren(told("Looking up the words …", "wait"));
    panel.hidden = false;
    const mine = ++asked;
    const query = new URLSearchParams(places.map((one) => ["at", one]));
    let found;
    try {
      const answer = await fetch(`/words?${query}`);
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      found = [...page.querySelectorAll(".passage")];
    } catch {
      found = [told("The words could not be loaded. Is `whence serve` still running?", "fault")];
    }
    if (mine === asked) fill(found, link);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.w");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    open(link);
  });
  panel.querySelector(".close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });

  // A form without what was left empty makes a shorter address to share.
  document.querySelectorAll("form.filters, form.find").forEach((form) =>
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
    }),
  );

  // Beside the list there is room for the filters; above it they are folded until asked for.
  const fold = document.querySelector(".filters .fold");
  if (fold) fold.open = matchMedia("(min-width: 62.01rem)").matches;

  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("main details:not([open])")];
    unfolded.forEach((one) => (one.open = true));
  });
  window.addEventListener("afterprint", () => unfolded.forEach((one) => (one.open = false)));
})();
