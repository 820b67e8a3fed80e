/* The pictures of items on one scale: where each item and each section stands, and how the answers are spread. */

import { figureWithText } from "../controls.js";
import { h, plural, W } from "../dom.js";
import { resultFor, UNKNOWN } from "./measures.js";
import { itemTitle, middlePoint, NAMED, pointInWords, standingPart, stepsInWords, underAsk } from "./standing-words.js";
import { spreadPlot, stripKey, stripPlot } from "./strip.js";

/** Where every item stands; of several sections first their middles, then each section, quiet until opened. */
export function linesPart(told, folded) {
  const { groups, asks } = told;
  if (groups.length === 1) return standingPart(W("standing.lines"), [stripKey(asks), linesFigure(told, groups[0])]);
  return standingPart(W("standing.by_section"), [
    stripKey(asks),
    sectionsFigure(told),
    h(
      "div",
      { class: "six-standing-quiet six-off-paper" },
      groups.map((group) => {
        const middle = middleInWords(told, group);
        return middle
          ? h(
            "details",
            { class: "six-details" },
            h(
              "summary",
              {},
              asks.length > 1 ? group.title : W("standing.item_plain", { title: group.title, words: middle }),
            ),
            linesFigure(told, group),
          )
          : h("p", { class: "six-muted" }, W("standing.untouched", { title: group.title }));
      }),
    ),
  ], folded);
}

/** The middle of each section on its line. */
function sectionsFigure(told) {
  const { ctx, scale, asks, result, groups } = told;
  const along = (
    value,
  ) => (value === null ? null : scale.kind === "numbers" ? value - scale.values[0] : scale.values.indexOf(value));
  const rows = groups.map((group) => ({
    label: group.title,
    at: asks.map(({ id }) => along(resultFor(result, "sections", id)[group.id])),
  }));
  return figureWithText({
    svg: stripPlot({ rows, points: pointNames(ctx, scale), profile: asks.length === 1 }),
    title: W(scale.kind === "numbers" ? "standing.picture_means" : "standing.picture_medians"),
    desc: W(`standing.desc_${asks.length}`, { asks: asks.map((ask) => ask.label).join(", ") }),
    name: ctx.uid("sections"),
    text: h(
      "ul",
      {},
      groups.map((group) =>
        h(
          "li",
          {},
          W("standing.item_plain", {
            title: group.title,
            words: middleInWords(told, group) || W("instrument.not_answered"),
          }),
        )
      ),
    ),
  });
}

/**
 * "on average 2.33 of 4", "Now: middle answer Starting; Wanted: middle answer In place"; empty where nothing is
 * answered.
 */
function middleInWords(told, group) {
  return told.asks.map(({ id, label }) => [label, resultFor(told.result, "sections", id)[group.id]]).filter((
    [, value],
  ) => value !== null)
    .map(([label, value]) => underAsk(middlePoint(told, value), label)).join(", ");
}

function linesFigure(told, group) {
  const { ctx, scale, asks, result } = told;
  const place = (value) => (value === null ? null : scale.values.indexOf(value));
  const rows = group.items.map((item) => ({
    label: itemTitle(item),
    at: asks.map(({ id }) => place(resultFor(result, "each", id)[item.id])),
  }));
  const svg = stripPlot({ rows, points: pointNames(ctx, scale), profile: asks.length === 1 });
  return figureWithText({
    svg,
    title: W("standing.picture", { title: group.title }),
    desc: W(`standing.desc_${asks.length}`, { asks: asks.map((ask) => ask.label).join(", ") }),
    name: ctx.uid(`lines-${group.id}`),
    text: h("ul", {}, group.items.map((item) => h("li", {}, itemInWords(told, item)))),
  });
}

/** The words of the points; bare numbers carry the words of the two ends, where all items share them. */
function pointNames(ctx, scale) {
  const { low = "", high = "" } = ctx.content;
  return scale.labels.map((label, index) =>
    [label, index === 0 ? low : index === scale.labels.length - 1 ? high : ""].filter(Boolean).join(" ")
  );
}

/** "Trust: Now Starting, Wanted In place. Wanted is one step above Now." */
function itemInWords(told, item) {
  const { asks, result } = told;
  const chosen = (id) => pointInWords(told, told.ctx.get(`ratings.${item.id}.${id}`));
  const stands = (id) => {
    const value = resultFor(result, "each", id)[item.id];
    if (told.ctx.get(`ratings.${item.id}.${id}`) === UNKNOWN) return told.ctx.content.unknown;
    return item.reversed && value !== null
      ? W("standing.turned_words", { words: pointInWords(told, value), chosen: chosen(id) })
      : pointInWords(told, value);
  };
  const parts = asks.map(({ id, label }) => [label, stands(id)]).map(([ask, words]) => underAsk(words, ask));
  const by = result.change?.[item.id];
  return [
    W("standing.item", { title: itemTitle(item), words: parts.join(", ") }),
    by === undefined ? "" : differenceInWords(told, by),
  ].join(" ").trim();
}

export function differenceInWords({ asks }, by) {
  const [first, second] = asks.map((ask) => ask.label);
  return W(by === 0 ? "standing.differ_none" : by > 0 ? "standing.differ_up" : "standing.differ_down", {
    first,
    second,
    steps: stepsInWords(by),
  });
}

/** How often each point was chosen; of so few items the lines say it already. */
export function spreadPart(told) {
  const { ctx, scale, asks, result, items } = told;
  if (items.length <= NAMED) return null;
  const names = pointNames(ctx, scale);
  const counts = asks.map(({ id }) => scale.values.map((value) => resultFor(result, "tally", id)[value]));
  const line = (name, index) =>
    h(
      "li",
      {},
      asks.map(({ label }, ask) => plural("standing.spread_line", counts[ask][index], { point: underAsk(name, label) }))
        .join("; "),
    );
  return standingPart(W("standing.spread"), [
    stripKey(asks),
    figureWithText({
      svg: spreadPlot({ points: names, counts }),
      title: W("standing.spread_title"),
      desc: W("standing.spread_desc"),
      name: ctx.uid("spread"),
      text: h("ul", {}, names.map(line)),
    }),
  ]);
}
