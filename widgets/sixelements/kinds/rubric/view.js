/* Rubric: a step a row, with what each level looks like to read and to choose from; then the links, if there are
   any. */

import { figureWithText, table } from "../../ui/controls.js";
import { fill, h, s, W } from "../../ui/dom.js";
import { closingStep } from "../../ui/instrument/closing.js";
import { noteField } from "../../ui/instrument/parts.js";
import { pointsGroup } from "../../ui/instrument/points.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { fieldsOf, standing, standingSuggested } from "../../ui/instrument/standing.js";

const LINKS = "links";

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [...rowSteps(ctx), ...linksSteps(ctx), closingStep(ctx, () => standingSuggested(ctx))],
  results: (el, ctx) => standing(el, ctx, rowGroups(ctx), ctx.content.links ? [linksPart(ctx)] : []),
  paper: (answers, exercise) => instrumentPaper(answers, exercise),
};

const rowGroups = (ctx) => ctx.content.sections.map(({ rows, ...section }) => ({ ...section, items: rows }));

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

const linkId = ({ a, b }) => `${a}_${b}`;
const rowTitles = (ctx) =>
  Object.fromEntries(ctx.content.sections.flatMap((section) => section.rows).map((row) => [row.id, row.title]));

/** The links as a map: the rows on a ring, a line a link, the stronger the thicker; and the same in words. */
function linksPart(ctx) {
  const { links } = ctx.content;
  const scale = ctx.exercise.scales[links.scale];
  const rows = ctx.content.sections.flatMap((section) => section.rows);
  const named = rowTitles(ctx);
  const told = links.pairs.map((pair) => ({ ...pair, at: scale.values.indexOf(ctx.get(`${LINKS}.${linkId(pair)}`)) }))
    .filter((pair) => pair.at >= 0);
  if (!told.length) return null;
  // The strongest first, since that is where something already holds.
  const words = table({
    caption: links.title,
    head: [W("rubric.link"), W("rubric.how")],
    rows: [...told].sort((x, y) => y.at - x.at).map((
      { a, b, at },
    ) => [W("rubric.between", { a: named[a], b: named[b] }), scale.labels[at]]),
  });
  const key = scale.labels.map((label, at) =>
    h(
      "span",
      {},
      s(
        "svg",
        { viewBox: "0 0 40 18", class: "six-rubric-linekey", "aria-hidden": "true" },
        s("path", { class: "six-rubric-link", d: "M2 9H38", ...linkStroke(at, scale.labels.length) }),
      ),
      label,
    )
  );
  return h(
    "section",
    {},
    h("h3", {}, links.title),
    h("p", { class: "six-muted" }, W("rubric.answered", ctx.result().answered_links)),
    h("p", { class: "six-strip-key" }, key),
    figureWithText({
      svg: linksMap(rows, told, scale),
      title: W("rubric.map"),
      desc: W("rubric.map_desc"),
      name: ctx.uid("links-map"),
      text: words,
    }),
    h("ol", { class: "six-rubric-nodes" }, rows.map((row) => h("li", {}, row.title))),
  );
}

/** Thin and dotted for the weakest, thick and whole for the strongest. */
function linkStroke(at, count) {
  const part = at / (count - 1);
  return {
    "stroke-width": (1.25 + part * 5).toFixed(2),
    "stroke-dasharray": part === 1 ? null : part > 0.5 ? "14 4" : part > 0 ? "7 5" : "1.5 6",
  };
}

function linksMap(rows, told, scale) {
  const [cx, cy, r] = [170, 150, 122];
  const spot = Object.fromEntries(rows.map((row, index) => {
    const turn = (index / rows.length) * 2 * Math.PI - Math.PI / 2;
    return [row.id, [cx + r * Math.cos(turn), cy + r * Math.sin(turn)]];
  }));
  const line = ({ a, b, at }) =>
    s("path", {
      class: "six-rubric-link",
      d: `M${spot[a].map((one) => one.toFixed(1)).join(" ")}L${spot[b].map((one) => one.toFixed(1)).join(" ")}`,
      ...linkStroke(at, scale.labels.length),
    });
  const node = (row, index) => {
    const [x, y] = spot[row.id];
    return [
      s("circle", { class: "six-rubric-node", cx: x, cy: y, r: 19 }),
      s("text", { x, y: y + 6, "text-anchor": "middle", "font-size": 17, "font-weight": 600 }, index + 1),
    ];
  };
  return s(
    "svg",
    { viewBox: "0 0 340 300", class: "six-plot" },
    [...told].sort((a, b) => a.at - b.at).map(line),
    rows.map(node),
  );
}
