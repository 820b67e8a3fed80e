/* What was expected: written before, sealed with a day, closed to everybody who reads here until it is opened. */

import { withValue } from "../../ui/dom.js";

/**
 * "none" where the protocol asks for nothing before; "writing", "sealed" or "open".
 * @param {any} content
 * @param {any} answers
 */
export function stateOf(content, answers) {
  if (!content.sealed) return "none";
  if (answers.opened) return "open";
  return answers.sealed ? "sealed" : "writing";
}

/** Whether anything is written that could be sealed. */
export const isWritten = (answers) => Object.values(answers.expected ?? {}).some((text) => String(text).trim());

/** The answers as they may be read: while they are sealed, without what was expected. */
export const readable = (content, answers) =>
  stateOf(content, answers) === "sealed" ? withValue(answers, "expected", undefined) : answers;
