/* A meeting as it was played from a chair: its turns in order, and the ending where it came to one. */

import { dig } from "../../ui/dom.js";
import { compute } from "../../ui/scoring.js";

export const CHAIRS = ["labor", "management"];

export const across = (chair) => CHAIRS[1 - CHAIRS.indexOf(chair)];

/**
 * The turns of a chair, each {beat, said}; the last has nothing said while the meeting waits for words there.
 * @param {import("../../ui/types.d.ts").Exercise} exercise
 * @param {import("../../ui/types.d.ts").Answers} answers
 * @param {string} chair
 */
export function played(exercise, answers, chair) {
  const { beats, endings } = exercise.content;
  const path = compute(exercise, answers)[`path_${chair}`];
  const turns = path.map((id) => beats.find((beat) => beat.id === id)).filter(Boolean).map((beat) => {
    const words = dig(answers, `said.${chair}.${beat.id}`);
    return { beat, said: beat.choices.find((one) => one.chair === chair && one.id === words) };
  });
  return { turns, ending: endings.find((one) => one.id === path.at(-1)) };
}

/** The turns in which something was said. */
export const spoken = (exercise, answers, chair) => played(exercise, answers, chair).turns.filter((turn) => turn.said);

/** What was said on the two paths; words on a way that was left again are not among them. */
export function saidOnPath(exercise, answers) {
  const told = CHAIRS.map((chair) => [
    chair,
    Object.fromEntries(spoken(exercise, answers, chair).map(({ beat, said }) => [beat.id, said.id])),
  ]).filter(([, turns]) => Object.keys(turns).length);
  return told.length ? { said: Object.fromEntries(told) } : {};
}
