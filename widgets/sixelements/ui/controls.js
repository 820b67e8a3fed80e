/* Native controls with the labels, groups and descriptions that stock widgets lack. Nothing is ever preselected. */

import { h, s, W } from "./dom.js";

/**
 * A button; *kind* is how it looks: "plain", "strong" or "quiet".
 * @param {import("./dom.js").Child} label
 * @param {(event: Event) => unknown} onClick
 * @param {{ kind?: string, disabled?: boolean, id?: string, describedby?: string }} [options]
 */
export function button(label, onClick, { kind = "plain", disabled = false, id, describedby } = {}) {
  return h("button", {
    type: "button",
    class: `six-button six-button-${kind}`,
    disabled,
    id,
    "aria-describedby": describedby,
    on: { click: onClick },
  }, label);
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
 * The group around *rows* of options, with its question as legend.
 * @param {{ legend: any, hint?: any, name: string, row?: boolean }} told
 * @param {import("./dom.js").Child} rows
 */
export function group({ legend, hint, name, row }, rows) {
  const hintId = hint ? `${name}-hint` : null;
  return h(
    "fieldset",
    { class: `six-group${row ? " six-group-row" : ""}`, "aria-describedby": hintId },
    h("legend", {}, legend),
    hint ? h("p", { class: "six-hint", id: hintId }, hint) : null,
    h("div", { class: "six-options" }, rows),
  );
}

/**
 * A radio button or a checkbox with its label.
 * @param {"radio" | "checkbox"} type
 * @param {string} name
 * @param {Option} option
 * @param {boolean} checked
 * @param {(event: any) => void} onChange
 */
export function optionRow(type, name, { value, label, hint }, checked, onChange) {
  const id = `${name}-${value}`;
  const input = h("input", {
    type,
    name,
    id,
    value,
    "aria-describedby": hint ? `${id}-hint` : null,
    on: { change: onChange },
  });
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
 * A labelled text field; onInput gets its text at every change.
 * @param {{ label: any, hint?: any, name: string, value?: string, max?: number, rows?: number,
 *   onInput: (text: string) => void }} told
 */
export function textBox({ label, hint, name, value = "", max = 600, rows = 3, onInput }) {
  const hintId = hint ? `${name}-hint` : null;
  const field = h(rows > 1 ? "textarea" : "input", {
    id: name,
    maxlength: max,
    rows: rows > 1 ? rows : null,
    type: rows > 1 ? null : "text",
    autocomplete: "off",
    "aria-describedby": hintId,
    on: { input: (event) => onInput(event.target.value) },
  });
  field.value = value;
  return h(
    "div",
    { class: "six-field" },
    h("label", { for: name }, label),
    hint ? h("p", { class: "six-hint", id: hintId }, hint) : null,
    field,
  );
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
 * A picture with its name and description for assistive technology, and the same content in words below it.
 * @param {{ svg: any, title: string, desc: string, text?: import("./dom.js").Child, name: string }} told
 */
export function figureWithText({ svg, title, desc, text, name }) {
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", `${name}-title ${name}-desc`);
  svg.prepend(s("title", { id: `${name}-title` }, title), s("desc", { id: `${name}-desc` }, desc));
  return h(
    "figure",
    { class: "six-figure" },
    svg,
    h("figcaption", {}, title),
    text ? h("details", { class: "six-details" }, h("summary", {}, W("frame.picture_in_words")), text) : null,
  );
}

/**
 * Ask before something that cannot be taken back at a glance. Resolves to true or false; focus returns by itself.
 * @param {{ title: string, text: string, yes: string, no: string }} told
 * @returns {Promise<boolean>}
 */
export function confirmDialog({ title, text, yes, no }) {
  return new Promise((resolve) => {
    const heading = h("h2", { id: "six-dialog-title" }, title);
    const dialog = h(
      "dialog",
      {
        class: "six-dialog six",
        "aria-labelledby": "six-dialog-title",
        on: {
          close: () => {
            dialog.remove();
            resolve(dialog.returnValue === "yes");
          },
        },
      },
      heading,
      h("p", {}, text),
      h(
        "div",
        { class: "six-row" },
        button(no, () => dialog.close("no")),
        button(yes, () => dialog.close("yes"), { kind: "strong" }),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
