/* A room's document on a device: written in at once, also with no network, and one with the others' when it is back. */

import { ask, inPlainWords, isAway, Refusal } from "../room/ask.js";
import { makeQueue } from "../room/queue.js";
import { storage } from "../storage.js";
import { randomWord } from "../random.js";
import { W } from "../dom.js";
import { fold, GONE, keysOf, rowsOf } from "./document.js";
import { fileOf, leftOver, typedAt } from "./files.js";
import { PLACE } from "./place.js";

const LOOK_EVERY = 2_000;
const SETTLE = 400;
const AT_ONCE = 50;
const AT_HAND = 10_000; // ms after the last letter in which a person counts as writing
const MOST_UNDO = 200;
const ANSWER = { document: "number", part: "string", head: "number", state: "string", edits: "array" };
const NOTHING = { document: null, seq: 0, state: "open", cells: {}, pending: [], refused: [], mine: [], secrets: {} };

/** The rows of a document of the room as they stand there now; another part's are refused. */
export async function readRows(room, activity, part) {
  const path = `${room.code}/activities/${activity}/document?document=0&after=0`;
  const told = await ask(path, { token: room.token, expects: ANSWER });
  return told.part === part ? rowsOf(fold(told.edits, told.cells ?? {})) : null;
}

/** What says no to one edit, and not to the document, the room or the device. */
const OF_AN_EDIT = ["bad-edit", "bad-request", "too-big", "not-yours", "full-document"];

/**
 * The document of an activity of the room, as this device has it: that of its *part*, "" for the whole room.
 * It keeps how the document stood at the last number it heard, and what it has written since on top of that.
 * onChange() is called after every change, also in another tab; trouble(text, away) tells why something does not
 * arrive, and "" when it does again; *away* where no server answers.
 */
