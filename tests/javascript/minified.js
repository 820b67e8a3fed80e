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

/**
 * Names that a declaration of *source* uses before it declares them, such as b in "const a = f(b), b = 1": a minifier
 * that joins declarations may put them in another order, and the page fails when it comes there.
 * @param {string} source
 */
function usedTooSoon(source) {
  /** @type {string[]} */
  const found = [];
  /** @type {any} */ (Deno).lint.runPlugin(
    {
      name: "read",
      rules: {
        read: {
          create: () => ({
            VariableDeclaration(/** @type {any} */ node) {
              if (node.kind === "var") return;
              node.declarations.forEach((/** @type {any} */ one, /** @type {number} */ place) => {
                const later = new Set(node.declarations.slice(place).flatMap((/** @type {any} */ it) => names(it.id)));
                found.push(...usedAtOnce(one.init).filter((name) => later.has(name)));
              });
            },
          }),
        },
      },
    },
    "read.js",
    source,
  );
  return found;
}

/**
 * The names that a pattern declares.
 * @param {any} pattern
 * @returns {string[]}
 */
function names(pattern) {
  switch (pattern?.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((/** @type {any} */ one) => names(one.value ?? one.argument));
    case "ArrayPattern":
      return pattern.elements.flatMap(names);
    case "AssignmentPattern":
      return names(pattern.left);
    case "RestElement":
      return names(pattern.argument);
    default:
      return [];
  }
}

/**
 * The names that an expression reads when it is reached, and not in a function that is called later.
 * @param {any} node
 * @returns {string[]}
 */
function usedAtOnce(node) {
  if (!node || typeof node.type !== "string" || /Function/.test(node.type)) return [];
  if (node.type === "Identifier") return [node.name];
  if (node.type === "MemberExpression") {
    return [...usedAtOnce(node.object), ...(node.computed ? usedAtOnce(node.property) : [])];
  }
  if (node.type === "Property") return [...(node.computed ? usedAtOnce(node.key) : []), ...usedAtOnce(node.value)];
  const parts = [
    "argument",
    "arguments",
    "body",
    "callee",
    "consequent",
    "alternate",
    "test",
    "left",
    "right",
    "quasi",
    "quasis",
    "tag",
    "expression",
    "expressions",
    "elements",
    "properties",
    "init",
    "object",
    "superClass",
  ];
  return parts.flatMap((part) => [node[part] ?? []].flat()).flatMap(usedAtOnce);
}

const [folder] = Deno.args;
for (const { name } of Deno.readDirSync(folder)) {
  if (!name.endsWith(".full.js")) continue;
  Deno.test(name, () => {
    const full = literals(Deno.readTextFileSync(`${folder}/${name}`));
    const small = Deno.readTextFileSync(`${folder}/${name.replace(".full.", ".small.")}`);
    assert.deepEqual(literals(small), full);
    assert.deepEqual(usedTooSoon(small), []);
  });
}
