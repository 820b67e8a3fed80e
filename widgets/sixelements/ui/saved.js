/* What a file holds that this page saved, as far as it is whole and meant for this exercise. */

import { soundDays } from "./days.js";
import { W } from "./dom.js";
import { givenIn } from "./given.js";
import { FILE_FORMAT } from "./keep.js";
import { isObject, leaves, misfit, prune } from "./shape.js";

const FILE_LIMIT = 1_000_000;

/** What the *file* of a person holds for the exercise, as savedIn() gives it. */
export const readSaved = async (exercise, file) =>
  file.size > FILE_LIMIT ? no("too_big") : savedIn(exercise, await file.text());

/**
 * What *text* holds: {answers, earlier, version, lost}, or in one line why nothing is taken of it: {problem}.
 * Of answers to another edition those that still fit are taken, and *lost* counts the others.
 */
export function savedIn(exercise, text) {
  const given = givenIn(text);
  if (given && given !== "answers") return no(given);
  const file = parsed(text);
  // What was cut off on its way still begins as ours do; anything else never was ours.
  if (file === undefined) return no(text.includes(FILE_FORMAT) ? "damaged" : "not_ours");
  if (!isObject(file) || file.format !== FILE_FORMAT || !isObject(file.answers)) return no("not_ours");
  const { slug, title, version, answers, earlier } = file;
  if (slug !== exercise.slug) return no("other", { title: String(title ?? slug).slice(0, 80) });
  const older = version !== exercise.version;
  if (!older && misfit(exercise.shape, answers)) return no("damaged");
  const { kept, lost } = prune(exercise.shape, answers);
  if (older && (!Number.isInteger(version) || leaves(kept) === 0)) return no("no_match");
  return { answers: kept, earlier: soundDays(earlier), version, lost };
}

const no = (word, slots = {}) => ({ problem: W(`keep.file_${word}`, slots) });

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
