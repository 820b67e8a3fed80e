/* What the pages of a reader's own path share: what this device keeps, and how far it is. */

import { registry } from "../registry.js";
import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { loadFile } from "../load.js";
import { isObject } from "../shape.js";
import { MARKS, storage } from "../storage.js";

/** What an exercise asks and what its answers mean; its data waits in a script of its own until a page needs it. */
export async function whole(entry) {
  await loadFile(entry.script);
  return registry.exercises[entry.slug];
}

/** How far an exercise is, in words: begun, some of its steps, all of them. */
export function howFar(kept) {
  if (!kept) return W("path.not_begun");
  const told = progressOf(kept);
  if (!told) return W("path.begun");
  return told.done === told.of ? W("path.all_steps", told) : W("path.some_steps", told);
}

/** Whether every step is done; only what is sure counts. */
export function isDone(kept) {
  const told = kept && progressOf(kept);
  return Boolean(told) && told.done === told.of;
}

/** The steps done and those there are, or null where what is kept does not say so soundly. */
function progressOf(kept) {
  const { done, of } = isObject(kept.progress) ? kept.progress : {};
  return Number.isInteger(done) && Number.isInteger(of) && of >= 1 && done >= 0 && done <= of ? { done, of } : null;
}

/** The parts a person marked as read, in the order of the course. */
export const read = {
  all: (places) => {
    const marks = storage.read(`${MARKS}read`)?.parts;
    return places.map((place) => place.id).filter((id) => Array.isArray(marks) && marks.includes(id));
  },
  keep: (parts) => storage.write(`${MARKS}read`, parts.length ? { version: 1, parts } : null),
};

/** "3.B Boundaries and Power" */
export const named = ({ id, name }) => `${id} ${name}`;

/** A part of the course as an id of an element may hold it. */
export const idOf = (place) => place.replace(".", "-");

/** Print, and start over or clear: the quiet bar at the foot. */
export function footBar(...buttons) {
  return h("div", { class: "six-bar", role: "group", "aria-label": W("path.bar") }, buttons);
}

export function printButton(label) {
  return button(label, () => window.print(), { kind: "quiet" });
}
