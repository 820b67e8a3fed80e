/* Keeping answers on a device: what is kept, what comes back, and whose change stands. */

import assert from "node:assert/strict";

import { emptyDevice, fullDisk, hostModel } from "./page.js";
import { makeStore } from "../../widgets/sixelements/ui/keep.js";
import { savedIn } from "../../widgets/sixelements/ui/saved.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

Object.assign(WORDS, {
  keep: {
    no_room: "No room.",
    room_again: "Room again.",
    migrated_all: "All fit.",
    migrated_some: "{kept} fit, {lost} do not.",
    file_other: "Of {title}.",
    file_damaged: "Damaged.",
    file_not_ours: "Not ours.",
    file_no_match: "No match.",
    file_team: "A team's.",
    file_choice: "A choice.",
  },
});

const KEY = "six-elements/exercise/one";
const FORMER = "six-elements/one";
const EXERCISE = {
  slug: "one",
  title: "One",
  version: 2,
  shape: {
    type: "record",
    fields: { side: { type: "choice", values: ["labor", "management"] }, note: { type: "text", max: 20 } },
  },
};

/**
 * A store as a page has it, with what it told.
 * @param {any} [given] answers that the host has already
 */
function opened(given = {}) {
  const model = hostModel({ answers: given });
  /** @type {string[]} */
  const why = [];
  /** @type {string[]} */
  const trouble = [];
  const store = makeStore({
    exercise: EXERCISE,
    model,
    progress: (answers) => ({ done: Object.keys(answers).length, of: 2 }),
    place: () => "first",
    onChange: (reason) => why.push(reason),
    trouble: (words) => trouble.push(words),
  });
  return { store, model, why, trouble };
}

/** What another page of this device has written. */
function elsewhere(record) {
  localStorage.setItem(KEY, JSON.stringify(record));
  globalThis.dispatchEvent(Object.assign(new Event("storage"), { key: KEY, storageArea: localStorage }));
}

const onDevice = () => JSON.parse(localStorage.getItem(KEY) ?? "null");

Deno.test("every change is kept, with how far it is, and comes back", () => {
  emptyDevice();
  const { store, model } = opened();
  assert.equal(store.set({ side: "labor", note: "a" }), true);
  assert.equal(store.set({ side: "labor" }), false, "nothing changed");
  store.stop();
  assert.deepEqual(onDevice(), {
    version: 2,
    answers: { side: "labor", note: "a" },
    progress: { done: 2, of: 2 },
    place: "first",
  });
  assert.deepEqual(model.get("answers"), { side: "labor", note: "a" });
  const later = opened();
  assert.deepEqual(later.store.answers(), { side: "labor", note: "a" });
  assert.deepEqual(later.trouble, []);
  later.store.stop();
});

Deno.test("what is empty again leaves nothing behind", () => {
  emptyDevice();
  const { store } = opened();
  store.set({ side: "labor" });
  store.set({ side: undefined });
  store.stop();
  assert.equal(onDevice(), null);
});

Deno.test("of an earlier edition what fits comes back, and the person hears of the rest", () => {
  emptyDevice();
  localStorage.setItem(KEY, JSON.stringify({ version: 1, answers: { side: "labor", gone: "x" } }));
  const { store, trouble } = opened();
  store.stop();
  assert.deepEqual(store.answers(), { side: "labor" });
  assert.deepEqual(trouble, ["1 fit, 1 do not."]);
});

Deno.test("a damaged record is as good as none", () => {
  emptyDevice();
  localStorage.setItem(KEY, "{");
  const { store } = opened();
  store.stop();
  assert.deepEqual(store.answers(), {});
});

Deno.test("what another page wrote is taken over, stays as it was written, and can be undone", () => {
  emptyDevice();
  const { store, model, why } = opened();
  store.set({ side: "labor" });
  elsewhere({ version: 2, answers: { side: "management" }, more: "of a later edition" });
  assert.deepEqual(store.answers(), { side: "management" });
  assert.deepEqual(model.get("answers"), { side: "management" });
  assert.equal(onDevice().more, "of a later edition");
  assert.deepEqual(why, ["elsewhere"]);
  store.undo();
  store.stop();
  assert.deepEqual(store.answers(), { side: "labor" });
  assert.deepEqual(onDevice().answers, { side: "labor" });
});

Deno.test("a page that slept keeps what another page wrote meanwhile, and adds its own", () => {
  emptyDevice();
  const { store, why } = opened();
  store.set({ note: "first" });
  const other = [{ date: "2026-01-05", version: 2, answers: { side: "labor" } }];
  localStorage.setItem(KEY, JSON.stringify({ version: 2, answers: { note: "first", side: "labor" }, earlier: other }));
  store.set({ note: "mine" }); // no event has told this page of the other
  store.stop();
  assert.deepEqual(onDevice().answers, { note: "mine", side: "labor" });
  assert.deepEqual(onDevice().earlier, other);
  assert.deepEqual(store.answers(), { note: "mine", side: "labor" });
  assert.deepEqual(why, ["elsewhere"]);
});

