/* What this device shares with a room, sent again by itself until the room has it. */

import { own, same, W } from "../dom.js";
import { OUTBOX_KEY, storage } from "../storage.js";
import { ask, inPlainWords, Refusal } from "./ask.js";
import { makeQueue } from "./queue.js";

const REVISION = { revision: "number" };

/**
 * The outbox of this device for a room: one entry an activity, {revision, version, answers|null, state}.
 * Every entry has a revision that only rises, so that sending twice, or late, never counts twice.
 */
export function makeOutbox(room, onChange) {
  // By token, because another tab of this device may be in another room.
  const all = () => own(storage.read(OUTBOX_KEY, {}), room.token) ?? {};
  const entry = (id) => own(all(), String(id));

  function put(id, change) {
    storage.write(OUTBOX_KEY, {
      ...storage.read(OUTBOX_KEY, {}),
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
        ? await ask(path, { method: "DELETE", body: { token: room.token, revision }, expects: REVISION })
        : await ask(path, {
          method: "PUT",
          body: { token: room.token, revision, version, answers },
          expects: REVISION,
        });
      if (counts.revision === revision) done(answers === null ? "withdrawn" : "shared");
      // The room knows a later one: this device forgot how far it had counted. It goes out again, as the newest.
      else if (entry(id)?.revision === revision) put(id, { revision: counts.revision + 1, state: "waiting" });
    } catch (error) {
      if (error instanceof Refusal && error.status < 500 && error.status !== 429) done("refused", error.message);
      else if (entry(id)?.revision === revision) {
        const said = error instanceof TypeError || error.name === "TimeoutError" ? "" : inPlainWords(error);
        put(id, { state: "waiting", why: said });
      }
    }
  }

  const due = () => Object.entries(all()).filter(([, one]) => one.state === "sending" || one.state === "waiting");

  const queue = makeQueue({ due, send: ([id, one]) => send(id, one) });

  return {
    entry,
    flush: queue.flush,
    now: queue.now,
    /** Share *answers*, or withdraw with null; *stamp* is that of all that was answered at that moment. */
    share(id, version, answers, stamp = null) {
      // Begun anywhere, so that a device that forgot does not take what it sent before for this.
      const before = entry(id)?.revision ?? Math.floor(Math.random() * 1_000_000);
      put(id, { revision: before + 1, version, answers, stamp, state: "sending", why: "" });
      queue.now();
    },
    forget() {
      const { [room.token]: _, ...others } = storage.read(OUTBOX_KEY, {});
      storage.write(OUTBOX_KEY, others);
    },
    /** The room let this device go: of what it sent, only what was revealed is in there, and nothing waits any more. */
    lose(activities) {
      const seen = activities.filter((one) => one.state === "revealed" || one.state === "closed");
      const left = Object.fromEntries(seen.map(({ id }) => [id, entry(id)]).filter(([, one]) => one));
      if (same(left, all())) return;
      storage.write(OUTBOX_KEY, { ...storage.read(OUTBOX_KEY, {}), [room.token]: left });
      onChange();
    },
    stop: queue.stop,
  };
}

/** A mark of *answers* by which a later change is noticed, and from which they cannot be read. */
export function stampOf(answers) {
  let sum = 0x811c9dc5; // FNV-1a, 32 bits
  for (const letter of JSON.stringify(answers ?? {})) sum = Math.imul(sum ^ letter.codePointAt(0), 0x01000193) >>> 0;
  return sum;
}

/** How far what this device sent has come. */
export function stateOf(told) {
  if (told.state === "waiting" && storage.isUnkept(OUTBOX_KEY)) return W("room.state_unkept");
  return W(told.answers === null && told.state === "waiting" ? "room.withdraw_waiting" : `room.state_${told.state}`);
}
