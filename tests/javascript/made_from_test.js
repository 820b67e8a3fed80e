/* What a device is asked in a vote, and what it is told of that. */

import "./page.js";

import assert from "node:assert/strict";

import { emptyDevice } from "./page.js";
import { markOf } from "../../widgets/sixelements/ui/room/fitted.js";
import { ROOM_KEY, storage } from "../../widgets/sixelements/ui/storage.js";

const seated = (/** @type {number | null} */ team) => {
  emptyDevice();
  storage.write(ROOM_KEY, { code: "ABCDEF", token: "t", team });
};
const byTeam = {
  id: 7,
  edition: "",
  origin: { activity: 5, changed: true, teams: { "team-1": false, "team-2": true } },
};

Deno.test("where each team has its own list, a device knows its team's by letters that say no word of it", () => {
  seated(2);
  assert.equal(markOf(byTeam), "7.team-2");
  seated(3);
  assert.equal(markOf(byTeam), "", "its team wrote nothing");
});

Deno.test("what the whole room is asked is the room's edition, whatever team a device sits in", () => {
  seated(2);
  assert.equal(markOf({ id: 7, edition: "a1b2", origin: { activity: 5, changed: false, teams: {} } }), "a1b2");
  assert.equal(markOf({ id: 7, edition: "a1b2", origin: null }), "a1b2");
  assert.equal(markOf(undefined), "");
});
