/* A part of a form that most people leave as it is: folded, with what it says now beside its title. */

import { h } from "../dom.js";
import { put } from "./draw.js";

/** The part called *title*; *told* gives in a few words how it stands, and is asked again at every change in it. */
export function fold(title, told, ...nodes) {
  const now = h("span", { class: "six-muted" });
  const tell = () => put(now, told());
  tell();
  return h(
    "details",
    { class: "six-fold", on: { input: tell, change: tell } },
    h("summary", {}, h("b", {}, title), " ", now),
    h("div", {}, nodes),
  );
}

/** Bring a field to where it can be seen and typed in, whatever it is folded in. */
export function unfolded(field) {
  for (let one = field; one; one = one.parentElement) if (one instanceof HTMLDetailsElement) one.open = true;
  return field;
}
