/* The table of a room as the page reads it; together.js has what a person does to it. */

import { PLACE } from "../../ui/document/place.js";
import { dig } from "../../ui/dom.js";
import { compute } from "../../ui/scoring.js";

/** The rows of the room's document, in order, as the rest of the page knows rows; with `back` as the document has it. */
export function roomRows(content, doc) {
  const found = doc.rows();
  const shown = content.rows.length
    ? content.rows.map(({ id }) => found.find((row) => row.id === id) ?? { id, cells: {}, back: false })
    : found;
  return shown.map(({ id, cells, back }, at) => {
    const written = Object.entries(cells).filter(([, value]) => value !== null);
    return { id, back, cells: { ...Object.fromEntries(written), [PLACE]: String(at).padStart(4, "0") } };
  });
}

/** The page as the room's table fills it; the page as it is where there is none. */
export function inRoom(ctx) {
  const doc = ctx.joint();
  if (!doc) return ctx;
  const answers = () => ({ ...ctx.answers(), rows: roomRows(ctx.content, doc) });
  return {
    ...ctx,
    answers,
    get: (path, fallback) => dig(answers(), path) ?? fallback,
    result: () => compute(ctx.exercise, answers()),
  };
}
