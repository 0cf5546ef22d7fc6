"use strict";
// Views that move: a link or slider fetches the page that its address names and puts that page's part in this one's place.
(() => {
  const part = (root, name) => root.querySelector(`[data-swap="${name}"]`);
  let asked = 0;

  const swap = async (name, address, { push = true, focus = null } = {}) => {
    const here = part(document, name);
    const mine = ++asked;
    here.classList.add("loading");
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const there = part(page, name);
      if (!answer.ok || !there) throw new Error(answer.status);
      if (mine !== asked) return;
      const sum = page.querySelector(".sum");
      if (sum) document.querySelector(".sum").replaceWith(sum);
      here.replaceWith(there);
      if (push) history.pushState({ swap: name }, "", address);
      else history.replaceState({ swap: name }, "", address);
      const again = focus && there.querySelector(focus);
      if (again) again.focus({ preventScroll: true });
      document.dispatchEvent(new CustomEvent("swapped", { detail: name }));
    } catch {
      if (mine === asked) location.assign(address);
    }
  };
  window.whenceSwap = swap;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap-link]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    const label = link.getAttribute("aria-label");
    const here = link.closest("[data-swap]");
    const href = link.getAttribute("href");
    swap(here.dataset.swap, href, { focus: link.dataset.key ? `[data-key="${CSS.escape(link.dataset.key)}"]` : label ? `[aria-label="${CSS.escape(label)}"]` : null });
  });
  window.addEventListener("popstate", () => location.reload());

  // What is wider than a small screen is shown from its middle.
  const centre = () =>
    document.querySelectorAll("[data-centred]").forEach((one) => (one.scrollLeft = (one.scrollWidth - one.clientWidth) / 2));
  document.addEventListener("swapped", centre);
  centre();

  // A map that has the focus moves by its keys: + and - and the arrows.
  const SIGNS = { "+": "+", "=": "+", "-": "−", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };
  document.addEventListener("keydown", (event) => {
    const sign = SIGNS[event.key];
    const figure = event.target.closest && event.target.closest(".map-figure");
    if (!sign || !figure || event.ctrlKey || event.metaKey || event.altKey) return;
    const link = figure.querySelector(`[data-key="${sign}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
  });
})();
