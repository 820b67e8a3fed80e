/* The table that a room writes together: cards that are bound to its cells and never drawn anew, so that nobody who
   writes loses the place; what came from others comes in around them. */

import { button, setAble } from "../../ui/controls.js";
import { fill, h, plural, W } from "../../ui/dom.js";
import { keyed } from "../../ui/board/draw.js";
import { bringPart } from "./bring.js";
import { makeCard } from "./card.js";
import { cellInWords, inSentence } from "./cells.js";
import { shownRow } from "./examples.js";
import { addShared, bringIn, inRoom, ownRows, roomRows } from "./shared.js";
import { totals } from "./told.js";

/** Draw the room's table, the document *doc*, into *el*. */
export function jointRows(el, ctx, doc, abreast) {
  const { content } = ctx;
  const given = content.rows.length > 0;
  const cards = new Map();
  const list = h("div", { class: "six-rows", style: { "--six-columns": abreast } });
  const empty = h("p", { class: "six-muted" });
  const state = h("p", { class: "six-joint-state" });
  const waits = h("p", { class: "six-muted" });
  const refused = h("div", {});
  const sum = h("ul", { class: "six-rows-totals" });
  const over = h("p", { class: "six-notice", tabindex: "-1", hidden: true }, W("table.joint_final"));
  const told = { state: "", refused: "", read: "" };

  const add = button(W("table.add", { noun: inSentence(content.noun) }), () => {
    const id = addShared(doc);
    sync();
    ctx.say(W("table.added", { noun: content.noun, n: cards.size }));
    cards.get(id).first.focus();
  }, { id: ctx.uid("add"), describedby: ctx.uid("full") });
  const full = h("p", { class: "six-hint", id: ctx.uid("full"), hidden: true }, W("table.full", { n: content.most }));
  const undo = button(W("table.joint_undo"), () => {
    ctx.say(W(doc.undo() ? "table.joint_undone" : "table.joint_not_undone"));
  }, { id: ctx.uid("joint-undo") });
  const bring = button("", () => {
    const { length } = ownRows(ctx, doc);
    bringIn(ctx, doc);
    ctx.say(plural("table.joint_brought", length));
    add.focus();
  }, { id: ctx.uid("bring") });
  const bringing = h("div", { hidden: true }, bring, h("p", { class: "six-hint" }, W("table.joint_own")));
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
    h("p", {}, W(`table.joint_${writersOf(doc.part)}`)),
    bringing,
    carrying,
    state,
    waits,
    refused,
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
    tellState((!doc.away() && doc.trouble()) || (doc.heard() ? "" : W("table.joint_asking")));
    const waiting = doc.trouble() ? doc.waiting() : 0;
    waits.textContent = waiting ? plural("table.joint_waiting", waiting) : "";
    empty.textContent = !rows.length && doc.heard() ? W(final ? "table.joint_none" : "table.joint_empty") : "";
    sum.replaceChildren(...totals(now));
    showRefused();
    if (final) return end(rows);
    drawCarrying([...others], Object.keys(doc.cells()).length);
    const mine = ownRows(ctx, doc).length;
    bringing.hidden = mine === 0;
    bring.textContent = plural("table.joint_bring", mine);
    setAble(undo, doc.canUndo());
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

  /** Why something does not arrive: it stands above the rows, and is said once. */
  function tellState(words) {
    if (words === told.state) return;
    told.state = words;
    state.textContent = words;
    ctx.say(words);
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
    if (now === told.read) return;
    told.read = now;
    const stood = el.contains(document.activeElement);
    for (const one of [bringing, carrying, tools, full]) one.hidden = true;
    over.hidden = false;
    cards.clear();
    list.replaceChildren(...rows.map((row, at) => shownRow(content, row, at)));
    if (stood) over.focus();
  }

  /** What the room did not take, to be read and copied, until the person has done so. */
  function showRefused() {
    const found = doc.refused();
    const now = JSON.stringify(found);
    if (now === told.refused) return;
    told.refused = now;
    const lines = found.flatMap(({ at, value, why }) => {
      const column = content.columns.find(({ id }) => at.endsWith(`/${id}`));
      return h(
        "li",
        {},
        column ? W("table.cell", { label: column.label, told: cellInWords(column, value) }) : "",
        " ",
        why,
      );
    });
    refused.replaceChildren(
      ...(found.length
        ? [
          h("p", {}, W("table.joint_refused")),
          h("ul", {}, lines),
          button(W("table.joint_read"), () => {
            doc.clearRefused();
            (tools.hidden ? over : undo).focus();
          }, { kind: "quiet" }),
        ]
        : []),
    );
  }

  list.addEventListener("focusout", () => setTimeout(() => list.isConnected && sync(), 0));
  sync();
  for (const { from } of ctx.exercise.brings ?? []) {
    doc.other(from).then((rows) => {
      if (!rows || !list.isConnected) return;
      others.set(from, rows);
      sync();
    });
  }
  doc.listen(() => list.isConnected && (sync(), true));
}

/** Who writes this table together, from the part of the room that it belongs to. */
const writersOf = (part) => part === "" ? "room" : part.startsWith("team-") ? "team" : "side";

/** Put *nodes* in this order around the one that has the focus, which is never taken out of the page. */
function arrange(list, nodes) {
  const pivot = nodes.find((one) => one.contains(document.activeElement));
  const at = nodes.indexOf(pivot);
  const line = (some, from) => {
    for (const node of some) {
      if (node === from) from = from.nextSibling;
      else list.insertBefore(node, from);
    }
  };
  if (at < 0) return line(nodes, list.firstChild);
  line(nodes.slice(0, at), list.firstChild);
  line(nodes.slice(at + 1), pivot.nextSibling);
}
