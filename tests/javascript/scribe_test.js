/* Writing for others: nothing of the one before is on the device, hers can be taken back, and nothing unsent is lost. */

import assert from "node:assert/strict";
import { emptyDevice } from "./page.js";
import { inTheWay, keptOf } from "../../widgets/sixelements/ui/room/scribe.js";
import {
  clearDevice,
  isScribe,
  keyOf,
  record,
  ROOM_KEY,
  SCRIBE_KEY,
  startAnew,
  storage,
} from "../../widgets/sixelements/ui/storage.js";

const NOTES = { code: "KTM4RX", secret: "", n: 1, last: null };
const ENTRY = { revision: 7, version: 2, answers: {}, stamp: 5, why: "" };

Deno.test("a tab that writes for others leaves the owner's own answers alone, and shows none of them", () => {
  const own = emptyDevice();
  sessionStorage.clear();
  storage.put(keyOf("conflict-styles"), '{"answers":{"mine":1}}');
  startAnew(NOTES);
  assert.ok(isScribe());
  assert.deepEqual(record("conflict-styles"), {});
  storage.put(keyOf("conflict-styles"), '{"answers":{"hers":1}}');
  storage.write(ROOM_KEY, { token: "t" });
  assert.equal(own.getItem(keyOf("conflict-styles")), '{"answers":{"mine":1}}');
  startAnew({ ...NOTES, n: 2 });
  assert.deepEqual([record("conflict-styles"), storage.read(ROOM_KEY)], [{}, null]);
  assert.equal(storage.read(SCRIBE_KEY).n, 2);
  startAnew(null);
  assert.equal(isScribe(), false);
  assert.equal(sessionStorage.length, 0);
  assert.deepEqual(record("conflict-styles").answers, { mine: 1 });
});

Deno.test("to empty the device in such a tab empties the tab, and keeps the room and whose turn it is", () => {
  const own = emptyDevice();
  sessionStorage.clear();
  storage.put(keyOf("conflict-styles"), '{"answers":{"mine":1}}');
  startAnew(NOTES);
  storage.put(keyOf("conflict-styles"), '{"answers":{"hers":1}}');
  storage.write(ROOM_KEY, { token: "t" });
  clearDevice();
  assert.deepEqual(Object.keys(sessionStorage).sort(), [ROOM_KEY, SCRIBE_KEY].sort());
  assert.equal(own.length, 1);
  startAnew(null);
  emptyDevice();
});

Deno.test("of the one before only what takes it back is kept: no answer, and no mark of one", () => {
  const kept = keptOf({ token: "t" }, {
    1: { ...ENTRY, state: "shared", answers: { a: 1 } },
    2: { ...ENTRY, state: "withdrawn", answers: null },
    3: { ...ENTRY, state: "refused" },
  });
  assert.deepEqual(kept.shared, { 1: { ...ENTRY, state: "shared", stamp: null } });
});

Deno.test("what has not arrived stops the next person, and what was not shared is asked about", () => {
  const shared = { 1: { ...ENTRY, state: "shared" } };
  assert.equal(inTheWay(shared, 0, false), "");
  assert.equal(inTheWay(shared, 0, true), "unshared");
  assert.equal(inTheWay(shared, 2, false), "on_its_way");
  for (const state of ["sending", "waiting"]) {
    assert.equal(inTheWay({ 1: { ...ENTRY, state } }, 0, false), "on_its_way");
  }
});
