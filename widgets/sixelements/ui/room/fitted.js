/* Fetching an exercise as the room asks it, where its facilitator chose items or added some. */

import { EDITIONS, ROOM_KEY, storage } from "../storage.js";
import { editionHere } from "../fitted.js";
import { editionOf } from "./ask.js";

/** The activity that the exercise *slug* is about just now: the one that collects, else the latest that began. */
export function activityFor(activities, slug) {
  const mine = activities.filter((one) => one.slug === slug);
  return mine.find((one) => one.state === "collecting") ?? mine.filter((one) => one.state !== "waiting").at(-1) ??
    mine[0];
}

/** The letters of what this device is asked in *activity*, which may be undefined: its team's, where each has its own. */
export function markOf(activity) {
  const part = `team-${storage.read(ROOM_KEY)?.team}`;
  return part in (activity?.origin?.teams ?? {}) ? `${activity.id}.${part}` : activity?.edition ?? "";
}

/** Whether this device has the exercise as the room asks it; *activity* may be undefined. */
export function isHere(activity, slug) {
  return (editionHere(slug)?.exercise.edition.mark ?? "") === markOf(activity);
}

/** Keep the exercise *slug* as the room asks it in *activity*; says whether the device did. */
export async function keepEdition(room, activity, slug) {
  const asked = markOf(activity) ? { code: room.code, ...await editionOf(room, activity.id) } : null;
  return storage.write(EDITIONS + slug, asked);
}

/** Keep every exercise as the room asks it, before anybody goes there; what fails is asked for with the next news. */
export async function keepEditions(room, activities) {
  for (const slug of new Set(activities.map((one) => one.slug))) {
    const now = activityFor(activities, slug);
    try {
      if (!isHere(now, slug)) await keepEdition(room, now, slug);
    } catch { /* the page of the exercise asks for it as well, and says what is in the way */ }
  }
}

/** Keep nothing more of how a room asks its exercises. */
export function forgetEditions() {
  storage.clear(EDITIONS);
}
