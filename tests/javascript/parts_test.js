/* Whose document a device writes in, and since when the facilitator's page has seen nobody write in one. */

import assert from "node:assert/strict";
import "./page.js";
import { makeWatch } from "../../widgets/sixelements/ui/board/parts.js";
import { partOf } from "../../widgets/sixelements/ui/document/joint.js";

Deno.test("a device writes in the document of the room, of its side or of its team", () => {
  const room = { side: "labor-certificated", team: 3 };
  assert.deepEqual(["room", "side", "team"].map((writes) => partOf(room, writes)), [
    "",
    "labor-certificated",
    "team-3",
  ]);
  assert.equal(partOf({ ...room, team: null }, "team"), null);
});

Deno.test("how long it has been quiet is told from what the page saw, and of nothing that it did not see", () => {
  const watch = makeWatch();
  watch.note([{ part: "team-1", head: 4 }, { part: "team-2", head: 0 }], 0);
  assert.deepEqual(["team-1", "team-2"].map((part) => watch.lately(part, 600_000)), [null, null]);
  watch.note([{ part: "team-1", head: 5 }], 60_000);
  watch.note([{ part: "team-1", head: 5 }], 120_000);
  assert.deepEqual([watch.lately("team-1", 60_500), watch.lately("team-1", 240_000)], [0, 3]);
});
