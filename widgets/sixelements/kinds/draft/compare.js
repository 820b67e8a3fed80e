/* Two texts beside each other, in words: what became what, what came in, what went out. */

import { W } from "../../ui/dom.js";

const BEFORE = 4; // words that say where something came in

const wordsOf = (text) => text.split(/\s+/).filter(Boolean);

/**
 * What changed from one text to the other, in order: {was, is, after}, each of them words as one text; *after* is what
 * stands before it, as far as it says where that is.
 * @param {string} before
 * @param {string} after
 * @returns {{ was: string, is: string, after: string }[]}
 */
export function changesIn(before, after) {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const common = longestFrom(a, b);
  const found = [];
  let apart = null; // where both stopped being alike
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      close();
      [i, j] = [i + 1, j + 1];
      continue;
    }
    apart ??= [i, j];
    if (j >= b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) i += 1;
    else j += 1;
  }
  close();
  return found;

  function close() {
    if (!apart) return;
    const [from, at] = apart;
    const part = (words, start, end) => words.slice(start, end).join(" ");
    found.push({ was: part(a, from, i), is: part(b, at, j), after: part(b, Math.max(0, at - BEFORE), at) });
    apart = null;
  }
}

/** How many words the two have in common from each place on: [place in a][place in b]. */
function longestFrom(a, b) {
  const found = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      found[i][j] = a[i] === b[j] ? found[i + 1][j + 1] + 1 : Math.max(found[i + 1][j], found[i][j + 1]);
    }
  }
  return found;
}

/** The same as sentences. */
export function inSentences(before, after) {
  return changesIn(before, after).map(({ was, is, after: words }) => {
    if (was && is) return W("draft.became", { was, is });
    if (was) return W("draft.went_out", { was });
    return words ? W("draft.came_in", { is, words }) : W("draft.came_first", { is });
  });
}
