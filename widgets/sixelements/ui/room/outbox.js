/* What this device shares with a room, sent again by itself until the room has it. */

import { own, W } from "../dom.js";
import { ask, Refusal } from "./ask.js";
import { memory } from "./memory.js";

const OUTBOX_KEY = "six-elements/outbox";
const RETRY_FIRST = 1_000;
const RETRY_LAST = 30_000;

/**
 * The outbox of this device for a room: one entry an activity, {revision, version, answers|null, state}.
 * Every entry has a revision that only rises, so that sending twice, or late, never counts twice.
 */
export function makeOutbox(room, onChange) {
  let timer = null;
  let wait = RETRY_FIRST;
  let busy = false;
  // By token, because another tab of this device may be in another room.
  const all = () => own(memory.read(OUTBOX_KEY, {}), room.token) ?? {};
  const entry = (id) => own(all(), String(id));

  function put(id, change) {
    memory.write(OUTBOX_KEY, {
      ...memory.read(OUTBOX_KEY, {}),
      [room.token]: { ...all(), [id]: { ...entry(id), ...change } },
    });
    onChange();
  }

  async function send(id, { revision, version, answers }) {
    // Only the revision that was sent is done: a newer one may have been pressed meanwhile.
    // What is done is not kept here a second time, so that "Start over" leaves none of it behind.
    const done = (state, why = "") => {
      if (entry(id)?.revision === revision) put(id, { state, why, answers: answers && {} });
    };
    const path = `${room.code}/activities/${id}/share`;
    try {
      const counts = answers === null
        ? await ask(path, { method: "DELETE", body: { token: room.token, revision } })
        : await ask(path, { method: "PUT", body: { token: room.token, revision, version, answers } });
      if (counts.revision === revision) done(answers === null ? "withdrawn" : "shared");
      // The room knows a later one: this device forgot how far it had counted. It goes out again, as the newest.
      else if (entry(id)?.revision === revision) put(id, { revision: counts.revision + 1, state: "sending" });
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.status < 500 && error.status !== 429) {
        done("refused", error.message);
        return true;
      }
      put(id, { state: "waiting", why: error instanceof Refusal ? error.message : "" });
      return false;
    }
  }

  async function flush() {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    const due = Object.entries(all()).filter(([, one]) => one.state === "sending" || one.state === "waiting");
    const results = [];
    for (const [id, one] of due) results.push(await send(id, one));
    busy = false;
    if (results.every(Boolean)) wait = RETRY_FIRST;
    else {
      // Spread out, so that a room whose network comes back does not knock all at once.
      timer = setTimeout(flush, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, RETRY_LAST);
    }
    const more = Object.values(all()).some((one) => one.state === "sending");
    if (more && results.every(Boolean)) flush();
  }

  const now = () => {
    wait = RETRY_FIRST;
    flush();
  };
  window.addEventListener("online", now);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) now();
  });

  return {
    entry,
    flush,
    share(id, version, answers) {
      // Begun anywhere, so that a device that forgot does not take what it sent before for this.
      const before = entry(id)?.revision ?? Math.floor(Math.random() * 1_000_000);
      put(id, { revision: before + 1, version, answers, state: "sending", why: "" });
      flush();
    },
    forget() {
      const { [room.token]: _, ...others } = memory.read(OUTBOX_KEY, {});
      memory.write(OUTBOX_KEY, others);
    },
  };
}

/** How far what this device sent has come. */
export function stateOf(told) {
  return W(told.answers === null && told.state === "waiting" ? "room.withdraw_waiting" : `room.state_${told.state}`);
}
