/* A page of the server asks it as a widget asks its Python, in the manner of a widget's model. */

import { W } from "../dom.js";
import { bytesOf } from "../download.js";
import { patternOf, Refusal, request } from "../room/ask.js";

/** Where the server stands, as this browser reached it. */
export const HERE = location.href.replace(/\/(?:board|remote)\/?(?:[?#].*)?$/, "");
const HEARD = { key: "string", done: "boolean", now: "number", code: "string" };

/**
 * What stands in for a widget's model: what the server has told, and before that what the page *brought*.
 * Requests go one after the other, so what was heard last is how things stand.
 * @param {Record<string, any>} brought
 */
export function servedModel(brought = {}) {
  const kept = { ...brought };
  const patterns = new Map();
  const listeners = new Map();
  const waiting = [];
  let code = "";
  let mark = "";
  let listed = false;
  let busy = false;

  function emit(names, ...what) {
    const called = new Set(names.flatMap((name) => [...(listeners.get(name) ?? [])]));
    for (const one of called) one(...what);
  }

  /** Take over what is told, and say what of it is new. */
  function take(told) {
    const fresh = Object.keys(told).filter((name) => JSON.stringify(kept[name]) !== JSON.stringify(told[name]));
    Object.assign(kept, told);
    if (fresh.length) emit(fresh.map((name) => `change:${name}`));
  }

  /** Put the patterns where the server only said that there are some; they never change. */
  async function fill(room) {
    for (const one of room.activities ?? []) {
      const name = `${room.code} ${one.id}`;
      if (one.pattern && !patterns.has(name)) patterns.set(name, await patternOf(room, one.id));
      one.pattern = one.pattern ? patterns.get(name) : null;
    }
  }

  async function send(ask) {
    const asked = Date.now();
    const body = { ask, code, here: HERE, listed, have: mark };
    try {
      const told = await request("/api/desk", { method: "POST", body, expects: HEARD });
      if (told.shows) await fill(told.shows.room);
      code = told.code;
      mark = told.mark;
      take({ ...told.shows, ...(told.trouble === null ? {} : { trouble: told.trouble }) });
      if (told.file) emit(["msg:custom"], told.file, [bytesOf(told.file.content)]);
      emit(["msg:custom"], { key: told.key, done: told.done, now: told.now, asked, way: told.way }, []);
    } catch (error) {
      if (error instanceof Refusal) {
        if (error.code === "no-key") [code, mark] = ["", ""];
        take({ trouble: error.message, ...(error.code === "no-key" ? { room: {}, rooms: [] } : {}) });
      } else if (ask.do !== "refresh") take({ trouble: W("board.not_sent") });
      emit(["msg:custom"], { lost: ask.key ?? "", away: !(error instanceof Refusal) }, []);
    }
  }

  async function work() {
    if (busy) return;
    busy = true;
    while (waiting.length) await send(waiting.shift());
    busy = false;
  }

  return {
    get: (name) => kept[name],
    send(ask) {
      // One look is enough, and every press looks as well.
      if (ask.do === "refresh" && (busy || waiting.length)) return;
      if (ask.do === "devices") listed = ask.wanted;
      waiting.push(ask);
      work();
    },
    on(names, call) {
      for (const name of names.split(" ")) listeners.set(name, (listeners.get(name) ?? new Set()).add(call));
    },
    off(names, call) {
      for (const name of names.split(" ")) listeners.get(name)?.delete(call);
    },
  };
}
