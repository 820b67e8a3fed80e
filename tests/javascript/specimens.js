/* The specimens that Python and the browser must read alike. */

/**
 * A file of tests/specimens/.
 * @param {string} name
 * @returns {any}
 */
export function specimens(name) {
  return JSON.parse(Deno.readTextFileSync(new URL(`../specimens/${name}.json`, import.meta.url)));
}
