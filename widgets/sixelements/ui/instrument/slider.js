/* A native range input that begins with no answer: its thumb appears once a person has touched it. */

import { h, W } from "../dom.js";

/**
 * A labelled slider; *words* tells a value. onPlace(value) returns the value that was kept.
 * Returns {node, show}; show(value) draws another value, undefined for none.
 */
export function slider({ label, name, min, max, step = 1, value, start = min, ends = [], words, unset, onPlace }) {
  const told = h("span", { class: "six-slider-told", "aria-hidden": "true" });
  const input = h("input", {
    type: "range",
    id: name,
    name,
    min,
    max,
    step,
    "aria-describedby": ends.length ? `${name}-ends` : null,
    on: { input: place, click: place, keydown: onKey },
  });
  const node = h(
    "div",
    { class: "six-slider" },
    h("div", { class: "six-slider-head" }, h("label", { for: name }, label), told),
    input,
    ends.length
      ? h(
        "p",
        { class: "six-slider-ends", id: `${name}-ends` },
        ends.map((
          word,
          index,
        ) => [index ? h("span", { class: "six-hidden" }, W("instrument.slider_to")) : null, h("span", {}, word)]),
      )
      : null,
  );

  function place() {
    show(onPlace(Number(input.value)));
  }

  // The place where an untouched thumb would be is an answer too, and no arrow leads to it.
  function onKey(event) {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    place();
  }

  function show(now) {
    const none = now === undefined;
    input.value = none ? start : now;
    told.textContent = none ? unset : words(now);
    input.setAttribute("aria-valuetext", told.textContent);
    node.toggleAttribute("data-unset", none);
    node.style.setProperty("--six-filled", `${none ? 0 : ((now - min) / (max - min)) * 100}%`);
  }

  show(value);
  return { node, show };
}
