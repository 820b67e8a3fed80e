/* The field for the code of a room, as people type it off a wall. */

import { textBox } from "../controls.js";
import { h, W } from "../dom.js";

const MOST = 300; // letters: a whole address, with whatever a phone put around it

/**
 * The code in what a person typed or pasted: alone, as "Code: KTM-4RX", or as the address of the room.
 * @param {string} text
 */
export function codeIn(text) {
  const plain = text.normalize("NFKC").toUpperCase();
  const found = plain.match(/\/R\/([A-Z0-9-]{6,20})/)?.[1] ?? plain;
  const code = found.replace(/[^A-Z0-9]/g, "");
  if (code.length <= 6) return code;
  return found.match(/\b[A-Z0-9]{3}[- ]?[A-Z0-9]{3}\b/g)?.at(-1)?.replace(/[- ]/, "") ?? code;
}

/**
 * The form; *problem* is what was wrong with the code that was *typed* before, and onCode gets the next.
 * @param {{ problem: string, typed: string, onCode: (code: string) => void }} told
 */
export function codeForm({ problem, typed, onCode }) {
  let code = typed;
  const field = textBox({
    label: W("room.code_label"),
    hint: W("room.code_hint"),
    name: "six-code",
    value: typed,
    max: MOST,
    rows: 1,
    onInput: (text) => {
      code = text;
    },
  });
  const input = field.querySelector("input");
  input.setAttribute("autocapitalize", "characters");
  input.setAttribute("spellcheck", "false");
  input.setAttribute("autocorrect", "off");
  input.setAttribute("enterkeyhint", "go");
  // The field takes the focus and is described by what was wrong: an alert would say the same a second time.
  if (problem) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", `six-code-problem ${input.getAttribute("aria-describedby")}`);
  }
  return h(
    "form",
    {
      on: {
        submit: (event) => {
          event.preventDefault();
          onCode(code);
        },
      },
    },
    problem ? h("p", { class: "six-notice", id: "six-code-problem" }, problem) : null,
    field,
    h("button", { type: "submit", class: "six-button six-button-strong" }, W("room.go_in")),
  );
}
