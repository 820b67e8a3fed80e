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
 * What each block of *source* declares, in its order: "{a}" and "[2]" for what is taken apart, "=" for a plain name.
 * Names become others and blocks change places, so that the lists are compared as a heap; but within a block
 * nothing may change places, since it may be read in a function that runs before it is there.
 * @param {string} source
 */
function declared(source) {
  /** @type {Map<any, string[]>} */
  const blocks = new Map();
  /** @type {any} */ (Deno).lint.runPlugin(
    {
      name: "read",
      rules: {
        read: {
          create: () => ({
            VariableDeclaration(/** @type {any} */ node) {
              if (node.kind === "var") return;
              const found = blocks.get(node.parent) ?? [];
              blocks.set(node.parent, [...found, ...node.declarations.map((/** @type {any} */ one) => shape(one.id))]);
            },
          }),
        },
      },
    },
    "read.js",
    source,
  );
  return [...blocks.values()].map((one) => one.join(" ")).filter((one) => /[{[]/.test(one)).sort();
}

/**
 * How a pattern looks whatever its names are.
 * @param {any} pattern
 */
function shape(pattern) {
  if (pattern.type === "ArrayPattern") return `[${pattern.elements.length}]`;
  if (pattern.type !== "ObjectPattern") return "=";
  return `{${pattern.properties.map((/** @type {any} */ one) => keyOf(one)).join()}}`;
}

/** @param {any} property */
function keyOf({ computed, key }) {
  if (computed) return "[]";
  return key?.name ?? key?.value ?? "...";
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

const MOVED =
  "The minifier moved a declaration before another. The scripts are served so: widgets/sixelements/minified.py " +
  "puts something between that keeps them apart; write this one at the beginning of a line of its own.";
const [folder] = Deno.args;
for (const { name } of Deno.readDirSync(folder)) {
  if (!name.endsWith(".full.js")) continue;
  Deno.test(name, () => {
    const source = Deno.readTextFileSync(`${folder}/${name}`);
    const small = Deno.readTextFileSync(`${folder}/${name.replace(".full.", ".small.")}`);
    assert.deepEqual(literals(small), literals(source));
    assert.deepEqual(declared(small), declared(source), MOVED);
    assert.deepEqual(usedTooSoon(small), [], MOVED);
  });
}
