/* Writing for people who have no phone: one after another in one tab, each counted once, none seen by the next. */

import { address } from "../below.js";
import { button } from "../controls.js";
import { confirmDialog } from "../dialog.js";
import { unsent } from "../document/files.js";
import { h, W } from "../dom.js";
import { makeVoice } from "../say.js";
import { makeOutbox } from "./outbox.js";
import { isScribe, OUTBOX_KEY, ROOM_KEY, SCRIBE_KEY, startAnew, storage } from "../storage.js";

/** The notes of a scribe: the room, the number of the person, and of the one before what it takes to take back. */
const notes = () => storage.read(SCRIBE_KEY);

/** Whoever stands in the room of *code* may write for others: what that means, and a tab that does it from now on. */
export function wayIn(code, secret = "") {
  if (isScribe()) return null;
  return button(W("scribe.begin"), async () => {
    const words = { text: W("scribe.begin_text"), yes: W("scribe.yes"), no: W("scribe.no") };
    if (!await confirmDialog({ title: W("scribe.begin"), ...words })) return;
    startAnew({ code, secret, n: 1, last: null });
    toTheDoor(code, secret);
  }, { kind: "quiet" });
}

/** Where the tab goes for the next person: to the door, with nothing in it of the one before. */
function toTheDoor(code, secret) {
  location.assign(address(`/r/${code}${secret ? `#${secret}` : ""}`));
  if (location.pathname.endsWith(`/r/${code}`)) location.reload(); // the same page, which "#" alone does not load anew
}

/**
 * What a scribe keeps of the person who was just written for: enough to come back as her and take back what she shared,
 * and nothing that she answered.
 * @param {any} room what the device keeps of the room for her
 * @param {Record<string, any>} entries those of her outbox
 */
export function keptOf(room, entries) {
  const shared = Object.entries(entries).filter(([, one]) => one.state === "shared" && one.answers !== null);
  return { room, shared: Object.fromEntries(shared.map(([id, one]) => [id, { ...one, answers: {}, stamp: null }])) };
}

/** What stands in the way of the next person: nothing, "on_its_way", or "unshared", which may go. */
export function inTheWay(entries, rows, unshared) {
  if (rows || Object.values(entries).some((one) => one.state === "sending" || one.state === "waiting")) {
    return "on_its_way";
  }
  return unshared ? "unshared" : "";
}

/**
 * The bar of a scribe beside what she does for one person: who that is, and the way to the next.
 * @param {any} room
 * @param {() => boolean} unshared whether something of this person would be lost
 */
export function scribeBar(room, unshared) {
  if (!isScribe()) return null;
  const { n, code, secret } = notes();
  const told = h("p", {});
  const voice = makeVoice(told);
  const entries = () => storage.read(OUTBOX_KEY, {})[room.token] ?? {};

  /** Let *then* happen, after a question where something would be lost, and not while something is on its way. */
  async function when(title, text, then) {
    const why = inTheWay(entries(), unsent(room), unshared());
    if (why === "on_its_way") {
      voice.say(W("scribe.on_its_way", { n }));
      return;
    }
    const words = [why ? W("scribe.next_unshared", { n }) : "", text].filter(Boolean).join(" ");
    const answers = { yes: W("scribe.next_yes"), no: W("scribe.next_no") };
    if (!words || await confirmDialog({ title, text: words, ...answers })) then();
  }

  return h(
    "section",
    { class: "six-notice six-scribe", "aria-label": W("scribe.begin") },
    h("p", {}, W("scribe.who", { n })),
    h(
      "div",
      { class: "six-row" },
      button(W("scribe.next"), () =>
        when(W("scribe.next_title"), "", () => {
          startAnew({ code, secret, n: n + 1, last: keptOf(room, entries()) });
          toTheDoor(code, secret);
        })),
      button(W("scribe.end"), () =>
        when(W("scribe.end"), W("scribe.end_text"), () => {
          startAnew(null);
          toTheDoor(code, secret);
        }), { kind: "quiet" }),
    ),
    told,
  );
}

/**
 * What a scribe finds at the door: whose turn it is, and how to take back the one before.
 * @param {(room: any, words: string) => void} onBack she writes for that one again
 */
export function scribeAtTheDoor(onBack) {
  if (!isScribe()) return null;
  const { n, code, secret, last } = notes();
  const before = last && Object.keys(last.shared).length ? n - 1 : 0;
  return h(
    "section",
    { class: "six-notice six-scribe", "aria-label": W("scribe.begin") },
    h("p", {}, W("scribe.at_the_door", { n })),
    h(
      "div",
      { class: "six-row" },
      before
        ? button(W("scribe.back", { n: before }), async () => {
          const words = {
            text: W("scribe.back_text", { n: before }),
            yes: W("scribe.next_yes"),
            no: W("scribe.next_no"),
          };
          if (!await confirmDialog({ title: W("scribe.back", { n: before }), ...words })) return;
          startAnew({ code, secret, n: before, last: null });
          storage.write(ROOM_KEY, last.room);
          storage.write(OUTBOX_KEY, { [last.room.token]: last.shared });
          const outbox = makeOutbox(last.room, () => {});
          for (const [id, { version }] of Object.entries(last.shared)) outbox.share(id, version, null);
          onBack(last.room, W("scribe.back_done", { n: before }));
        })
        : null,
      button(W("scribe.end"), () => {
        startAnew(null);
        toTheDoor(code, secret);
      }, { kind: "quiet" }),
    ),
  );
}
