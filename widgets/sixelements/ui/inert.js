/* Text that no spreadsheet takes for a formula; the twin of `inert` in convening/exports/__init__.py. */

const SIGN = /[=+\-@＝＋－＠]/;
const CUT = /[;,\t|\n\r]/;
const UNSEEN = /[\p{C}\p{Z}]/u;

/**
 * What a cell holds so that no spreadsheet takes it, or a part of it, for a formula: an apostrophe makes it text.
 * It stands in front, and again before each sign that would begin a cell where a spreadsheet cuts.
 * @param {string} value
 * @returns {string}
 */
export function inert(value) {
  let text = "";
  let fresh = true;
  for (const char of value) {
    text += fresh && SIGN.test(char) ? `'${char}` : char;
    fresh = CUT.test(char) || (fresh && (/["']/.test(char) || UNSEEN.test(char)));
  }
  // What a cell skips at its start would come loose from the apostrophe behind it.
  return /^[\t\n\r]/.test(text) || (text !== value && UNSEEN.test([...text][0])) ? `'${text}` : text;
}
