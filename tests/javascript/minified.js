/* Whether minified scripts still say what they said: run by tests/test_linker.py with the folder that holds
   each script twice, as <name>.full.js and as <name>.small.js. */

import assert from "node:assert/strict";

/**
 * Every text that people may read, every pattern, and every piece of a template in *source*, each once.
 * Names in quotes are left out: a minifier may take the quotes away.
 * @param {string} source
 */
function literals(source) {
  /** @type {Set<string>} */
  const found = new Set();
  const keep = (/** @type {string} */ text) => {
    if (/[^\w$-]/.test(text)) found.add(text);
  };
  /** @type {any} */ (Deno).lint.runPlugin(
    {
      name: "read",
      rules: {
        read: {
          create: () => ({
            Literal(/** @type {any} */ node) {
              if (typeof node.value === "string") keep(node.value);
              else if (node.regex) keep(`/${node.regex.pattern}/${node.regex.flags}`);
            },
            TemplateElement: (/** @type {any} */ node) => keep(node.cooked),
          }),
        },
      },
    },
    "read.js",
    source,
  );
  return [...found].sort();
}

const [folder] = Deno.args;
for (const { name } of Deno.readDirSync(folder)) {
  if (!name.endsWith(".full.js")) continue;
  Deno.test(name, () => {
    const full = literals(Deno.readTextFileSync(`${folder}/${name}`));
    assert.deepEqual(literals(Deno.readTextFileSync(`${folder}/${name.replace(".full.", ".small.")}`)), full);
  });
}
