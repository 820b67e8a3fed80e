/* Loads a script that stands beside this one, once. */

import { SCRIPTS } from "./scripts.js";

const here = /** @type {HTMLScriptElement} */ (document.currentScript); // known only while the script itself runs

/** @type {Record<string, Promise<unknown>>} */
const loading = {};

/**
 * Load the script in the file *name*.
 * @param {string} name
 */
export function loadFile(name) {
  loading[name] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(name, here.src).href;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`could not load ${script.src}`));
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
