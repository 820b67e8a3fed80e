/* Collecting ahead of a meeting: who may share when, and what is said of it. */

import assert from "node:assert/strict";
import "./page.js";
import { aheadInWords, phaseOf } from "../../widgets/sixelements/ui/ahead.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

const AHEAD = { opens: Date.UTC(2027, 0, 4, 16), closes: Date.UTC(2027, 0, 7, 20) };

Deno.test("the moment it opens is in, and the moment it closes is out, as on the server", () => {
  const at = [AHEAD.opens - 1, AHEAD.opens, AHEAD.closes - 1, AHEAD.closes];
  assert.deepEqual(at.map((now) => phaseOf(AHEAD, now)), ["before", "open", "open", "after"]);
  assert.equal(phaseOf(null, AHEAD.opens), "");
});

Deno.test("the times are said with their day, and an exercise without them says nothing", () => {
  Object.assign(WORDS, {
    ahead: { before: "From {opens} until {closes}.", standing_open: "{joined} until {closes}." },
  });
  assert.match(
    aheadInWords(AHEAD, 0),
    /^From Monday, January 4 .+ until (Thursday, January 7|Friday, January 8) .+\.$/,
  );
  assert.match(aheadInWords(AHEAD, AHEAD.opens, "standing_", { joined: 3 }), /^3 until /);
  assert.equal(aheadInWords(null, 0), "");
});
