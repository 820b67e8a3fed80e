/* Words that several stacks say, as a help to look for cards that say the same. */

import { W } from "../../ui/dom.js";

const LONG = 5; // letters of a word that may say what a card is about
const SHOWN = 3;

/**
 * Words that several stacks say, most first: [{word, n}]. It only counts: "notices" and "notice" are one word.
 * @param {{ head: { text: string }, under: { text: string }[] }[]} stacks
 */
export function sameWords(stacks) {
  const common = new Set(W("cards.common").split(" "));
  const found = new Map();
  for (const { head, under } of stacks) {
    const words = [head, ...under].flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []);
    const long = words.map((word) => word.replace(/s$/, "")).filter((word) => word.length >= LONG);
    for (const word of new Set(long)) found.set(word, (found.get(word) ?? 0) + 1);
  }
  return [...found].filter(([word, n]) => n > 1 && !common.has(word)).map(([word, n]) => ({ word, n }))
    .sort((a, b) => b.n - a.n || (a.word < b.word ? -1 : 1)).slice(0, SHOWN);
}
