/* An exercise as the room of this device asks it. What the room chose is kept here, so a page shows it at once. */

import { isObject, prune } from "./shape.js";
import { EDITIONS, ROOM_KEY, storage } from "./storage.js";

/** What this device keeps of how its room asks the exercise *slug*: {code, exercise, worksheet}, or null. */
export function editionHere(slug) {
  const kept = storage.read(EDITIONS + slug);
  const room = storage.read(ROOM_KEY);
  return room?.token && isObject(kept) && kept.code === room.code && kept.exercise?.slug === slug ? kept : null;
}

/** What of *answers* belongs to what the room asks; all of them where it asks the whole exercise. */
export function askedOf(exercise, answers = {}) {
  return exercise.edition ? prune(exercise.edition.shape, answers).kept ?? {} : answers;
}
