/* The worksheet, filled in: every element with data-at shows the answer that belongs there. */

import { dig, h, W } from "./dom.js";

/** Write the answers onto the sheet; an empty object gives the blank sheet back. */
export function fillSheet(sheet, answers) {
  for (const node of sheet.querySelectorAll("[data-at]")) {
    const value = dig(answers, node.dataset.at);
    const when = node.dataset.when;
    if (when === undefined) node.textContent = value ?? "";
    else mark(node, [value ?? []].flat().map(String).includes(when));
  }
}

/** Fill a ring, or empty it; who hears the sheet, or a file printed from it, is told in a word what the ink shows. */
function mark(node, filled) {
  node.classList.toggle("six-marked", filled);
  node.querySelector(":scope > .six-hidden")?.remove();
  if (filled) node.append(h("span", { class: "six-hidden" }, node.dataset.said ?? W("frame.marked")));
}

/** The worksheet as Python wrote it (escaped there), for hosts whose page does not hold it. */
export function sheetFrom(html) {
  const node = h("div", { class: "six-sheet" });
  node.innerHTML = html;
  return node;
}
