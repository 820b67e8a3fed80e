/* Dialogs that are heard whole: the heading takes the focus, and the text that matters is tied to it. */

import { button } from "./controls.js";
import { h, nextNumber } from "./dom.js";
import { moveVoice } from "./say.js";

/**
 * A dialog on the page, open. It resolves to what it was closed with: "yes", or anything else for no.
 * *told* holds what it says below its heading; the first paragraph describes it.
 * @param {{ title: string, text: string, more?: any, yes: string, no: string, kind?: string }} told
 * @returns {{ dialog: HTMLDialogElement, answer: Promise<string> }}
 */
export function openDialog({ title, text, more = null, yes, no, kind = "" }) {
  const id = `six-dialog-${nextNumber()}`;
  /** @type {HTMLDialogElement} */
  const dialog = h(
    "dialog",
    { class: `six-dialog six ${kind}`, "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-text` },
    h("h2", { id: `${id}-title`, tabindex: "-1", autofocus: true }, title),
    h("p", { id: `${id}-text` }, text),
    more,
    h(
      "div",
      { class: "six-row" },
      button(no, () => dialog.close("no")),
      button(yes, () => dialog.close("yes"), { kind: "strong" }),
    ),
  );
  const answer = new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      moveVoice(document.body);
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
  document.body.append(dialog);
  moveVoice(dialog);
  dialog.showModal();
  return { dialog, answer };
}

/**
 * Ask before something that cannot be taken back at a glance. Resolves to true or false; focus returns by itself.
 * @param {{ title: string, text: string, yes: string, no: string }} told
 * @returns {Promise<boolean>}
 */
export async function confirmDialog(told) {
  return (await openDialog(told).answer) === "yes";
}
