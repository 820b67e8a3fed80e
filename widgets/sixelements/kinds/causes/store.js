/* The rows of a fishbone in one shape for the page, whether they stand on this device alone or in a room. */

import { freshId, keptRows } from "../table/kept.js";
import { roomRows } from "../table/shared.js";
import { PLACE } from "../../ui/document/place.js";
import { own } from "../../ui/dom.js";

const FREE = { rows: [] };

/** The page as a table's: the rows bound by their columns, and none of them given. */
export const asTable = (ctx) => ({ ...ctx, content: { ...ctx.content, columns: ctx.exercise.columns, rows: [] } });

/** The rows, {id, cells} in their order, of the room's document where there is one. */
export function rowsIn(ctx) {
  const doc = ctx.joint();
  return doc ? roomRows(FREE, doc) : keptRows(ctx);
}

/**
 * The document to write in: the room's, or the one on this device with the same ways in. many() writes several cells
 * at once, {"row/column": value}; null empties a cell.
 */
export function documentOf(ctx) {
  const doc = ctx.joint();
  if (!doc) return aloneDocument(ctx);
  return {
    ...doc,
    alone: false,
    many(changes, say) {
      doc.asOne(() => Object.entries(changes).forEach(([at, value]) => doc.write(at, value)));
      if (say) ctx.say(say);
    },
  };
}

const blanks = new WeakMap(); // by exercise: the ids of rows that are shown where there is none yet

function aloneDocument(ctx) {
  const listeners = new Set();
  const begins = new Map(); // what a blank row holds as soon as something is written in it
  const key = (value) => JSON.stringify(value);

  function keep(rows, say) {
    ctx.set("rows", rows.length ? rows : undefined, { say });
    for (const one of [...listeners]) if (one() === false) listeners.delete(one);
  }

  function many(changes, say) {
    const rows = new Map(keptRows(ctx).map((row) => [row.id, row]));
    for (const [at, value] of Object.entries(changes)) {
      const [id, column] = at.split("/");
      const cells = { ...begins.get(id), ...rows.get(id)?.cells, [column]: value };
      if (value === null || value === undefined) delete cells[column];
      rows.set(id, { id, cells });
    }
    keep([...rows.values()].filter(({ cells }) => Object.keys(cells).length), say);
  }

  return {
    alone: true,
    many,
    /** A row to show where there is none yet, under a *name* of the page's; with *cells* once it is written in. */
    blank(name, cells) {
      if (!blanks.has(ctx.exercise)) blanks.set(ctx.exercise, {});
      const ids = blanks.get(ctx.exercise);
      ids[name] ??= freshId();
      begins.set(ids[name], cells);
      return { id: ids[name], cells };
    },
    rows: () => keptRows(ctx),
    cell(at) {
      const [id, column] = at.split("/");
      const value = own(keptRows(ctx).find((row) => row.id === id)?.cells, column);
      return value === undefined ? undefined : { value, key: key(value), beside: [] };
    },
    write(at, value) {
      many({ [at]: value });
      return key(value);
    },
    add(place, { id = freshId() } = {}) {
      many({ [`${id}/${PLACE}`]: place });
      return id;
    },
    remove(ids, say) {
      keep(keptRows(ctx).filter((row) => !ids.includes(row.id)), say);
    },
    isPending: () => true,
    writes() {},
    othersWrite: () => false,
    state: () => "open",
    listen: (then) => listeners.add(then),
  };
}