export function makeDocument(
  { room, activity, part = "", onChange, trouble = (/** @type {string} */ _, /** @type {boolean} */ __) => {} },
) {
  const key = fileOf(room, activity, part);
  const path = `${room.code}/activities/${activity}/document`;
  let wants = true; // to hear what others wrote
  let settling = null;
  let looking = null;
  let said = "";
  let ended = false;
  let hand = ""; // the row in which the person writes now
  let resting = null;
  let writing = []; // the rows in which others write now, as far as this server knows
  let press = null; // what several writes are one press of, so that undo takes them back together
  let moved = false; // to another team or side, so that this document is no longer the device's

  // Read anew each time, since another tab of this device may have written too.
  const kept = () => ({ ...NOTHING, ...storage.read(key, {}) });
  const cellsOf = ({ cells, pending }) => fold(pending, cells);

  function put(change) {
    storage.write(key, { ...kept(), ...change });
    onChange();
  }

  function tell(words, away = false) {
    if (words !== said) trouble(words, away);
    said = words;
  }

  /**
   * Write *value* in a cell; what has not left the device yet is written over, so that a word is one edit.
   * *saw* is the key of what the person saw there, where that is not what stands there by now, and null for nothing.
   * Returns the key of the edit, or null where the value stands there already.
   * @param {string} at
   * @param {any} value
   * @param {{ undo?: boolean, anew?: boolean, saw?: string | null }} [options]
   */
  function write(at, value, { undo = true, anew = false, saw } = {}) {
    const now = kept();
    const before = cellsOf(now)[at];
    if (!anew && before && before.value === value) return null;
    const last = now.pending.findLast((one) => one.at === at && !one.sent);
    // Typing goes on in the edit that waits, unless something else came between that undo would take back first.
    const waiting = !anew && !press && last && (!undo || now.mine.at(-1)?.key === last.key) ? last : null;
    const over = saw === undefined ? before?.key ?? null : saw;
    const edit = waiting ? { ...waiting, value } : { key: randomWord(16), at, value, over, ...secretOf(now, at) };
    const change = { pending: [...now.pending.filter((one) => one !== waiting), edit] };
    if (undo && !waiting) {
      const step = { at, key: edit.key, was: before?.value ?? null, over, ...(press && { press }) };
      change.mine = [...now.mine, step].slice(-MOST_UNDO);
    }
    put(change);
    clearTimeout(settling);
    settling = setTimeout(queue.now, SETTLE);
    return edit.key;
  }

  function secretOf({ secrets }, at) {
    const secret = secrets[at.slice(0, at.indexOf("/"))];
    return secret ? { secret } : {};
  }

  /** Send what waits and hear the rest; goes on as long as it gets on. */
  async function exchange() {
    clearTimeout(looking);
    try {
      for (let most = AT_ONCE; most > 0;) most = await step(most);
      wants = false;
      tell(moved ? W("room.moved") : "");
      if (!ended && !moved) looking = setTimeout(look, LOOK_EVERY);
    } catch (error) {
      hearWriting([]);
      tell(inPlainWords(error), isAway(error)); // the queue asks again, after pauses that grow
    }
  }

  /** One request, with at most so many edits; returns how many the next may carry, 0 where nothing is left to do. */
  async function step(most) {
    const { document, seq, pending } = kept();
    const batch = pending.slice(0, most);
    try {
      if (batch.length) {
        left(batch);
        const edits = batch.map(({ sent: _, ...edit }) => edit);
        const body = { token: room.token, document, after: seq, edits, part };
        hear({ document, seq }, batch, await ask(path, { method: "POST", body, writes: hand, expects: ANSWER }));
      } else hear({ document, seq }, [], await read(document, seq));
      return kept().pending.length && !moved ? most : 0;
    } catch (error) {
      const code = error instanceof Refusal && batch.length ? error.code : "";
      if (code !== "final" && code !== "moved" && !OF_AN_EDIT.includes(code)) throw error;
      moved = code === "moved";
      if (moved) refuse(pending, error.message);
      else if (code === "final") await hearTheEnd(error.message);
      else if (batch.length === 1) refuse(batch, error.message);
      return moved ? 0 : 1; // which one does not fit is seen when each goes alone
    }
  }

  const read = (document, seq) =>
    ask(`${path}?document=${document ?? 0}&after=${seq}`, { token: room.token, writes: hand, expects: ANSWER });

  /** From now on these edits may be in the room, whatever comes back. */
  function left(batch) {
    const keys = new Set(batch.map((one) => one.key));
    storage.write(key, {
      ...kept(),
      pending: kept().pending.map((one) => (keys.has(one.key) ? { ...one, sent: true } : one)),
    });
  }

  function hear(asked, batch, answer) {
    // Another tab has taken this device to another team or side: what is theirs is not kept as this one's.
    moved = answer.part !== part;
    hearWriting(moved ? [] : answer.writing ?? []);
    if (moved) return;
    const now = kept();
    // Another tab has heard more meanwhile: what was sent goes out again, and counts once.
    if (now.document !== asked.document || now.seq !== asked.seq) return;
    const done = new Set([...batch, ...answer.edits].map((one) => one.key));
    const pending = now.pending.filter((one) => !done.has(one.key));
    const { document, head: seq, state } = answer;
    const news = document !== now.document || seq !== now.seq || state !== now.state;
    if (!news && pending.length === now.pending.length) return;
    put({ document, seq, state, pending, cells: fold(answer.edits, answer.cells ?? now.cells) });
  }

  function hearWriting(rows) {
    const news = String(rows) !== String(writing);
    writing = rows;
    if (news) onChange();
  }

  /** The room has closed the document: what is not in it came too late, and stays here to be read. */
  async function hearTheEnd(why) {
    const { document, seq } = kept();
    hear({ document, seq }, [], await read(null, 0));
    const { cells, pending } = kept();
    const there = new Set(Object.values(cells).flatMap((cell) => [cell, ...cell.beside]).map((one) => one.key));
    put({ pending: pending.filter((one) => !there.has(one.key)) });
    refuse(kept().pending, why);
  }

  function refuse(edits, why) {
    const keys = new Set(edits.map((one) => one.key));
    const { pending, refused } = kept();
    put({
      pending: pending.filter((one) => !keys.has(one.key)),
      refused: [...refused, ...edits.map(({ at, value }) => ({ at, value, why }))],
    });
  }

  const due = () => (!moved && (kept().pending.length || (wants && !document.hidden)) ? [path] : []);
  const queue = makeQueue({ due, send: exchange });
  const look = () => {
    wants = true;
    queue.now();
  };
  const elsewhere = (event) => {
    if (event.key === key) onChange();
  };
  window.addEventListener("storage", elsewhere);
  window.addEventListener("pageshow", look);
  const others = leftOver(room, activity, part).map(({ at, value }) => ({
    at,
    value,
    why: W("room.written_elsewhere"),
  }));
  if (others.length) storage.write(key, { ...kept(), refused: [...kept().refused, ...others] });
  look();

  return {
    /** Whose document it is: "" for the whole room, else of a side or a team. */
    part,
    /** Where the device keeps what was typed here and is no edit yet. */
    typed: typedAt(room, activity, part),
    rows: () => rowsOf(cellsOf(kept())),
    /** What stands in a cell, {value, key, beside}; undefined where nothing was written. */
    cell: (at) => cellsOf(kept())[at],
    /** What stands in every cell that was written: {at: {value, key, beside}}. */
    cells: () => cellsOf(kept()),
    /** Whether the room has told this device how its document stands. */
    heard: () => kept().document !== null,
    state: () => kept().state,
    /** Whether this device wrote the edit *key*, and the room has not told it back yet. */
    isPending: (key) => kept().pending.some((one) => one.key === key),
    /** The person writes in the row *id* now; in none where that is "". It goes out with what is asked anyway. */
    writes(id) {
      clearTimeout(resting);
      hand = id;
      if (id) resting = setTimeout(() => (hand = ""), AT_HAND);
    },
    /** Whether somebody else writes in the row *id* now. */
    othersWrite: (id) => writing.includes(id),
    /** How many edits wait to reach the room. */
    waiting: () => kept().pending.length,
    /** What the room did not take, with its reason: {at, value, why}. */
    refused: () => kept().refused,
    /** The person has read what the room did not take. */
    clearRefused: () => put({ refused: [] }),
    write,
    /** Take one of the texts that stand in a cell; the others are no longer shown. */
    take: (at, value) => write(at, value, { anew: true }),
    /** Put a row at a place; a *card* is changed on this device only. Returns its id. */
    add(place, { card = false, id = randomWord(10) } = {}) {
      if (card) put({ secrets: { ...kept().secrets, [id]: randomWord(20) } });
      write(`${id}/${PLACE}`, place);
      return id;
    },
    move: (id, place) => write(`${id}/${PLACE}`, place),
    remove: (id) => write(`${id}/${GONE}`, keysOf(cellsOf(kept()), id), { anew: true }),
    putBack: (id) => write(`${id}/${GONE}`, null),
    canUndo: () => kept().mine.length > 0,
    /** Let all that *act* writes be one press, which undo takes back as a whole. */
    asOne(act) {
      press = randomWord(8);
      try {
        return act();
      } finally {
        press = null;
      }
    },
    /** Take back the last press of this device's own, whole; false where somebody has written there since. */
    undo() {
      const { mine, ...now } = kept();
      const last = mine.at(-1);
      const from = last?.press ? mine.findIndex((one) => one.press === last.press) : mine.length - 1;
      const steps = mine.slice(Math.max(0, from));
      put({ mine: mine.slice(0, Math.max(0, from)) });
      const cells = cellsOf(now);
      const stands = (step, at) =>
        cells[step.at]?.key === step.key || steps.slice(at + 1).some((one) => one.at === step.at);
      if (!last || !steps.every(stands)) return false;
      for (const { at, was, over } of steps.reverse()) {
        // What this device wrote before stands there again, under the key of this edit.
        const key = write(at, was, { undo: false });
        if (key) put({ mine: kept().mine.map((one) => (one.key === over ? { ...one, key } : one)) });
      }
      return true;
    },
    now: look,
    stop() {
      ended = true;
      clearTimeout(settling);
      clearTimeout(looking);
      clearTimeout(resting);
      window.removeEventListener("storage", elsewhere);
      window.removeEventListener("pageshow", look);
      queue.stop();
    },
  };
}
