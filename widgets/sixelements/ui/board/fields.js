/* Fields that only the display has. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";

/** A list of the exercises to choose one from. */
export function exercisePicker(board, exercises, name) {
  const id = board.uid(`exercise-${name}`);
  return h(
    "div",
    { class: "six-field" },
    h("label", { for: id }, W("board.start.exercise")),
    h(
      "select",
      { id },
      h("option", { value: "" }, W("board.start.choose")),
      [...new Set(exercises.map((one) => one.element))].map((element) =>
        h(
          "optgroup",
          { label: W("board.start.element", { n: element }) },
          exercises.filter((one) => one.element === element).map((one) => h("option", { value: one.slug }, one.title)),
        )
      ),
    ),
  );
}

/**
 * A field for a whole number; onInput gets it at every change.
 * @param {{ label: any, hint?: any, name: string, value: number, min: number, max: number,
 *   onInput: (value: number) => void }} told
 */
export function numberBox({ label, hint, name, value, min, max, onInput }) {
  const field = h("input", {
    type: "number",
    id: name,
    min,
    max,
    step: 1,
    inputmode: "numeric",
    "aria-describedby": hint ? `${name}-hint` : null,
    on: { input: (event) => onInput(whole(event.target.value)) },
  });
  field.value = value;
  return h(
    "div",
    { class: "six-field six-field-number" },
    h("label", { for: name }, label),
    hint ? h("p", { class: "six-hint", id: `${name}-hint` }, hint) : null,
    field,
  );
}

export function whole(text) {
  const value = Math.round(Number(text));
  return Number.isFinite(value) && value >= 0 ? value : 0;
}

/** A button whose short label stands beside what it is about, and whose full name says it to everyone else. */
export function briefButton(label, name, id, onClick) {
  const made = button(label, onClick, { kind: "quiet", id });
  made.setAttribute("aria-label", name);
  return made;
}

/** The minutes of one exercise, with a label only for those who need one: it stands beside the exercise's name. */
export function minutesBox(id, label, value, onInput) {
  const field = h("input", {
    type: "number",
    id,
    min: 0,
    max: 480,
    step: 1,
    inputmode: "numeric",
    "aria-label": label,
    on: { input: (event) => onInput(whole(event.target.value)) },
  });
  field.value = value;
  return h(
    "span",
    { class: "six-board-minutes" },
    field,
    h("span", { "aria-hidden": "true" }, W("board.minutes", { n: "" }).trim()),
  );
}
