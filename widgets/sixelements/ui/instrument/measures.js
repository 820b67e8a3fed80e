/* Reading the answers of a rated or placed instrument: each measure of the page is one answer on one scale. */

import { dig, W } from "../dom.js";

export const UNKNOWN = "unknown"; // an answer that is no point of the scale, where the exercise allows it

/** The answer to a measure: a point of its scale, true or false for a pick, null where there is none.
    Twin of given() in kinds/instrument.py. */
export function answerTo(exercise, answers, measure) {
  const value = dig(answers, measure.path) ?? (measure.budget ? 0 : undefined);
  if (measure.picks) return Array.isArray(value) ? value.includes(measure.picks) : null;
  if (!exercise.scales[measure.scale].values.includes(value)) return null;
  if (measure.budget) {
    const spent = exercise.measures.map((one) => dig(answers, one.path)).filter(Number.isInteger)
      .reduce((sum, dots) => sum + dots, 0);
    return spent > 0 && spent <= measure.budget ? value : null;
  }
  if (!measure.total) return value;
  const parts = exercise.measures.filter((one) => one.item === measure.item && one.ask === measure.ask).map((one) =>
    dig(answers, one.path)
  );
  return parts.filter(Number.isInteger).reduce((sum, part) => sum + part, 0) === measure.total ? value : null;
}

/** Where an answer stands on its scale, from 0; of a pick 1 or 0. */
export function placeOf(exercise, measure, value) {
  return measure.picks ? Number(value) : exercise.scales[measure.scale].values.indexOf(value);
}

/** An answer in words: the label of its point. */
export function answerInWords(exercise, measure, value) {
  if (value === null || value === undefined) return W("instrument.not_answered");
  if (measure.picks) return W(value ? "instrument.picked" : "instrument.not_picked");
  const scale = exercise.scales[measure.scale];
  return scale.labels[scale.values.indexOf(value)];
}

/** "Goals", or "Goals (Now)" where an item is asked more than once. */
export function measureInWords(measure) {
  return measure.ask ? W("instrument.when", { label: measure.label, ask: measure.ask }) : measure.label;
}

/** The answer to some measures in words; what a person does not know is told in the exercise's own words. */
export function answersInWords(exercise, measures, answers) {
  const told = measures.map((one) => [one, answerTo(exercise, answers, one)]).filter(([, value]) => value !== null);
  if (told.length) return told.map(([one, value]) => answerInWords(exercise, one, value)).join(", ");
  return measures.some((one) => dig(answers, one.path) === UNKNOWN)
    ? exercise.content.unknown
    : W("instrument.not_answered");
}

/** A title within a sentence: in quotes, unless it is somebody's words and has them already. */
export function quoted(title) {
  return /^["“]/.test(title) ? title : W("instrument.quoted", { title });
}

/** Every measure that is answered, with its answer: [{measure, value}]. */
export function givenAnswers(exercise, answers) {
  return exercise.measures.map((measure) => ({ measure, value: answerTo(exercise, answers, measure) })).filter((one) =>
    one.value !== null
  );
}

/** The items of the exercise in order, each {id, label, section, measures}. */
export function itemsOf(exercise) {
  const found = new Map();
  for (const measure of exercise.measures) {
    if (!found.has(measure.item)) {
      found.set(measure.item, { id: measure.item, label: measure.label, section: measure.section, measures: [] });
    }
    found.get(measure.item).measures.push(measure);
  }
  return [...found.values()];
}

/** The asks of the exercise; one without a name where there are none. */
export function fieldsOf(ctx) {
  return ctx.content.asks.length ? ctx.content.asks : [{ id: "value", label: "" }];
}

/** A result for one ask, by the name that kinds/instrument.py gives it. */
export function resultFor(result, name, field) {
  return result[field === "value" ? name : `${name}_${field.replaceAll("-", "_")}`];
}
