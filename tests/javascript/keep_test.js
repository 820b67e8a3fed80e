/* Keeping answers on a device: what is kept, what comes back, and whose change stands. */

import assert from "node:assert/strict";

import { emptyDevice, hostModel } from "./page.js";
import { makeStore } from "../../widgets/sixelements/ui/keep.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

Object.assign(WORDS, {
  keep: {
    migrated_all: "All fit.",
    migrated_some: "{kept} fit, {lost} do not.",
    file_other: "Of {title}.",
    file_damaged: "Damaged.",
    file_not_ours: "Not ours.",
    file_no_match: "No match.",
  },
});

const KEY = "six-elements/one";
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
  assert.deepEqual(onDevice(), { version: 2, answers: { side: "labor", note: "a" }, progress: { done: 2, of: 2 } });
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
  assert.equal(store.fromFile(JSON.stringify(file)), true);
  store.stop();
  assert.deepEqual(store.earlier().map((one) => one.date), ["2026-02-01", "2026-03-01"]);
  assert.deepEqual(onDevice().answers, { note: "b" });
});

Deno.test("a file that is not whole, or of another exercise, changes nothing", () => {
  emptyDevice();
  const { store, trouble } = opened();
  store.set({ side: "labor" });
  for (
    const file of ["{", "{}", '{"format":"six-elements-answers","slug":"two","title":"Two","version":2,"answers":{}}']
  ) assert.equal(store.fromFile(file), false);
  store.stop();
  assert.deepEqual(store.answers(), { side: "labor" });
  assert.deepEqual(trouble, ["Damaged.", "Not ours.", "Of Two."]);
});
