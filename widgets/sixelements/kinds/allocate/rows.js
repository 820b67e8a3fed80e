/* The rows of an allocation: what is shared out, and what is left. */

import { fieldsOf } from "../../ui/instrument/standing.js";

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
