"use strict";
// The two clocks as sliders: moving one sets its day, redraws what stands and writes the day into the address.
(() => {
  const form = document.querySelector("form.clocks");
  if (!form) return;
  const DAY = 86400000;
  const number = (text) => Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);
  const text = (days) => new Date(days * DAY).toISOString().slice(0, 10);
  const told = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const words = (days) => told.format(new Date(days * DAY));
  let wait = 0;

  const address = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) query.set(name, value);
    const said = query.toString();
    return said ? `${form.getAttribute("action")}?${said}` : form.getAttribute("action");
  };
  const redraw = () => {
    clearTimeout(wait);
    wait = setTimeout(() => window.whenceSwap("standing", address(), { push: false }), 140);
  };

  form.querySelectorAll(".clock").forEach((clock) => {
    const field = clock.querySelector("input[type=date]");
    const first = number(clock.dataset.first);
    const last = Math.max(number(clock.dataset.last), first + 1);
    const slider = document.createElement("input");
    slider.type = "range";
    slider.min = first;
    slider.max = last;
    slider.value = number(field.dataset.shown);
    slider.setAttribute("aria-label", `${clock.querySelector("label").firstChild.textContent.trim()}, as a slider`);
    const say = () => slider.setAttribute("aria-valuetext", words(Number(slider.value)));
    say();
    slider.addEventListener("input", () => {
      field.value = text(Number(slider.value));
      say();
      redraw();
    });
    field.addEventListener("change", () => {
      slider.value = number(field.value || field.dataset.shown);
      say();
      redraw();
    });
    clock.append(slider);
  });
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
  });
})();
