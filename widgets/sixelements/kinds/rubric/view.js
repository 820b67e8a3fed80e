/* Rubric: a step a row, with what each level looks like to read and to choose from; then the links, if there are
   any. */

import { fill, h, W } from "../../ui/dom.js";
import { closingStep } from "../../ui/instrument/closing.js";
import { fieldsOf } from "../../ui/instrument/measures.js";
import { noteField } from "../../ui/instrument/note.js";
import { pointsGroup } from "../../ui/instrument/points.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { standingSuggested } from "../../ui/instrument/suggested.js";
import { linkId, LINKS, rowTitles } from "./links.js";

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [...rowSteps(ctx), ...linksSteps(ctx), closingStep(ctx, () => standingSuggested(ctx))],
  paper: (answers, exercise) => instrumentPaper(answers, exercise),
};

function rowSteps(ctx) {
  const { sections, intro } = ctx.content;
  return sections.flatMap((section, part) =>
    section.rows.map((row, at) => ({
      id: row.id,
      title: row.title,
      done: () => fieldsOf(ctx).every(({ id }) => ctx.get(`ratings.${row.id}.${id}`) !== undefined),
      render: (el) =>
        fill(el, {}, [
          part + at === 0 && intro ? h("p", {}, intro) : null,
          sections.length > 1 ? h("p", { class: "six-rubric-section" }, section.title) : null,
          at === 0 && section.about ? h("p", { class: "six-hint" }, section.about) : null,
          describedRow(ctx, row),
        ]),
    }))
  );
}

/** One row: its levels described once, under the first ask; further asks name them only. */
function describedRow(ctx, row) {
  const scale = ctx.exercise.scales[ctx.content.scale];
  const textId = row.text ? ctx.uid(`text-${row.id}`) : null;
  const groups = fieldsOf(ctx).map((ask, at) =>
    pointsGroup(ctx, {
      legend: ask.question ? [ask.question, h("span", { class: "six-hidden" }, ` (${row.title})`)] : row.title,
      hidden: !ask.question,
      path: `ratings.${row.id}.${ask.id}`,
      scale,
      told: at === 0 ? row.levels : null,
      describedby: textId,
    })
  );
  return h(
    "div",
    { class: "six-rubric-row" },
    row.text ? h("p", { id: textId }, row.text) : null,
    groups,
    noteField(ctx, `ratings.${row.id}`, row.title),
  );
}

/**
 * The links in steps, each from one row to those after it. They count neither way, since nobody has to know every
 * one.
 */
function linksSteps(ctx) {
  if (!ctx.content.links) return [];
  const { title, ask, pairs, scale } = ctx.content.links;
  const named = rowTitles(ctx);
  const path = (pair) => `${LINKS}.${linkId(pair)}`;
  const group = (pair) =>
    pointsGroup(ctx, {
      legend: [
        h("span", { class: "six-hidden" }, `${named[pair.a]} – `),
        named[pair.b],
        h("span", { class: "six-hint six-rubric-about" }, pair.text),
      ],
      path: path(pair),
      scale: ctx.exercise.scales[scale],
      unknown: "",
    });
  return [...new Set(pairs.map((pair) => pair.a))].map((from) => {
    const mine = pairs.filter((pair) => pair.a === from);
    return {
      id: `${LINKS}-${from}`,
      title: W("rubric.from", { title: named[from] }),
      optional: true,
      done: () => mine.some((pair) => ctx.get(path(pair)) !== undefined),
      render: (el) => fill(el, {}, [h("p", { class: "six-rubric-section" }, title), h("p", {}, ask), mine.map(group)]),
    };
  });
}
