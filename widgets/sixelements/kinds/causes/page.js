/* A step whose fields stand in the document: bound to its cells, and never drawn anew under somebody's hands. */

import { boundField } from "../table/bound.js";
import { h } from "../../ui/dom.js";
import { keyed } from "../../ui/board/draw.js";
import { documentOf, rowsIn } from "./store.js";
import { pointedOut } from "./watch.js";

/**
 * Draw a step into *el*. *make(ctx, doc, sync)* gives {nodes, update(rows), fallback()}: what stands on the page, what
 * brings it up to date, and what takes the focus where nothing else is left. *aroundRoom* draws what stands around it
 * where a room writes.
 */
export function inDocument(el, ctx, make, aroundRoom = /** @type {any} */ (null)) {
  const doc = documentOf(ctx);
  const { nodes, update, fallback } = make(ctx, doc, () => sync());
  const body = h("div", {}, nodes);
  const around = doc.alone ? null : aroundRoom(ctx, doc, { body, fallback });
  el.append(...(around ? [around.above, body, around.below] : [body]));

  function sync() {
    if (around?.sync()) return;
    update(rowsIn(ctx));
  }

  body.addEventListener("focusout", () => setTimeout(() => body.isConnected && sync(), 0));
  sync();
  doc.listen(() => body.isConnected && (sync(), true));
}

const columnOf = (ctx, id) => ctx.exercise.columns.find((one) => one.id === id);

/** The field of one cell of a row; *label* and *help* say another thing than its column does. */
export function cellField(ctx, doc, id, column, { label, help } = /** @type {any} */ ({})) {
  const found = columnOf(ctx, column);
  return boundField({
    doc,
    at: `${id}/${column}`,
    column: { ...found, label: label ?? found.label, help: help ?? found.help },
    name: ctx.uid(`${id}-${column}`),
    say: ctx.say,
  });
}

/** The words of a sentence that are better left out, each with its question; *update(text)* brings it up to date. */
export function watchList(ctx) {
  const list = h("ul", { class: "six-rows-lacks" });
  const draw = keyed(list, (found) => found.map(({ word, says }) => h("li", {}, h("q", {}, word), " ", says)));
  return { node: list, update: (text) => draw(pointedOut(text, ctx.content.watch)) };
}
