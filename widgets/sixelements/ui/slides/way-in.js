/* The way into a room as a large screen shows it: the square to scan, and the code to type. */

import { h, W } from "../dom.js";

/** The square *qr* of the room with the code *spoken*; nothing where there is none. */
export function squareOf(qr, spoken, name) {
  if (!qr) return null;
  const square = h("div", { class: name, role: "img", "aria-label": W("slides.qr", { code: spoken }) });
  square.innerHTML = qr; // our own drawing of our own address, made in Python
  for (const part of square.children) part.setAttribute("aria-hidden", "true");
  return square;
}

/** The code, which is heard letter by letter. */
export function codeLine(spoken, name) {
  const letters = [...spoken.replace("-", "")].join(" ");
  return h(
    "p",
    { class: name },
    h("span", { class: "six-hidden" }, W("slides.spelled", { letters })),
    h("span", { "aria-hidden": "true" }, spoken),
  );
}
