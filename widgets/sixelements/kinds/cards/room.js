/* The cards of a room: what the board asks of them, as store.js has it for those of one device. */

import { between } from "../../ui/document/order.js";
import { PLACE } from "../../ui/document/place.js";
import { boundField } from "../table/bound.js";
import { showWriting } from "../table/now.js";
import { cardsIn, cardsOf, written } from "./store.js";

const placeOf = (doc, row) => (row && doc.cell(`${row.id}/${PLACE}`)?.value) ?? "";

/** The cards of the document *doc*. Its undo takes back a press as a whole, also one that wrote in several cards. */
export function roomCards(ctx, doc) {
  const others = new Map(); // the cards of other exercises of the room, as far as they are known
  const put = (cells, options = {}) => {
    const id = doc.add(between(placeOf(doc, doc.rows().at(-1))), options);
    for (const [column, value] of Object.entries(cells)) doc.write(`${id}/${column}`, value);
    return id;
  };
  const say = ({ say: words = "" } = {}) => words && ctx.say(words);
  return {
    typed: doc.typed,
    joint: doc,
    cards: () => cardsOf(ctx.content, doc.rows()),
    full: () => false,
    write(changes, options) {
      doc.asOne(() => changes.forEach(([id, column, value]) => doc.write(`${id}/${column}`, value ?? null)));
      say(options);
    },
    add(cells, options) {
      const id = doc.asOne(() => put(cells));
      say(options);
      return id;
    },
    there: (slug) => others.get(slug),
    has: (id) => Object.keys(doc.cells()).some((at) => at.startsWith(`${id}/`)),
    bring(copies) {
      doc.asOne(() => copies.forEach(({ id, cells }) => put(cells, { id })));
      return copies.length;
    },
    /** Show softly on the *node* of a card that somebody else writes on it; what is returned brings it up to date. */
    showWriting: (id, node) => showWriting(ctx, doc, id, node),
    /** Ask what there is to bring in; *then* is called when something is. */
    ask(then) {
      for (const { from } of ctx.exercise.brings ?? []) {
        doc.other(from).then((rows) => {
          if (rows) others.set(from, rows);
          then();
        });
      }
    },
    remove(id, options) {
      doc.remove(id);
      say(options);
    },
    putBack(id) {
      doc.putBack(id);
    },
    field({ id, column, label, name, max }) {
      const told = { id: column, label, type: "text", max, help: "" };
      const bound = boundField({ doc, at: `${id}/${column}`, column: told, name, say: ctx.say });
      return { ...bound, update: () => bound.update(doc.cell(`${id}/${column}`)) };
    },
  };
}

/** The person's own cards that stand nowhere in the room's, as rows; whose a card is nobody can tell but by its words. */
export function ownRows(ctx, doc) {
  const there = new Set(
    Object.entries(doc.cells()).filter(([at]) => at.endsWith("/text"))
      .flatMap(([, cell]) => [cell, ...cell.beside]).map(({ value }) => String(value ?? "").trim()),
  );
  return written(cardsIn(ctx.content, ctx.answers()))
    .filter(({ given, box, text }) => !given && box && !there.has(text))
    .map(({ id, text, box }) => ({ id, cells: { text, box } }));
}
