/* Parts that the pages of all instruments have: the note beside an item, every answer as a table, an invented team. */

import { table, textBox } from "../controls.js";
import { h, W } from "../dom.js";
import { answersInWords, answerTo, itemsOf, measureInWords } from "./measures.js";

/** The free text beside an item, where the exercise asks for one. */
export function noteField(ctx, path, label) {
  const { note } = ctx.content;
  if (!note) return null;
  const at = `${path}.note`;
  return textBox({
    label: h("span", {}, note.label, h("span", { class: "six-hidden" }, ` (${label})`)),
    hint: note.hint || null,
    name: ctx.uid(at.replaceAll(".", "-")),
    value: ctx.get(at, ""),
    max: 400,
    rows: 2,
    onInput: (text) => ctx.set(at, text || undefined),
  });
}

/** The notes that were written, item by item; null where there is none. */
export function notesList(ctx, root, items) {
  const written = items.filter(({ id }) => ctx.get(`${root}.${id}.note`));
  if (!written.length || !ctx.content.note) return null;
  return h(
    "dl",
    { class: "six-standing-list" },
    written.map(({ id, title }) => [h("dt", {}, title), h("dd", {}, ctx.get(`${root}.${id}.note`))]),
  );
}

/** The same under its heading; the sheet of paper holds the notes itself. */
export function notesPart(ctx, root, items) {
  const list = notesList(ctx, root, items);
  return list && h("section", { class: "six-off-paper" }, h("h3", {}, ctx.content.note.label), list);
}

/** Every answer as a table: a row an item, a column an ask. Quiet until opened. */
export function answersPart(ctx) {
  const { exercise } = ctx;
  const answers = ctx.answers();
  const asks = [...new Set(exercise.measures.map((one) => one.ask ?? ""))];
  const cell = (item, ask) => answersInWords(exercise, item.measures.filter((one) => (one.ask ?? "") === ask), answers);
  return h(
    "details",
    { class: "six-details six-off-paper" },
    h("summary", {}, W("instrument.all_caption")),
    table({
      caption: W("instrument.all_caption"),
      head: [W("instrument.all_item"), ...asks.map((ask) => ask || W("instrument.all_answer"))],
      rows: itemsOf(exercise).map((item) => [item.label, ...asks.map((ask) => cell(item, ask))]),
    }),
  );
}

/** The own answers beside an invented team's two sides, where the exercise has one. Quiet until opened. */
export function samplePart(ctx) {
  const { exercise, content: { sample } } = ctx;
  if (!sample) return null;
  const together = new Map(); // what is asked of an item at once, such as the shares of a row, stands in one row
  for (
    const one of exercise.measures.filter((measure) =>
      [sample.labor, sample.management].some((answers) => answerTo(exercise, answers, measure) !== null)
    )
  ) {
    const asked = `${one.item} ${one.ask ?? ""}`;
    together.set(asked, [...(together.get(asked) ?? []), one]);
  }
  const cells = (measures) =>
    [ctx.answers(), sample.labor, sample.management].map((answers) => answersInWords(exercise, measures, answers));
  return h(
    "details",
    { class: "six-details six-off-paper" },
    h("summary", {}, W("instrument.sample_heading")),
    h("p", {}, sample.note),
    h(
      "div",
      { class: "six-sample" },
      table({
        caption: W("instrument.sample_caption"),
        head: ["all_item", "all_answer", "sample_labor", "sample_management"].map((word) => W(`instrument.${word}`)),
        rows: [...together.values()].map((measures) => [measureInWords(measures[0]), ...cells(measures)]),
      }),
    ),
  );
}
