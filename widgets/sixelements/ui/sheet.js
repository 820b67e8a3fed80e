/* The worksheet, filled in: every element with data-at shows the answer that belongs there. */

import { dig } from "./dom.js";

/** Write the answers onto the sheet; an empty object gives the blank sheet back. */
export function fillSheet(sheet, answers) {
  for (const node of sheet.querySelectorAll("[data-at]")) {
    const value = dig(answers, node.dataset.at);
    const when = node.dataset.when;
    if (when === undefined) node.textContent = value ?? "";
    else {node.classList.toggle(
        "six-marked",
        Array.isArray(value)
          ? value.some((one) => String(one) === when)
          : value !== undefined && String(value) === when,
      );}
  }
}
