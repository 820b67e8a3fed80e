/* Words that nobody else has: for presses, devices, edits and rows. */

export const HEX = "0123456789abcdef";
const LETTERS = "0123456789abcdefghijklmnopqrstuv";

/** A random word of *length* out of *letters*, of which there are 16 or 32, so that none comes more often. */
export function randomWord(length, letters = LETTERS) {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => letters[byte % letters.length]).join("");
}
