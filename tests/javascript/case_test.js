/* Two versions of one agreement: where they differ, and what they meet of each side's interests. */

import assert from "node:assert/strict";

import { apart, compared, isWhole, overlaid } from "../../widgets/sixelements/kinds/case/versions.js";

const CONTENT = {
  terms: ["adults", "bridge", "log", "clothes", "list"].map((id) => ({ id, title: id })),
  interests: [
    { id: "dry", side: "labor", met_by: ["bridge", "adults"] },
    { id: "budget", side: "management", met_by: ["log"] },
    { id: "pay", side: "labor", met_by: ["bridge"] },
  ],
};
const VERSIONS = {
  labor: {
    adults: { stands: "agreed", words: "In the room." },
    bridge: { stands: "agreed" },
    log: { stands: "open" },
    clothes: { stands: "agreed", words: "By Friday." },
    list: { stands: "open" },
  },
  management: {
    adults: { stands: "agreed", words: "On the site." },
    bridge: { stands: "open" },
    log: { stands: "none" },
    clothes: { stands: "agreed", words: " By Friday. " },
    list: { stands: "open" },
  },
};

Deno.test("terms differ by what is agreed, by words, or not at all", () => {
  const rows = compared(CONTENT, VERSIONS);
  assert.deepEqual(rows.map(({ differ }) => differ), ["words", "labor", "neither", "same", "same"]);
  assert.equal(rows[0].management.words, "On the site.");
  assert.equal(apart(rows), 2);
});

Deno.test("an interest is met where one term that meets it is agreed in both versions", () => {
  assert.deepEqual(overlaid(CONTENT, VERSIONS).map(({ met }) => met), ["both", "no", "one"]);
  assert.deepEqual(overlaid(CONTENT, {}).map(({ met }) => met), ["no", "no", "no"]);
});

Deno.test("a version is whole when each of its terms stands somewhere", () => {
  assert.equal(isWhole(CONTENT, VERSIONS.labor), true);
  assert.equal(isWhole(CONTENT, { ...VERSIONS.labor, list: { words: "Later." } }), false);
  assert.equal(isWhole(CONTENT, undefined), false);
});