Deno.test("a page that comes back reads again", () => {
  emptyDevice();
  const { store } = opened();
  store.set({ side: "labor" });
  localStorage.setItem(KEY, JSON.stringify({ version: 2, answers: { side: "management" } }));
  document.dispatchEvent(new Event("visibilitychange"));
  store.stop();
  assert.deepEqual(store.answers(), { side: "management" });
});

Deno.test("a full disk is said at once, once, and truthfully; what the device had stays; and so is room again", () => {
  emptyDevice();
  const { store, trouble } = opened();
  store.set({ side: "labor" });
  const room = fullDisk();
  store.set({ side: "management" });
  store.set({ note: "x" });
  room();
  assert.deepEqual(onDevice().answers, { side: "labor" });
  assert.deepEqual(trouble, ["No room."]);
  store.set({ note: "xy" });
  store.stop();
  assert.deepEqual(trouble, ["No room.", "Room again."]);
  assert.deepEqual(onDevice().answers, { side: "management", note: "xy" });
});

Deno.test("answers kept under the former name come along, and nothing stays there", () => {
  emptyDevice();
  localStorage.setItem(FORMER, JSON.stringify({ version: 2, answers: { side: "labor" } }));
  const { store } = opened();
  assert.deepEqual(store.answers(), { side: "labor" });
  store.set({ note: "a" });
  store.stop();
  assert.equal(localStorage.getItem(FORMER), null);
  assert.deepEqual(onDevice().answers, { side: "labor", note: "a" });
});

Deno.test("something else under the name of a slug is not taken for answers", () => {
  emptyDevice();
  localStorage.setItem(FORMER, JSON.stringify({ token: "of a room" }));
  const { store } = opened();
  store.set({ side: "labor" });
  store.stop();
  assert.deepEqual(onDevice().answers, { side: "labor" });
});

Deno.test("a drag is one step of Undo, and so is typing on; two presses are two", () => {
  emptyDevice();
  const { store } = opened();
  globalThis.dispatchEvent(new Event("pointerdown"));
  for (const note of ["1", "12", "123"]) store.set({ note });
  globalThis.dispatchEvent(new Event("pointerup"));
  globalThis.dispatchEvent(new Event("pointerdown"));
  store.set({ note: "9" });
  globalThis.dispatchEvent(new Event("pointerup"));
  store.set({ side: "labor" });
  store.set({ side: "management" });
  const back = [];
  while (store.canUndo()) {
    store.undo();
    back.push(store.answers());
  }
  store.stop();
  assert.deepEqual(back, [{ note: "9", side: "labor" }, { note: "9" }, { note: "123" }, {}]);
});

Deno.test("the twenty-first day drops nothing by itself, and the oldest where that is said", () => {
  emptyDevice();
  const { store } = opened();
  const days = Array.from({ length: 21 }, (_, n) => `2026-01-${String(n + 1).padStart(2, "0")}`);
  for (const day of days) {
    store.set({ note: day });
    store.keepDay(day);
  }
  assert.equal(store.earlier().length, 21);
  store.set({ note: "new" });
  store.keepDay("2026-02-01", days[0]);
  store.stop();
  assert.deepEqual(store.earlier().map((one) => one.date), [...days.slice(1), "2026-02-01"]);
});

Deno.test("what the kernel sets is kept, and does not come back to it as news", () => {
  emptyDevice();
  const { store, model, why } = opened();
  model.set("answers", { note: "from Python" });
  store.stop();
  assert.deepEqual(onDevice().answers, { note: "from Python" });
  assert.deepEqual(why, ["kernel"]);
});

Deno.test("answers of a day are kept under it, and the day of a file joins those that are there", () => {
  emptyDevice();
  const { store } = opened();
  store.set({ side: "labor" });
  store.keepDay("2026-03-01");
  assert.deepEqual(store.answers(), {});
  const earlier = [{ date: "2026-02-01", version: 2, answers: { side: "management" } }];
  const file = { format: "six-elements-answers", slug: "one", version: 2, answers: { note: "b" }, earlier };
  store.takeSaved(/** @type {any} */ (savedIn(EXERCISE, JSON.stringify(file))));
  store.stop();
  assert.deepEqual(store.earlier().map((one) => one.date), ["2026-02-01", "2026-03-01"]);
  assert.deepEqual(onDevice().answers, { note: "b" });
});

Deno.test("of a file that is not whole, or of another exercise, nothing is taken", () => {
  const other = '{"format":"six-elements-answers","slug":"two","title":"Two","version":2,"answers":{}}';
  const team = '<script type="application/json">{"format":"six-elements-team-file"}</script>';
  const choice = '{"format": "six-elements-fitting"}';
  const cut = '{"format":"six-elements-answers","slug":"on';
  assert.deepEqual([cut, "{", "Minutes of May", "{}", other, team, choice].map((file) => savedIn(EXERCISE, file)), [
    { problem: "Damaged." },
    { problem: "Not ours." },
    { problem: "Not ours." },
    { problem: "Not ours." },
    { problem: "Of Two." },
    { problem: "A team's." },
    { problem: "A choice." },
  ]);
});
