/* Softly, that somebody else writes in a row now: on its edge, so that nothing moves under anybody's hands; not said
   aloud, and part of what a screen reader tells of each field of the row. */

import { put } from "../../ui/board/draw.js";
import { h, W } from "../../ui/dom.js";

/** Let *node*, the row *id* of a room's document, show it from now on; what is returned brings it up to date. */
export function showWriting(ctx, doc, id, node) {
  const told = h("span", { class: "six-now", id: ctx.uid(`${id}-now`) });
  node.classList.add("six-now-row");
  node.prepend(told);
  return () => {
    put(told, doc.othersWrite(id) ? W("table.joint_now") : "");
    for (const one of node.querySelectorAll("input, select, textarea")) {
      if (one.closest(".six-now-row") === node) describe(one, told.id, Boolean(told.textContent));
    }
  };
}

function describe(control, id, on) {
  const before = control.getAttribute("aria-describedby") ?? "";
  const rest = before.split(" ").filter((one) => one && one !== id);
  const now = (on ? [...rest, id] : rest).join(" ");
  if (now === before) return;
  if (now) control.setAttribute("aria-describedby", now);
  else control.removeAttribute("aria-describedby");
}
