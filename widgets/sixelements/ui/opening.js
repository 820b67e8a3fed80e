/* What of a pattern stands open on a device: the rows that are furthest apart, of every kind alike; the rest folds. */

import { same } from "./dom.js";

const MOST_ROWS = 3;
const MOST_LINES = 25;
const MOST_LETTERS = 400;

/**
 * The rows to open with, the one furthest apart first. *pictures* are those of one sort, each with its `rows`, how far
 * `apart` a row is (the first number that differs decides), and how many `lines` it has.
 * @param {any[]} pictures
 * @param {number} [most]
 */
export function furthest(pictures, most = MOST_ROWS) {
  const all = pictures.flatMap((picture) =>
    picture.rows.map((row) => ({ picture, row, far: picture.apart(row), lines: picture.lines(row) }))
  );
  const few = all.length <= most + 1;
  const ranked = few
    ? all
    : [...all].sort((a, b) => b.far.reduce((found, one, at) => found || one - a.far[at], 0)).slice(0, most);
  let lines = 0;
  const open = ranked.filter((one, at) => {
    lines += one.lines;
    return at === 0 || lines <= MOST_LINES;
  });
  return { open, of: all.length, alike: all.every(({ far }) => same(far, all[0].far)) };
}

/** The sentences of a text. */
export function sentencesOf(text) {
  return text.replace(/([.!?][”"’)]?)\s+(?=[“"A-Z])/g, "$1\n").split("\n");
}

/** A text of many sentences in two: what opens, and the rest. */
export function firstSentences(text) {
  const all = sentencesOf(text);
  let letters = 0;
  const first = all.filter((one, at) => {
    letters += one.length;
    return at === 0 || letters <= MOST_LETTERS;
  });
  return [first.join(" "), all.slice(first.length).join(" ")];
}
