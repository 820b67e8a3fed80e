/* What the pages of a reader's own path share: what this device keeps, and how far it is. */

import { registry } from "../registry.js";
import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { loadFile } from "../load.js";
import { isObject } from "../shape.js";

export const EXERCISES = "six-elements/";
export const MARKS = "six-elements-path/";

/** What belongs to a room, and stays when the pages of the book are cleared. */
const OF_A_ROOM = [`${EXERCISES}room`, `${EXERCISES}outbox`];

/** What this device keeps: reading never fails, and writing says whether it worked. */
export const device = {
  read(key) {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      return isObject(found) ? found : null;
    } catch {
      return null; // nothing kept, damaged, or a browser that keeps nothing
    }
  },
  write(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  /** Empty everything that exercises and these pages keep. */
  clear() {
    try {
      const mine = Object.keys(localStorage).filter((key) => key.startsWith(EXERCISES) || key.startsWith(MARKS));
      for (const key of mine.filter((one) => !OF_A_ROOM.includes(one))) localStorage.removeItem(key);
    } catch { /* a browser that keeps nothing has nothing to clear */ }
  },
};

/** What is kept of an exercise, or null while nobody began it here. */
export function begun(slug) {
  const found = device.read(EXERCISES + slug);
  return found && isObject(found.answers) && Object.keys(found.answers).length ? found : null;
}

/** What an exercise asks and what its answers mean; its data waits in a script of its own until a page needs it. */
export async function whole(entry) {
  await loadFile(entry.script);
  return registry.exercises[entry.slug];
}

/** How far an exercise is, in words: begun, some of its steps, all of them. */
export function howFar(kept) {
  if (!kept) return W("path.not_begun");
  const { done, of } = isObject(kept.progress) ? kept.progress : {};
  if (!Number.isInteger(done) || !Number.isInteger(of) || of < 1 || done < 0 || done > of) return W("path.begun");
  return done === of ? W("path.all_steps", { of }) : W("path.some_steps", { done, of });
}

export function isDone(kept) {
  return Boolean(kept) && howFar(kept) === W("path.all_steps", { of: kept.progress?.of });
}

/** The parts a person marked as read, in the order of the course. */
export const read = {
  all: (places) => {
    const marks = device.read(`${MARKS}read`)?.parts;
    return places.map((place) => place.id).filter((id) => Array.isArray(marks) && marks.includes(id));
  },
  keep: (parts) => device.write(`${MARKS}read`, parts.length ? { version: 1, parts } : null),
};

/** "3.B Boundaries and Power" */
export const named = ({ id, name }) => `${id} ${name}`;

/** A part of the course as an id of an element may hold it. */
export const idOf = (place) => place.replace(".", "-");

/** Print, and start over or clear: the quiet bar at the foot. */
export function footBar(...buttons) {
  return h("div", { class: "six-bar", role: "group", "aria-label": W("path.bar") }, buttons);
}

export function printButton(label) {
  return button(label, () => window.print(), { kind: "quiet" });
}
