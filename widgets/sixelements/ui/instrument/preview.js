/* What sharing an instrument would send: each answer as a row, and free text only where its author ticks it.
   A row with `at` can be set beside the same row of another day: `at` is how far along its scale the answer stands. */

import { dig, W, withoutOwn, withValue } from "../dom.js";
import { dayInWords } from "../days.js";
import { isObject } from "../shape.js";
import { answerInWords, givenAnswers, itemsOf, measureInWords, placeOf } from "./measures.js";

/** @type {import("../types.d.ts").Previewer} */
export function instrumentPreview(answers, exercise) {
  const sent = withoutPrivate(answers, exercise.content);
  return {
    answers: sent,
    rows: [...answerRows(sent, exercise), ...firstRow(sent, exercise), ...textRows(sent, exercise)],
  };
}

/** Everything a person keeps of an instrument, private texts too: for the workbook, which stays on the device. */
export function instrumentGathered(answers, exercise) {
  return [...answerRows(answers, exercise), ...firstRow(answers, exercise), ...textRows(answers, exercise)];
}

/** Private texts are taken out before anybody is asked what to share. */
export function withoutPrivate(answers, content) {
  let left = withValue(answers, "private", undefined);
  if (!content.note?.private) return left;
  left = withValue(left, "notes", undefined);
  for (const [path] of noteTexts(left)) left = withValue(left, path, undefined);
  return left;
}

function answerRows(answers, exercise) {
  return givenAnswers(exercise, answers).filter(({ measure, value }) => !measure.picks || value).map(
    ({ measure, value }) => {
      const scale = exercise.scales[measure.scale];
      const at = !measure.picks && scale.kind !== "names" ? { at: placeOf(exercise, measure, value) } : {};
      return {
        id: `${measure.item}.${measure.field}`,
        label: measureInWords(measure),
        value: answerInWords(exercise, measure, value),
        ...at,
      };
    },
  );
}

/** Every note as [path, text, item]: beside the answers of an item, or in a table of its own. */
function noteTexts(answers) {
  const found = [];
  for (const [root, items] of Object.entries(answers)) {
    if (!isObject(items)) continue;
    for (const [item, told] of Object.entries(items)) {
      if (root === "notes" && typeof told === "string") found.push([`notes.${item}`, told, item]);
      else if (isObject(told) && typeof told.note === "string") found.push([`${root}.${item}.note`, told.note, item]);
    }
  }
  return found;
}

function textRows(answers, exercise) {
  const { content } = exercise;
  const labels = Object.fromEntries(itemsOf(exercise).map((one) => [one.id, one.label]));
  const row = (path, label, value) => ({
    text: true,
    label,
    value,
    without: (kept) => withValue(kept, path, undefined),
  });
  const first = answers.opportunity ?? {};
  return [
    ...noteTexts(answers).filter(([, text]) => text).map(([path, text, item]) =>
      row(
        path,
        W("instrument.note_of", { note: content.note?.label ?? "", label: labels[item] ?? W("instrument.own_item") }),
        text,
      )
    ),
    ...(content.then ?? []).filter((one) => dig(answers, `then.${one.id}`)).map((one) =>
      row(`then.${one.id}`, one.ask, answers.then[one.id])
    ),
    ...(answers.own ?? []).filter((one) => one.title).map((one) => ({
      text: true,
      label: W("instrument.own_item"),
      value: one.title,
      without: (kept) => withoutOwn(kept, "places", one.id),
    })),
    ...(answers.private ? [row("private", content.private.ask, answers.private)] : []),
    ...(first.do || first.who || first.by
      ? [{
        text: true,
        label: W("instrument.first_heading"),
        value: firstInWords(exercise, { ...first, what: undefined }),
        without: (kept) => withValue(kept, "opportunity", first.what ? { what: first.what } : undefined),
      }]
      : []),
  ];
}

/** What a person would move first, without the words about it. */
function firstRow(answers, exercise) {
  const what = itemsOf(exercise).find((one) => one.id === answers.opportunity?.what)?.label;
  return what ? [{ id: "opportunity", label: W("instrument.first_heading"), value: what }] : [];
}

/** "Goals: put them on one page (the site team, by 2026-12-01)" */
function firstInWords(exercise, first) {
  const what = itemsOf(exercise).find((one) => one.id === first.what)?.label;
  const facts = [first.who, first.by].filter(Boolean).join(", ");
  return [[what, first.do].filter(Boolean).join(": "), facts && `(${facts})`].filter(Boolean).join(" ");
}

/** What the sheet of paper needs beyond the answers as they are kept. */
export function instrumentPaper(answers, exercise) {
  const { what: chosen, by } = answers.opportunity ?? {};
  const what = itemsOf(exercise).find((one) => one.id === chosen)?.label;
  const told = by ? withValue(answers, "opportunity.by", dayInWords(by)) : answers;
  return what ? { ...told, paper: { what } } : told;
}
