/* What the answers to items on one scale say: a sentence, where each item stands, how the answers are spread,
   what stands highest and lowest, where two asks differ. *groups* are sections: [{id, title, place, items: [{id,
   title}]}]. */

import { h, inWords, plural, W } from "../dom.js";
import { elementMap } from "./map.js";
import { fieldsOf, resultFor, UNKNOWN } from "./measures.js";
import { answersPart, closingPart, notesList, samplePart } from "./parts.js";
import { differenceInWords, linesPart, spreadPart } from "./standing-pictures.js";
import {
  itemTitle,
  middlePoint,
  NAMED,
  namedIds,
  pointQuoted,
  quotedInWords,
  standingFold,
  standingPart,
  stepsInWords,
  titleOf,
} from "./standing-words.js";
import { furthestApart } from "./suggested.js";

const WIDEST = 5;
export const LISTED = 10;
const FOLDED = 6; // more notes than this are folded

export function standing(el, ctx, groups, pictures = []) {
  const { content, exercise } = ctx;
  const scale = exercise.scales[content.scale];
  const told = {
    ctx,
    scale,
    groups,
    result: ctx.result(),
    asks: fieldsOf(ctx),
    items: groups.flatMap((group) => group.items),
  };
  if (!told.asks.some(({ id }) => resultFor(told.result, "answered", id).done)) {
    const unknown = unknownPart(told);
    el.append(
      ...[unknown, h("p", {}, W(unknown ? "standing.unknown_only" : "instrument.empty")), samplePart(ctx)].filter(
        Boolean,
      ),
    );
    return;
  }
  const map = elementMap(told);
  el.append(
    ...[
      standingSentence(told),
      unknownPart(told),
      map,
      linesPart(told, Boolean(map)),
      ...pictures,
      differencesPart(told),
      spreadPart(told),
      extremesPart(told),
      standingNotes(told),
      closingPart(ctx),
      samplePart(ctx),
      answersPart(ctx),
    ].filter(Boolean),
  );
}

const titleList = (titles) => h("ul", {}, titles.map((title) => h("li", {}, title)));

function standingSentence(told) {
  const { result, asks } = told;
  const compared = result.change ? Object.values(result.change) : [];
  const lines = compared.length
    ? [movesInWords(told, compared)]
    : asks.flatMap((ask) => [sectionsInWords(told, ask), extremesInWords(told, ask)]).filter(Boolean);
  const answered = asks.map(({ id, label }) =>
    W(label ? "standing.answered_ask" : "standing.answered", { ask: label, ...resultFor(result, "answered", id) })
  );
  return h(
    "div",
    {},
    h("p", { class: "six-muted" }, answered.join(" ")),
    lines.map((line) => h("p", { class: "six-say-it" }, line)),
    told.items.some((item) => item.reversed) ? h("p", { class: "six-hint" }, W("standing.turned")) : null,
  );
}

function extremesInWords(told, { id, label }) {
  const [each, high, low] = ["each", "highest", "lowest"].map((name) => resultFor(told.result, name, id));
  if (!high.length) return null;
  const say = (key, ids) =>
    plural(`standing.${key}`, ids.length, { items: namedIds(told, ids), point: pointQuoted(told, each[ids[0]]) });
  const words = each[high[0]] === each[low[0]]
    ? say("level", high)
    : `${say("stand_high", high)} ${say("stand_low", low)}`;
  return label ? W("standing.ask", { ask: label, words }) : words;
}

/** Which sections stand highest and lowest by their middle or mean; nothing where there is one, or all stand alike. */
function sectionsInWords(told, { id, label }) {
  const middles = Object.entries(resultFor(told.result, "sections", id)).filter(([, value]) => value !== null);
  const all = middles.map(([, value]) => value);
  const [top, bottom] = [Math.max(...all), Math.min(...all)];
  if (middles.length < 2 || top === bottom) return null;
  const at = (point) => middles.filter(([, value]) => value === point).map(([section]) => section);
  const named = (
    ids,
  ) => (ids.length > NAMED
    ? W("standing.count_sections", { n: ids.length })
    : quotedInWords(told.groups.filter((group) => ids.includes(group.id)).map((group) => group.title)));
  const [high, low] = [at(top), at(bottom)];
  const words = plural("standing.sections", high.length, {
    high: named(high),
    low: named(low),
    top: middlePoint(told, top),
    bottom: middlePoint(told, bottom),
  });
  return label ? W("standing.ask", { ask: label, words }) : words;
}

