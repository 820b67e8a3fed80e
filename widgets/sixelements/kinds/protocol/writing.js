/* The fields of a protocol's rows: the person's own alone, and in a room bound to what the room writes together. */

import { h } from "../../ui/dom.js";
import { parted } from "../../ui/document/place.js";
import { makeAround } from "../table/around.js";
import { boundField } from "../table/bound.js";
import { cellInWords } from "../table/cells.js";
import { showWriting } from "../table/now.js";
import { idOf, ownFields, roomy } from "./own.js";
import { asTable, cellOf, columnsOf } from "./rows.js";

/**
 * Draw the fields of *rows* into *el*: draw(fields) gets for each row {id, nodes} and returns what is shown.
 * In a room what others write comes in around the field one stands in, and a closed document is read.
 */
export function writing(el, ctx, rows, draw) {
  const doc = ctx.joint();
  if (!doc) return el.append(...draw(ownFields(ctx, rows)));
  const around = makeAround(asTable(ctx), doc, { words: "protocol", fallback: () => around.undo.focus() });
  const bound = [];
  const fields = rows.map((row) => ({
    row,
    nodes: columnsOf(ctx.content, row).map((column) => {
      const at = `${row}/${column.id}`;
      const made = boundField({ doc, at, column, name: idOf(ctx, row, column), say: ctx.say });
      bound.push({ at, ...made });
      return roomy(column, made.node);
    }),
  }));
  const place = h("div", {}, draw(fields));
  el.append(around.over, around.who, around.bringing, around.state, around.waits, around.refused, place);
  el.append(h("div", { class: "six-row" }, around.undo));
  const shows = rows.map((row) => {
    const { node } = bound.find(({ at }) => parted(at)[0] === row);
    return showWriting(ctx, doc, row, node.closest(".six-card") ?? place);
  });
  let ended = false;

  function sync() {
    around.sync();
    if (doc.state() === "final") return end();
    const cells = doc.cells();
    for (const one of bound) one.update(cells[one.at]);
    for (const one of shows) one();
  }

  /** The room has closed it: the fields become what stands in them. */
  function end() {
    if (ended) return;
    ended = true;
    const stood = el.contains(document.activeElement);
    around.end();
    around.undo.hidden = true;
    place.replaceChildren(...draw(rows.map((row) => ({ row, nodes: read(ctx, row) }))));
    if (stood) around.over.focus();
  }

  el.addEventListener("focusout", () => setTimeout(() => el.isConnected && sync(), 0));
  sync();
  doc.listen(() => el.isConnected && (sync(), true));
}

function read(ctx, row) {
  return columnsOf(ctx.content, row).map((column) => [column.label, cellInWords(column, cellOf(ctx, row, column.id))])
    .filter(([, told]) => told).map(([label, told]) => h("p", { dir: "auto" }, h("b", {}, label), " ", told));
}
