/* Whether minified scripts still say what they said: run by tests/test_linker.py with the folder that holds
   each script twice, as <name>.full.js and as <name>.small.js. */

import assert from "node:assert/strict";

/**
 * Every text, number, pattern and piece of a template in *source*, in order.
 * @param {string} source
 */
function literals(source) {
  /** @type {string[]} */
  const found = [];
  /** @type {any} */ (Deno).lint.runPlugin(
    {
      name: "read",
      rules: {
        read: {
          create: () => ({
            Literal: (/** @type {any} */ node) => void found.push(node.raw),
            TemplateElement: (/** @type {any} */ node) => void found.push(node.raw),
          }),
        },
      },
    },
    "read.js",
    source,
  );
  return found;
}

const [folder] = Deno.args;
for (const { name } of Deno.readDirSync(folder)) {
  if (!name.endsWith(".full.js")) continue;
  Deno.test(name, () => {
    const full = literals(Deno.readTextFileSync(`${folder}/${name}`));
    assert.deepEqual(literals(Deno.readTextFileSync(`${folder}/${name.replace(".full.", ".small.")}`)), full);
  });
}