/**
 * "“Wanted” stands higher than “Now” for 3 items and at the same point for one. Furthest apart, by 2 steps:
 * “Trust”."
 */
function movesInWords(told, compared) {
  const [first, second] = told.asks.map((ask) => ask.label);
  const [above, below] = [compared.filter((by) => by > 0).length, compared.filter((by) => by < 0).length];
  const parts = [[above, "above"], [below, "below"], [compared.length - above - below, "same"]].filter(([n]) => n);
  if (!above && !below) return plural("standing.compared_same", compared.length, { first, second });
  const words = parts.map(([n, key], at) => plural(`standing.${at ? "" : "first_"}${key}`, n, { first }));
  const far = furthestApart(told.result);
  return [
    W("standing.compared", { second, parts: inWords(words) }),
    compared.length > 1
      ? W("standing.widest", { items: namedIds(told, far), steps: stepsInWords(told.result.change[far[0]]) })
      : "",
  ].join(" ").trim();
}

/** What a person said not to know: a few by name, many as a list to open. */
function unknownPart({ ctx, items, asks }) {
  const open = items.filter((item) => asks.some(({ id }) => ctx.get(`ratings.${item.id}.${id}`) === UNKNOWN)).map(
    itemTitle,
  );
  if (!open.length) return null;
  const words = (named) => W("standing.unknown", { unknown: ctx.content.unknown, items: named });
  if (open.length <= NAMED) return h("p", {}, words(quotedInWords(open)));
  return standingFold(
    words(W("standing.count", { n: open.length })),
    h("div", { class: "six-off-paper" }, titleList(open)),
  );
}

/** Where two asks differ, item by item, the widest first. */
function differencesPart(told) {
  const { result } = told;
  if (!result.change || !Object.keys(result.change).length) return null;
  const title = (id) => titleOf(told, id);
  const list = (ids) =>
    h(
      "ul",
      {},
      ids.map((id) => h("li", {}, h("strong", {}, `${title(id)}. `), differenceInWords(told, result.change[id]))),
    );
  const [first, rest] = [result.widest.slice(0, WIDEST), result.widest.slice(WIDEST)];
  const alike = result.same.map(title);
  return standingPart(W("standing.differences"), [
    first.length ? list(first) : null,
    rest.length ? standingFold(plural("standing.more", rest.length), list(rest)) : null,
    alike.length > NAMED ? standingFold(W("standing.differ_same_many", { n: alike.length }), titleList(alike)) : null,
    alike.length && alike.length <= NAMED
      ? h("p", {}, W("standing.differ_same", { items: quotedInWords(alike) }))
      : null,
  ]);
}

/**
 * All that stand highest and lowest, by name, where the sentence could only count them and a list can still be
 * read.
 */
function extremesPart(told) {
  const { asks, result } = told;
  const rows = asks.flatMap(({ id, label }) => {
    const each = resultFor(result, "each", id);
    const [high, low] = ["highest", "lowest"].map((name) => resultFor(result, name, id));
    if (!high.length || each[high[0]] === each[low[0]]) return [];
    return [["highest", high], ["lowest", low]].filter(([, ids]) => ids.length > NAMED && ids.length <= LISTED).map(
      ([key, ids]) => {
        const slots = { ask: label, words: W(`standing.${key}`, { point: pointQuoted(told, each[ids[0]]) }) };
        return [
          h("dt", {}, label ? W("standing.ask", slots) : slots.words),
          h(
            "dd",
            {},
            titleList(ids.map((one) => titleOf(told, one))),
          ),
        ];
      },
    );
  });
  return rows.length ? standingPart(W("standing.extremes"), h("dl", { class: "six-standing-list" }, rows), true) : null;
}

/** The notes that were written, item by item. */
function standingNotes({ ctx, items }) {
  const list = notesList(ctx, "ratings", items);
  return list &&
    h(
      "div",
      { class: "six-off-paper" },
      standingPart(ctx.content.note.label, list, list.querySelectorAll("dt").length > FOLDED),
    );
}
