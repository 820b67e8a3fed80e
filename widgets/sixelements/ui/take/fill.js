/* The rows of a team's file where a device keeps an exercise: what of them fits there, and how much does not. */

import { PLACE } from "../document/place.js";
import { own, same } from "../dom.js";
import { prune } from "../shape.js";

/** Whether an exercise keeps rows on this device that a team's file may hold. */
export const takesRows = (exercise) => Boolean(exercise.document) && !exercise.private;

const place = (at) => `${String(at).padStart(3, "0")}i`; // as in convening/documents/carried.py

/**
 * The *answers* with the *rows* of a file, {id, cells} each, in place of the rows that are kept, and all the others as
 * they are: {answers, lost}. What does not fit the exercise is left out, and *lost* counts it.
 */
export function filled(exercise, answers, rows) {
  const { fields } = exercise.shape;
  const isGiven = (id) => Boolean(fields.given?.keys.includes(id)); // a card that the tool gives
  const hasPlace = own(fields.rows.of.fields.cells.fields, PLACE);
  const listed = rows.filter(({ id }) => !isGiven(id)).map(({ id, cells }, at) => ({
    id,
    cells: hasPlace ? { ...cells, [PLACE]: place(at) } : cells,
  }));
  const given = Object.fromEntries(rows.filter(({ id }) => isGiven(id)).map(({ id, cells }) => [id, cells]));
  const { rows: _, given: __, ...others } = answers;
  const { kept: stays } = prune(exercise.shape, others);
  const { kept, lost } = prune(exercise.shape, {
    ...(listed.length ? { rows: listed } : {}),
    ...(Object.keys(given).length ? { given } : {}),
  });
  // A row whose id is none here has nowhere to stand.
  const whole = kept.rows?.filter((row) => own(row, "id") && own(row, "cells"));
  return { answers: { ...stays, ...kept, ...(whole ? { rows: whole } : {}) }, lost };
}

const written = ({ rows = [], given = {} }) => ({ rows, given });

/** Whether *after* would put something else in the place of what is written in *before*. */
export function replaces(before, after) {
  const there = written(before);
  return (there.rows.length > 0 || Object.keys(there.given).length > 0) && !same(there, written(after));
}
