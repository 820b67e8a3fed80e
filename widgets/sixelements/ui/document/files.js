/* Where a device keeps the documents of a room, and what of them has not left it. */

import { DOCUMENTS, storage } from "../storage.js";
import { GONE } from "./document.js";
import { parted, PLACE } from "./place.js";

const folder = (room) => `${DOCUMENTS}${room.token}/`;
export const fileOf = (room, activity, part) => `${folder(room)}${activity}${part && `@${part}`}`;

/** What was typed at a document and is no edit yet; it goes with the room. */
export const typedAt = (room, activity, part) => `${folder(room)}typed-${activity}${part && `@${part}`}`;

/** How many edits in the documents of the *room* have not reached it yet. */
export function unsent(room) {
  return storage.keys(folder(room)).reduce((sum, key) => sum + (storage.read(key)?.pending?.length ?? 0), 0);
}

/** The device leaves the *room*: it keeps none of its documents any more. */
export function forgetDocuments(room) {
  storage.clear(folder(room));
}

/**
 * What this device wrote for the documents of other teams or sides at the *activity*, and could not send before it
 * changed its place: {at, value}. It is for those others and for nobody else, so it goes nowhere and is kept no more.
 */
export function leftOver(room, activity, part) {
  const keys = storage.keys(folder(room)).filter((key) =>
    key !== fileOf(room, activity, part) && key.slice(folder(room).length).split("@")[0] === String(activity)
  );
  return keys.flatMap((key) => {
    const { pending = [], refused = [] } = storage.read(key) ?? {};
    storage.write(key, null);
    return [...refused, ...pending].filter(({ at }) => ![PLACE, GONE].includes(parted(at)[1]));
  });
}
