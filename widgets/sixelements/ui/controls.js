/* Native controls with the labels, groups and descriptions that stock widgets lack. Nothing is ever preselected. */

import { h, plural, s, W } from "./dom.js";
import { makeVoice } from "./say.js";

/**
 * A button; *kind* is how it looks: "plain", "strong" or "quiet". One that is disabled does nothing yet keeps its
 * place among what can have the focus, so that nobody who stands on it falls out of the page.
 * @param {import("./dom.js").Child} label
 * @param {(event: Event) => unknown} onClick
 * @param {{ kind?: string, disabled?: boolean, id?: string, describedby?: string }} [options]
 */
export function button(label, onClick, { kind = "plain", disabled = false, id, describedby } = {}) {
  return h("button", {
    type: "button",
    class: `six-button six-button-${kind}`,
    "aria-disabled": disabled ? "true" : null,
    id,
    "aria-describedby": describedby,
    on: {
      click: (event) => {
        if (event.currentTarget.getAttribute("aria-disabled") !== "true") onClick(event);
      },
    },
  }, label);
}

/**
 * Let a button or a box be pressed, or not now. It keeps the focus either way: a disabled one would drop it.
 * @param {HTMLElement} made
 * @param {boolean} able
 */
export function setAble(made, able) {
  if (able) made.removeAttribute("aria-disabled");
  else made.setAttribute("aria-disabled", "true");
}

/**
 * One of what a person can choose; *value* is what the answers hold.
 * @typedef {{ value: any, label: import("./dom.js").Child, hint?: import("./dom.js").Child }} Option
 */

/**
 * One of several, as a radio group with its question as legend. onPick gets the option's own value.
 * @param {{ legend: any, hint?: any, name: string, options: Option[], value: any, onPick: (value: any) => void,
 *   row?: boolean }} told
 */
export function choice({ legend, hint, name, options, value, onPick, row = false }) {
  return group(
    { legend, hint, name, row },
    options.map((option) => optionRow("radio", name, option, option.value === value, () => onPick(option.value))),
  );
}

/**
 * Some of several, as checkboxes with their question as legend. onChange gets the chosen values in the options' order.
 * @param {{ legend: any, hint?: any, name: string, options: Option[], values: any[],
 *   onChange: (values: any[]) => void }} told
 */
export function checks({ legend, hint, name, options, values, onChange }) {
  const chosen = new Set(values);
  return group(
    { legend, hint, name },
    options.map((option) =>
      optionRow("checkbox", name, option, chosen.has(option.value), (event) => {
        chosen[event.target.checked ? "add" : "delete"](option.value);
        onChange(options.map((one) => one.value).filter((one) => chosen.has(one)));
      })
    ),
  );
}

/**
 * The group around *rows* of options, with its question as legend; the hint is part of it, since what only
 * describes a group is not read by every screen reader.
 * @param {{ legend: any, hint?: any, name: string, row?: boolean }} told
 * @param {import("./dom.js").Child} rows
 */
export function group({ legend, hint, name, row }, rows) {
  return h(
    "fieldset",
    { class: `six-group${row ? " six-group-row" : ""}`, id: `${name}-group` },
    h("legend", {}, legend, hint ? [" ", h("span", { class: "six-hint" }, hint)] : null),
    h("div", { class: "six-options" }, rows),
  );
}

/**
 * A radio button or a checkbox with its label. One that is not able now (setAble) stays as it is when it is pressed,
 * and *onRefused* says why.
 * @param {"radio" | "checkbox"} type
 * @param {string} name
 * @param {Option} option
 * @param {boolean} checked
 * @param {(event: any) => void} onChange
 * @param {() => void} [onRefused]
 */
export function optionRow(type, name, { value, label, hint }, checked, onChange, onRefused = () => {}) {
  const id = `${name}-${value}`;
  const input = h("input", {
    type,
    name,
    id,
    value,
    "aria-describedby": hint ? `${id}-hint` : null,
    on: { change: onChange, click: refuse },
  });
  function refuse(event) {
    if (input.getAttribute("aria-disabled") !== "true") return;
    event.preventDefault();
    onRefused();
  }
  input.checked = checked;
  return h(
    "div",
    { class: "six-option-row" },
    input,
    h("label", { for: id }, label),
    hint ? h("span", { class: "six-hint", id: `${id}-hint` }, hint) : null,
  );
}

/**
 * A labelled text field; onInput gets its text at every change, as far as it fits.
 * What does not fit stays in the field until the person has shortened it, and is said before anything is lost.
 * @param {{ label: any, hint?: any, name: string, value?: string, max?: number, rows?: number,
 *   onInput: (text: string) => void }} told
 */
export function textBox({ label, hint, name, value = "", max = 600, rows = 3, onInput }) {
  const hintId = hint ? `${name}-hint` : null;
  const room = h("p", { class: "six-hint six-field-room", id: `${name}-room` });
  const voice = makeVoice(room);
  const field = h(rows > 1 ? "textarea" : "input", {
    id: name,
    rows: rows > 1 ? rows : null,
    type: rows > 1 ? null : "text",
    dir: "auto",
    autocomplete: "off",
    "aria-describedby": [hintId, `${name}-room`].filter(Boolean).join(" "),
    on: {
      input: () => {
        tellRoom();
        onInput(fitting(field.value, max));
      },
    },
  });
  function tellRoom() {
    const left = max - field.value.length;
    if (left < 0) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (left < 0) voice.show(plural("frame.too_long", -left, { max }));
    else voice.show(left <= max / 10 && field.value ? plural("frame.room_left", left) : "");
  }
  field.value = value;
  return h(
    "div",
    { class: "six-field" },
    h("label", { for: name }, label),
    hint ? h("p", { class: "six-hint", id: hintId }, hint) : null,
    field,
    room,
  );
}

/** The first *max* letters of *text*, as a browser counts them, without half of one at the end. */
export function fitting(text, max) {
  const cut = text.slice(0, max);
  return cut.length < text.length ? cut.replace(/[\ud800-\udbff]$/, "") : cut;
}

/**
 * A table with a caption; the first cell of each row is its header. Wide tables scroll in their own focusable region.
 * @param {{ caption: string, head: any[], rows: any[][] }} told
 */
export function table({ caption, head, rows }) {
  return h(
    "div",
    { class: "six-scroll", role: "region", tabindex: "0", "aria-label": caption },
    h(
      "table",
      { class: "six-table" },
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, head.map((cell) => h("th", { scope: "col" }, cell)))),
      h(
        "tbody",
        {},
        rows.map(([first, ...cells]) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, first),
            cells.map((cell) => h("td", {}, cell)),
          )
        ),
      ),
    ),
  );
}

/**
 * A picture with a short name, how to read it as its description, and the same content in words below it.
 * The words are folded (`text`) or stand open (`beside`); `key` says what its marks mean.
 * @param {{ svg: any, title: string, desc: string, key?: string, text?: import("./dom.js").Child,
 *   beside?: import("./dom.js").Child, name: string }} told
 */
export function figureWithText({ svg, title, desc, key, text, beside, name }) {
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", `${name}-title`);
  svg.setAttribute("aria-describedby", `${name}-desc`);
  svg.prepend(s("title", { id: `${name}-title` }, title), s("desc", { id: `${name}-desc` }, desc));
  return h(
    "figure",
    { class: "six-figure" },
    svg,
    h("figcaption", {}, [title, key].filter(Boolean).join(". ")),
    beside,
    text ? h("details", { class: "six-details" }, h("summary", {}, W("frame.picture_in_words")), text) : null,
  );
}
