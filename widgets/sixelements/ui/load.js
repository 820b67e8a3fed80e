/* Loads a script that stands beside this one, once, and takes in what it brings. */

import { SCRIPTS } from "./scripts.js";
import { WORDS } from "./words.js";

const here = /** @type {HTMLScriptElement} */ (document.currentScript); // known only while the script itself runs

/** @type {Record<string, Promise<unknown>>} */
const loading = {};

/**
 * Load the script in the file *name*; where it cannot be had, the next who asks tries again.
 * @param {string} name
 */
export function loadFile(name) {
  loading[name] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(name, here.src).href;
    script.onload = resolve;
    script.onerror = () => {
      delete loading[name];
      reject(new Error(`could not load ${script.src}`));
    };
    document.head.append(script);
  });
  return loading[name];
}

/**
 * The script of a kind, or of the room.
 * @param {string} name
 */
export function load(name) {
  return loadFile(SCRIPTS[name]);
}

/**
 * The module *name*, which stands in a file that comes behind: in the one for all kinds, or after it in the file *own*.
 * What stands for `import()` in a script, so it says as well where the module did not come: a page that somebody else
 * put in place of the file loads, and brings nothing.
 * @param {string} name
 * @param {string} [own]
 */
export async function bring(name, own) {
  const brought = () => /** @type {any} */ (window).sixElements.modules[name];
  const last = own && (SCRIPTS[own] ?? own);
  for (const file of last ? [SCRIPTS.more, last] : [SCRIPTS.more]) {
    if (brought()) break;
    await loadFile(file);
  }
  if (brought()) return brought();
  for (const file of [SCRIPTS.more, last]) delete loading[file];
  throw new Error(`${name} did not come`);
}

/**
 * Add the words that a script brings; one table may come in parts.
 * @param {Record<string, any>} more
 */
export function addWords(more) {
  const words = /** @type {Record<string, any>} */ (WORDS);
  for (const [table, told] of Object.entries(more)) words[table] = { ...words[table], ...told };
}
