/* What this device keeps: the one place that reads and writes it, for exercises, rooms and the pages of a path. */

import { isObject } from "./shape.js";

const OURS = "six-elements/";
export const EXERCISES = `${OURS}exercise/`;
export const MARKS = "six-elements-path/";
export const ROOM_KEY = `${OURS}room`;
export const OUTBOX_KEY = `${OURS}outbox`;
export const FINISHED_KEY = `${OURS}finished`;
export const EDITIONS = `${OURS}edition/`;
export const BEATS_KEY = `${OURS}beats`;
export const DOCUMENTS = `${OURS}document/`;
/** What a tab that writes for others keeps of that (`room/scribe.js`): in itself alone, like all that is written there. */
export const SCRIBE_KEY = `${OURS}scribe`;

/** What was typed at an exercise and is no answer yet. */
export const typedIn = (slug) => `${OURS}typed/${slug}`;

/** What this device had no room for; this page has it as long as it is open. */
const unkept = new Map();

/** The room as this page knows it: what it found, or wrote last. */
let known = null;

/** Whether this tab writes for others: it keeps what they answer until the next of them, and nothing on the device. */
export function isScribe() {
  try {
    return sessionStorage.getItem(SCRIBE_KEY) !== null;
  } catch {
    return false;
  }
}

/** The device's storage. What the book's layout puts in place of a refused one keeps nothing beyond the page. */
function device() {
  if (isScribe()) return sessionStorage;
  if (localStorage.standsIn) throw new Error("this browser refuses storage");
  return localStorage;
}

export const storage = {
  /** The text under *key*, or null: nothing kept, or a browser that keeps nothing. */
  text(key) {
    try {
      return device().getItem(key);
    } catch {
      return null;
    }
  },
  /** Keep *text*, or nothing more where it is null; says whether the device did. What was there before stays if not. */
  put(key, text) {
    try {
      if (text === null) device().removeItem(key);
      else device().setItem(key, text);
      if (key === ROOM_KEY) known = text;
      return true;
    } catch {
      return false;
    }
  },
  /** The data under *key*, or *fallback* where there is none or it is damaged. */
  read(key, fallback = null) {
    if (unkept.has(key)) return unkept.get(key) ?? fallback;
    return parsed(storage.text(key)) ?? fallback;
  },
  /** Keep data, or nothing more where it is null; says whether it outlives this page. */
  write(key, value) {
    const kept = storage.put(key, value === null ? null : JSON.stringify(value));
    if (kept) unkept.delete(key);
    else unkept.set(key, value);
    return kept;
  },
  /** Keep nothing more of what begins with *start*. */
  clear(start) {
    for (const key of storage.keys(start)) storage.write(key, null);
  },
  /** The keys that begin with *start*, kept by the device or by this page. */
  keys(start) {
    try {
      return [...new Set([...Object.keys(device()), ...unkept.keys()])].filter((key) => key.startsWith(start));
    } catch {
      return [...unkept.keys()].filter((key) => key.startsWith(start));
    }
  },
  /** Whether this browser lets a page keep anything at all; one without room does. */
  opens() {
    try {
      return Boolean(device());
    } catch {
      return false;
    }
  },
  /** Whether what was written under *key* is on this open page only. */
  isUnkept: (key) => unkept.has(key),
};

/** Call *then* when storage may be opened: on a page from a file after its first frame, as the book's layout says. */
export function whenOpen(then) {
  if (location.protocol === "file:") requestAnimationFrame(() => then());
  else then();
}

/**
 * Call *then* when another tab of this browser goes into a room, or leaves it. A browser may also tell a page what the
 * page before it, in the same tab, wrote last: this one found that, and it is no news. A scribe's tab has its own room.
 */
export function whenRoomChanges(then) {
  known = storage.text(ROOM_KEY);
  addEventListener("storage", (event) => {
    if (event.key === ROOM_KEY && event.newValue !== known && !isScribe()) then();
  });
}

function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

/** Let this tab write for others and keep *notes* of that, or write for its owner again with null; all else goes. */
export function startAnew(notes) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(OURS) || key.startsWith(MARKS)) sessionStorage.removeItem(key);
  }
  unkept.clear();
  if (notes) sessionStorage.setItem(SCRIBE_KEY, JSON.stringify(notes));
}

/** The key of an exercise: under a name of its own, so that no slug can be mistaken for something else we keep. */
export const keyOf = (slug) => EXERCISES + slug;

/** Where exercises were kept before they had a name of their own there. */
export const formerKeyOf = (slug) => OURS + slug;

/** The text of the record of an exercise, also where an earlier version of these pages put it; or null. */
export function recordText(slug) {
  const text = storage.text(keyOf(slug));
  if (text !== null) return text;
  const former = storage.text(formerKeyOf(slug));
  return isObject(parsed(former)?.answers) ? former : null;
}

/** The record of an exercise; an empty one where there is none, or a damaged one. */
export function record(slug) {
  const found = parsed(recordText(slug));
  return isObject(found) ? found : {};
}

/** What is kept of an exercise, or null while nobody began it here. */
export function begun(slug) {
  const found = record(slug);
  return isObject(found.answers) && Object.keys(found.answers).length ? found : null;
}

/** Empty everything that exercises, the pages of a path and earlier rooms keep; what belongs to this room stays. */
export function clearDevice() {
  try {
    const ours = Object.keys(device()).filter((key) => key.startsWith(OURS) || key.startsWith(MARKS));
    const here = `${DOCUMENTS}${storage.read(ROOM_KEY)?.token}/`;
    const ofRooms = (key) =>
      [ROOM_KEY, OUTBOX_KEY, FINISHED_KEY, SCRIBE_KEY].includes(key) ||
      [here, EDITIONS].some((one) => key.startsWith(one));
    for (const key of ours.filter((one) => !ofRooms(one))) device().removeItem(key);
  } catch { /* a browser that keeps nothing has nothing to clear */ }
}
