/* What the steps after the issue are made of: the fish, cards that stay while somebody writes in them, and their end. */

import { arrange } from "../table/arrange.js";
import { keyed } from "../../ui/board/draw.js";
import { button } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { fishFigure } from "./drawing.js";

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
