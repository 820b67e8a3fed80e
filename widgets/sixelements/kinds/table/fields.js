/* One field for each type of column, as native controls; what a person writes is handed on as the cell holds it. */

import { optionRow, textBox } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { makeVoice } from "../../ui/say.js";

const LINE = 80; // a longer text gets more than one line

/**
 * The field of a cell: *column* of the content, *value* as it is kept, *onChange* gets the new one or undefined.
 * @param {{ column: any, name: string, value: any, onChange: (value: any) => void }} told
 */
export function field({ column, name, value, onChange }) {
  const { label, help } = column;
  switch (column.type) {
    case "choice":
      return chosen({ column, name, value, onChange });
    case "number":
      return counted({ column, name, value, onChange });
    case "date":
      return day({ label, help, name, value, onChange });
    case "tick":
      return h(
        "div",
        { class: "six-field" },
        optionRow("checkbox", name, { value: "yes", label, hint: help || null }, value === true, (event) => {
          onChange(event.target.checked || undefined);
        }),
      );
    default:
      return textBox({
        label,
        hint: help || null,
        name,
        value: value ?? "",
        max: column.max,
        rows: column.rows ?? (column.max > LINE ? 2 : 1),
        onInput: (text) => onChange(text || undefined),
      });
  }
}

/** Let the field that field() made show another *value* of its cell. */
export function showValue(made, column, value) {
  const control = made.querySelector("input, select, textarea");
  control.removeAttribute("aria-invalid");
  if (column.type === "tick") control.checked = value === true;
  else control.value = value ?? "";
}

/** A control under its label and its help. */
function labelled(name, label, help, control) {
  return h(
    "div",
    { class: "six-field" },
    h("label", { for: name }, label),
    help ? h("p", { class: "six-hint", id: `${name}-hint` }, help) : null,
    control,
  );
}

function chosen({ column, name, value, onChange }) {
  const control = h(
    "select",
    {
      id: name,
      "aria-describedby": column.help ? `${name}-hint` : null,
      on: { change: () => onChange(control.value || undefined) },
    },
    h("option", { value: "" }, W("table.choose")),
    column.options.map((one) => h("option", { value: one.value }, one.label)),
  );
  control.value = value ?? "";
  return labelled(name, column.label, column.help, control);
}

/** A number; what is none, or is outside the limits, stays in the field and is said, and is not kept. */
function counted({ column, name, value, onChange }) {
  const trouble = h("p", { class: "six-hint six-field-room", id: `${name}-room` });
  const voice = makeVoice(trouble);
  const control = h("input", {
    type: "number",
    id: name,
    min: column.least,
    max: column.most,
    step: "any",
    inputmode: "decimal",
    "aria-describedby": [column.help ? `${name}-hint` : "", `${name}-room`].filter(Boolean).join(" "),
    on: {
      input: () => {
        const number = control.valueAsNumber;
        const within = number >= column.least && number <= column.most;
        const wrong = control.validity.badInput || (control.value !== "" && !within);
        voice.show(wrong ? W("table.limits", { least: column.least, most: column.most }) : "");
        if (wrong) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
        onChange(wrong || control.value === "" ? undefined : number);
      },
    },
  });
  control.value = value ?? "";
  const made = labelled(name, column.label, column.help, control);
  made.append(trouble);
  return made;
}

function day({ label, help, name, value, onChange }) {
  const control = h("input", {
    type: "date",
    id: name,
    min: "1900-01-01",
    max: "2099-12-31",
    "aria-describedby": help ? `${name}-hint` : null,
    on: { change: () => onChange(control.validity.valid && control.value ? control.value : undefined) },
  });
  control.value = value ?? "";
  return labelled(name, label, help, control);
}
