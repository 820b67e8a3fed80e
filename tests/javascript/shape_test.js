/* What answers look like, held to the specimens that shape.py is held to. */

import assert from "node:assert/strict";

import { leaves, misfit, prune } from "../../widgets/sixelements/ui/shape.js";
import { specimens } from "./specimens.js";

for (const { name, shape, value, fits, kept, lost } of specimens("shapes")) {
  Deno.test(`shape: ${name}`, () => {
    assert.equal(misfit(shape, value) === null, fits);
    assert.deepEqual(prune(shape, value), { kept, lost });
  });
}

Deno.test("every answer counts, wherever it stands", () => {
  assert.equal(leaves({ a: { b: 1, c: [1, 2] }, d: null }), 4);
  assert.equal(leaves({}), 0);
});
