/* Parts of the results that all instruments have: notes, every answer as a table, an invented team, what to move first. */

import { table } from "../controls.js";
import { dayInWords } from "../days.js";
import { h, W } from "../dom.js";
import { answersInWords, answerTo, itemsOf, measureInWords } from "./measures.js";

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

/** What was chosen, among the results; nothing while nothing is. */
export function closingPart(ctx) {
  const first = ctx.get("opportunity", {});
  if (!first.what && !first.do) return null;
  const what = itemsOf(ctx.exercise).find((one) => one.id === first.what)?.label;
  const open = W("instrument.first_open");
  const fact = (word, told) => h("p", { class: "six-muted" }, W(`instrument.first_${word}`), " ", told || open);
  return h(
    "section",
    { class: "six-off-paper" },
    h("h3", {}, ctx.content.closing?.title ?? W("instrument.first_heading")),
    h(
      "div",
      { class: "six-card" },
      what ? h("p", { class: "six-closing-what" }, what) : null,
      first.do ? h("p", {}, first.do) : null,
      fact("who", first.who),
      fact("by", dayInWords(first.by)),
    ),
  );
}
