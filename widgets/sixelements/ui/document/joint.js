/* The document that the room writes at an exercise, as the page of that exercise has it. */

import { whenRoomChanges } from "../storage.js";
import { makeDocument, readRows } from "./device.js";

/**
 * What follows the room to the document of its activity, and puts it where the view finds it: as "document" of the
 * *model*, null where the room writes none. A device that left the room in another tab writes there no more.
 */
export function makeJoint({ room, exercise, model }) {
  let at = "";
  let left = false;
  let activities = [];

  /** Go to the document of an activity and a part of the room; to none where the part is null. */
  function go(id, part) {
    const to = part === null ? "" : `${id}@${part}`;
    if (to === at) return;
    model.get("document")?.stop();
    at = to;
    model.set("document", to ? heard(room, id, part, other) : null);
  }

  /** The rows that the same people wrote at another exercise of the room; null where there are none to be had. */
  async function other(slug) {
    const one = activities.filter((each) => each.slug === slug && each.writes).pop();
    const part = one ? partOf(room, one.writes) : null;
    if (part === null) return null;
    try {
      return await readRows(room, one.id, part);
    } catch {
      return null; // not begun, or no network: there is nothing to bring in now
    }
  }

  whenRoomChanges(() => {
    left = true;
    go(null, null);
  });

  return {
    /** The room, with *all* its activities, is at this one of the exercise, or at none; before it first collects there is no document. */
    follow(activity, all) {
      activities = all;
      if (!exercise.document || left || (activity && at.startsWith(`${activity.id}@`))) return;
      go(activity?.id, activity && activity.state !== "waiting" ? partOf(room, activity.writes) : null);
    },
  };
}

/** Whose document this device writes in, where *writes* is who writes one together; null where none has begun, or for a device of no team. */
export function partOf({ side, team }, writes) {
  if (!writes) return null;
  if (writes === "team") return team ? `team-${team}` : null;
  return writes === "side" ? side : "";
}

/** A document of the room that whoever draws it may listen to. */
function heard(room, activity, part, other) {
  const listeners = new Set();
  let said = "";
  let isAway = false;
  const tell = () => {
    for (const one of [...listeners]) if (one() === false) listeners.delete(one);
  };
  const made = makeDocument({
    room,
    activity,
    part,
    onChange: tell,
    trouble: (words, away) => {
      said = words;
      isAway = away;
      tell();
    },
  });
  return {
    ...made,
    /** The rows that the same people wrote at the exercise *slug*; a promise, of null where there are none. */
    other,
    /** Why something does not arrive; "" where all does. */
    trouble: () => said,
    /** Whether it is that no server answers, which the page itself says. */
    away: () => isAway,
    /** Call *then* after every change, until it returns false. */
    listen: (then) => listeners.add(then),
  };
}
