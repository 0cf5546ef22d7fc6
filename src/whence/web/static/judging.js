"use strict";
// Judging is whole without this: it adds single keys, shows how far work is, and keeps a form from being sent twice.
(() => {
  if (window.whenceJudging) return;
  window.whenceJudging = true;
  const OFF = "whence-no-single-keys";

  // Work behind the page: what it is at is told as it goes; when it is done, the page that shows what came of it.
  const working = document.querySelector("[data-work]");
  if (working) {
    const at = working.querySelector(".at");
    const seconds = working.querySelector(".seconds");
    const begun = Date.now();
    const clock = setInterval(() => (seconds.textContent = `${Math.round((Date.now() - begun) / 1000)} s`), 1000);
    const stream = new EventSource(`/work/${working.dataset.work}/progress`);
    const tell = (event) => {
      const said = JSON.parse(event.data).at;
      if (at.textContent !== said) at.textContent = said;
    };
    stream.addEventListener("message", tell);
    stream.addEventListener("end", (event) => {
      stream.close();
      clearInterval(clock);
      tell(event);
      location.replace(location.href);
    });
    addEventListener("pagehide", () => stream.close());
  }

  // Single keys press what carries them; they can be turned off, and mean nothing while one writes.
  const dialog = document.querySelector("dialog.keys");
  const box = document.querySelector(".single-keys");
  const isOff = () => {
    try {
      return localStorage.getItem(OFF) === "1";
    } catch {
      return false;
    }
  };
  if (box) {
    box.checked = !isOff();
    box.addEventListener("change", () => {
      try {
        if (box.checked) localStorage.removeItem(OFF);
        else localStorage.setItem(OFF, "1");
      } catch {
        // Without storage the choice holds for this page alone.
      }
    });
  }
  const opener = document.querySelector(".show-keys");
  if (opener && dialog) {
    opener.hidden = false;
    opener.addEventListener("click", () => dialog.showModal());
  }
  const writes = (element) => element.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || writes(event.target)) return;
    if (dialog && dialog.open) return;
    if (event.key !== "?" && box && !box.checked) return;
    const found = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
    if (!found) return;
    event.preventDefault();
    found.focus();
    found.click();
  });

  // A form is sent once.
  document.querySelectorAll("form[method=post]").forEach((form) => {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
      form.setAttribute("aria-busy", "true");
    });
    addEventListener("pageshow", () => {
      sent = false;
      form.removeAttribute("aria-busy");
    });
  });
})();
