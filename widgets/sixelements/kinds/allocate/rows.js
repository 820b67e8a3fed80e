/* The rows of an allocation: what is shared out, and what is left. */

import { h } from "../../ui/dom.js";
import { fieldsOf } from "../../ui/instrument/measures.js";

export const allocateField = (ask, share) => (ask.id === "value" ? share.id : `${ask.id}_${share.id}`);
export const allocateRows = (content) =>
  content.sections.flatMap((section) => section.rows.map((row) => ({ ...row, section })));

/** The points of a row under an ask, share by share; null where nothing is shared out yet. */
export function allocatePoints(ctx, id, ask) {
  const given = ctx.get(`shares.${id}`, {});
  const points = ctx.content.shares.map((share) => given[allocateField(ask, share)]);
  return points.some(Number.isInteger) ? points.map((one) => one ?? 0) : null;
}

export function allocateLeft(ctx, id, ask) {
  const points = allocatePoints(ctx, id, ask) ?? [];
  return ctx.content.total - points.reduce((sum, one) => sum + one, 0);
}

export const allocateDone = (ctx, id) => fieldsOf(ctx).every((ask) => allocateLeft(ctx, id, ask) === 0);

/** A small piece of the pattern of a share, to stand in a line of text. */
export function allocateKeyMark(index) {
  return h("span", { class: `six-allocate-mark six-allocate-part-${index + 1}`, "aria-hidden": "true" });
}

/** Rows by how many points would move from the first ask to the second: [{id, title, points}]. */
export function allocateMoves(ctx) {
  const asks = fieldsOf(ctx);
  if (asks.length < 2) return [];
  return allocateRows(ctx.content).filter((row) => allocateDone(ctx, row.id)).map(({ id, title }) => {
    const [before, after] = asks.map((ask) => allocatePoints(ctx, id, ask));
    return { id, title, points: before.reduce((sum, n, index) => sum + Math.abs(n - after[index]), 0) / 2 };
  }).filter((row) => row.points).sort((a, b) => b.points - a.points);
}
