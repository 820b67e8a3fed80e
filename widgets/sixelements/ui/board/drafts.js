/* What a facilitator has begun and not sent: kept for this tab, so that no reload and no other display takes it away. */

import { HEX, randomWord } from "../random.js";

const DRAFTS = "six-elements/board-draft/";
const PRESSED = "six-elements/board-pressed";

/** What this window would not keep; this page has it as long as it is open. */
const unkept = new Map();

function read(key) {
  if (unkept.has(key)) return unkept.get(key);
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function write(key, value) {
  unkept.delete(key);
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    unkept.set(key, value);
  }
}

/** The draft called *name*: its fields begin as *empty*, and `keep` keeps them as they stand. */
export function draft(name, empty) {
  const key = DRAFTS + name;
  const fields = { ...empty, ...read(key) };
  return {
    fields,
    keep: () => write(key, fields),
    clear() {
      Object.assign(fields, structuredClone(empty));
      write(key, null);
    },
  };
}

/** A random word for a press; the server does one press once, however often it is sent. */
export function fresh() {
  return randomWord(24, HEX);
}

/** The word of the press that asks *what*: the same until it was answered, also after a reload. */
export function pressed(what) {
  const all = read(PRESSED) ?? {};
  all[what] ??= fresh();
  write(PRESSED, all);
  return all[what];
}

/** The press with this word was answered: the same press is another one from now on. */
export function answered(word) {
  const all = read(PRESSED) ?? {};
  const found = Object.keys(all).find((what) => all[what] === word);
  if (found === undefined) return;
  delete all[found];
  write(PRESSED, all);
}
