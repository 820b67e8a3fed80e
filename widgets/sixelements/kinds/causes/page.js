/* A step whose fields stand in the document: bound to its cells, and never drawn anew under somebody's hands. */

import { arrange } from "../table/arrange.js";
import { boundField } from "../table/bound.js";
import { h, W } from "../../ui/dom.js";
import { button } from "../../ui/controls.js";
import { keyed } from "../../ui/board/draw.js";
import { aroundRoom } from "./room.js";
import { documentOf, rowsIn } from "./store.js";
import { fishFigure } from "./drawing.js";
import { pointedOut } from "./watch.js";

/**
 * Draw a step into *el*. *make(doc, sync)* gives {nodes, update(rows), fallback()}: what stands on the page, what
 * brings it up to date, and what takes the focus where nothing else is left.
 */
export function inDocument(el, ctx, make) {
  const doc = documentOf(ctx);
  const { nodes, update, fallback } = make(doc, () => sync());
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

/** The fish and its outline, drawn anew as soon as a row says something else. */
export function figurePart(ctx, name) {
  const part = h("div", { class: "six-fish-part" });
  const draw = keyed(part, (rows) => fishFigure(ctx, rows, name));
  return { node: part, update: draw };
}

/** That a row came back, or is gone, while somebody wrote in it. */
export function rowNote(ctx, doc, id, focus) {
  const note = h("div", { class: "six-rows-note" });
  const draw = keyed(note, (word) => [
    word && h("p", { class: "six-notice" }, W(`table.joint_${word}`)),
    word === "back" && button(W("table.joint_keep_row"), () => {
      focus();
      doc.putBack(id);
      ctx.say(W("table.joint_kept"));
    }, { kind: "quiet" }),
  ]);
  return { node: note, mark: draw };
}

/** Cards in *list*, by id: they stay while what they stand for does. *make(id)* gives {node, update(row, at), gone()}. */
export function cardList(list, make) {
  const cards = new Map();
  return {
    get: (id) => cards.get(id),
    show(rows) {
      for (const row of rows) if (!cards.has(row.id)) cards.set(row.id, make(row.id));
      rows.forEach((row, at) => cards.get(row.id).update(row, at));
      const nodes = rows.map((row) => cards.get(row.id).node);
      for (const [id, card] of cards) {
        if (rows.some((row) => row.id === id)) continue;
        if (card.node.contains(document.activeElement)) {
          card.gone();
          nodes.splice(Math.max(0, [...list.children].indexOf(card.node)), 0, card.node);
        } else {
          card.node.remove();
          cards.delete(id);
        }
      }
      arrange(list, nodes);
    },
  };
}

/** Take rows away, in a room one by one and each with its way back. */
export function takeAway(ctx, doc, ids, say) {
  if (doc.alone) return doc.remove(ids, say);
  for (const id of ids) doc.remove(id);
  return ctx.say(say);
}
