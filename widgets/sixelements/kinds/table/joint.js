/* The table that a room writes together: cards that are bound to its cells and never drawn anew, so that nobody who
   writes loses the place; what came from others comes in around them. */

import { button, setAble } from "../../ui/controls.js";
import { fill, h, W } from "../../ui/dom.js";
import { keyed } from "../../ui/board/draw.js";
import { arrange } from "./arrange.js";
import { makeAround } from "./around.js";
import { bringPart } from "./bring.js";
import { makeCard } from "./card.js";
import { inSentence } from "./cells.js";
import { shownRow } from "./examples.js";
import { inRoom, roomRows } from "./shared.js";
import { addShared } from "./together.js";
import { totals } from "./told.js";

/** Draw the room's table, the document *doc*, into *el*. */
export function jointRows(el, ctx, doc, abreast) {
  const { content } = ctx;
  const given = content.rows.length > 0;
  const cards = new Map();
  const list = h("div", { class: "six-rows", style: { "--six-columns": abreast } });
  const empty = h("p", { class: "six-muted" });
  const sum = h("ul", { class: "six-rows-totals" });
  let read = "";

  const add = button(W("table.add", { noun: inSentence(content.noun) }), () => {
    const id = addShared(doc);
    sync();
    ctx.say(W("table.added", { noun: content.noun, n: cards.size }));
    cards.get(id).first.focus();
  }, { id: ctx.uid("add"), describedby: ctx.uid("full") });
  const full = h("p", { class: "six-hint", id: ctx.uid("full"), hidden: true }, W("table.full", { n: content.most }));
  const around = makeAround(ctx, doc, { fallback: () => add.focus() });
  const { over, bringing, undo } = around;
  const others = new Map(); // the rows of the room's other tables, as far as they are known
  const carrying = h("div", {});
  const drawCarrying = keyed(carrying, () =>
    bringPart(ctx, {
      there: press.there,
      has: (id) => Object.keys(doc.cells()).some((at) => at.startsWith(`${id}/`)),
      put: (copies) => {
        const some = copies.slice(0, content.most - roomRows(content, doc).length);
        for (const { id, cells } of some) {
          addShared(doc, { id });
          for (const [column, value] of Object.entries(cells)) doc.write(`${id}/${column}`, value);
        }
        sync();
        add.focus();
        return some.length;
      },
    }) ?? [], () => add);
  const tools = h("div", { class: "six-row six-rows-add" }, given ? null : add, undo);

  fill(el, {}, [
    over,
    around.who,
    bringing,
    carrying,
    around.state,
    around.waits,
    around.refused,
    empty,
    list,
    tools,
    full,
    sum,
  ]);
  const press = { doc, say: ctx.say, fallback: () => add.focus(), there: (slug) => others.get(slug) };

  function sync() {
    const room = inRoom(ctx);
    const result = room.result();
    const now = { ...room, result: () => result };
    const rows = roomRows(content, doc);
    const final = doc.state() === "final";
    around.sync();
    empty.textContent = !rows.length && doc.heard() ? W(final ? "table.joint_none" : "table.joint_empty") : "";
    sum.replaceChildren(...totals(now));
    if (final) return end(rows);
    drawCarrying([...others], Object.keys(doc.cells()).length);
    const most = rows.length >= content.most;
    setAble(add, !most);
    full.hidden = given || !most;
    const cells = doc.cells();
    rows.forEach((row, at) => {
      if (!cards.has(row.id)) cards.set(row.id, makeCard(ctx, row.id, press));
      cards.get(row.id).update(now, row, { at, of: rows.length, cells });
    });
    const nodes = rows.map((row) => cards.get(row.id).node);
    const held = dropped(rows);
    if (held) nodes.splice([...list.children].indexOf(held), 0, held);
    arrange(list, nodes);
  }

  /** Take away the cards of rows that are gone, but for the one in which somebody stands; that one is returned. */
  function dropped(rows) {
    let held = null;
    for (const [id, card] of cards) {
      if (rows.some((row) => row.id === id)) continue;
      if (card.node.contains(document.activeElement)) {
        held = card.node;
        card.gone();
      } else {
        card.node.remove();
        cards.delete(id);
      }
    }
    return held;
  }

  /** The room has closed its table: it is read, and no longer written. */
  function end(rows) {
    const now = JSON.stringify(rows);
    if (now === read) return;
    read = now;
    const stood = el.contains(document.activeElement);
    for (const one of [bringing, carrying, tools, full]) one.hidden = true;
    around.end();
    cards.clear();
    list.replaceChildren(...rows.map((row, at) => shownRow(content, row, at)));
    if (stood) over.focus();
  }

  list.addEventListener("focusout", () => setTimeout(() => list.isConnected && sync(), 0));
  sync();
  const named = Object.values(ctx.exercise.links ?? {}).map(({ to }) => to);
  for (const from of new Set([...(ctx.exercise.brings ?? []).map((one) => one.from), ...named])) {
    doc.other(from).then((rows) => {
      if (!rows || !list.isConnected) return;
      others.set(from, rows);
      sync();
    });
  }
  doc.listen(() => list.isConnected && (sync(), true));
}
