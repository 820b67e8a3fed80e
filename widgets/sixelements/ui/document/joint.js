/* The document that the room writes at an exercise, as the page of that exercise has it. */

import { ROOM_KEY } from "../storage.js";
import { makeDocument } from "./device.js";

/**
 * What follows the room to the document of its activity, and puts it where the view finds it: as "document" of the
 * *model*, null where the room writes none. A device that left the room in another tab writes there no more.
 */
export function makeJoint({ room, exercise, model }) {
  let at = null;
  let left = false;

  function go(id) {
    if (id === at) return;
    model.get("document")?.stop();
    at = id;
    model.set("document", id === null ? null : heard(room, id));
  }

  window.addEventListener("storage", (event) => {
    if (event.key !== ROOM_KEY) return;
    left = true;
    go(null);
  });

  return {
    /** The room is at this *activity* of the exercise, or at none; before it first collects there is no document. */
    follow(activity) {
      if (!exercise.document || left || (activity && activity.id === at)) return;
      go(activity && activity.state !== "waiting" ? activity.id : null);
    },
  };
}

/** A document of the room that whoever draws it may listen to. */
function heard(room, activity) {
  const listeners = new Set();
  let said = "";
  const tell = () => {
    for (const one of [...listeners]) if (one() === false) listeners.delete(one);
  };
  const made = makeDocument({
    room,
    activity,
    onChange: tell,
    trouble: (words) => {
      said = words;
      tell();
    },
  });
  return {
    ...made,
    /** Why something does not arrive; "" where all does. */
    trouble: () => said,
    /** Call *then* after every change, until it returns false. */
    listen: (then) => listeners.add(then),
  };
}
