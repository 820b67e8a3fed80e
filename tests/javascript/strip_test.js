/* Where marks stand on the one strip plot. */

import assert from "node:assert/strict";

import { sideOf } from "../../widgets/sixelements/ui/plot/sides.js";
import { stripScale } from "../../widgets/sixelements/ui/plot/strip.js";

Deno.test("the stops lie evenly between both ends", () => {
  const x = stripScale(5, 20, 300);
  assert.deepEqual([0, 1, 2, 3, 4].map(x), [20, 90, 160, 230, 300]);
  assert.equal(x(1.5), 125, "a middle may lie between two points");
});

Deno.test("two points stand at the ends, and one at the left", () => {
  assert.deepEqual([0, 1].map(stripScale(2, 10, 20)), [10, 20]);
  assert.equal(stripScale(1, 10, 20)(0), 10);
});

Deno.test("a group looks like the side it belongs to, and like everyone where it belongs to none", () => {
  assert.equal(sideOf("labor"), "labor");
  assert.equal(sideOf("management-principals"), "management");
  assert.equal(sideOf("all"), "everyone");
  assert.equal(sideOf("constructor"), "everyone");
});
