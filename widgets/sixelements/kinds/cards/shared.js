/* The answers of a page in a room, which are those of the room once it has its cards. */

import { PLACE } from "../../ui/document/place.js";

/** The answers as the room's cards fill them; as they are where the room has none. */
export function inRoom(ctx) {
  const doc = ctx.joint();
  if (!doc) return ctx.answers();
  const given = new Set(ctx.content.given.map(({ id }) => id));
  const rows = doc.rows().map(({ id, cells }, at) => {
    const full = Object.entries(cells).filter(([, value]) => value !== null);
    return { id, cells: { ...Object.fromEntries(full), [PLACE]: String(at).padStart(4, "0") } };
  });
  return {
    ...ctx.answers(),
    rows: rows.filter(({ id }) => !given.has(id)),
    given: Object.fromEntries(rows.filter(({ id }) => given.has(id)).map(({ id, cells }) => [id, cells])),
  };
}
