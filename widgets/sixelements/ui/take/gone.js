/* Links to rows that are gone, as a file says it. */

import { own, W } from "../dom.js";
import { linked } from "../linked.js";
import { standingOf } from "../links.js";
import { rowsHere } from "../origin.js";

/**
 * *rows* in which a link to a row that is gone says so in its words; twin of with_gone() in carrying.py. there(slug)
 * gives the rows of another exercise, null where they are not to be had.
 * @param {any} exercise
 * @param {any} rows
 * @param {(slug: string) => any[] | null | undefined} there
 */
export function withGone({ links = {} }, rows, there = rowsHere) {
  if (!Array.isArray(rows)) return rows;
  const told = (row) => {
    const gone = Object.entries(links).filter(([column, { to, shows }]) =>
      standingOf(own(row?.cells, column), there(to), shows).state === "gone"
    ).map(([column, { title }]) => {
      const { id, words } = linked(row.cells[column]);
      return [column, `${id} ${W("teamfile.link_gone", { words, title }).trim()}`];
    });
    return gone.length ? { ...row, cells: { ...row.cells, ...Object.fromEntries(gone) } } : row;
  };
  return rows.map(told);
}

/** The rows that the links of an exercise name, as there() of withGone: in a room those of the same people. */
export async function rowsNamed(ctx) {
  const doc = ctx.joint?.();
  const named = [...new Set(Object.values(ctx.exercise.links ?? {}).map(({ to }) => to))];
  const found = await Promise.all(named.map((slug) => (doc ? doc.other(slug) : rowsHere(slug))));
  return (slug) => found[named.indexOf(slug)];
}
