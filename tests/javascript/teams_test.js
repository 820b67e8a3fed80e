/* Teams that somebody types when a room opens. */

import assert from "node:assert/strict";

import { teamsIn } from "../../widgets/sixelements/ui/board/teams.js";

Deno.test("teams are named one a line, and blank lines are none", () => {
  assert.deepEqual(teamsIn("North\n\n  South Valley \n"), ["North", "South Valley"]);
  assert.deepEqual(teamsIn(" \n"), []);
});

Deno.test("a number alone is so many teams without a name, and a number among names is a name", () => {
  assert.deepEqual(teamsIn("3"), ["", "", ""]);
  assert.deepEqual(teamsIn("3\n12"), ["3", "12"]);
});
