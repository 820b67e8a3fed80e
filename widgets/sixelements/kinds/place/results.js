/* What the answers say: on one line, in the square, or as guesses beside what was found. */

import { figureWithText, table } from "../../ui/controls.js";
import { h, inWords, plural, s, W } from "../../ui/dom.js";
import { fieldsOf, resultFor } from "../../ui/instrument/measures.js";
import { answersPart, closingPart, notesPart, samplePart } from "../../ui/instrument/parts.js";
import { spreadPlot, stripKey, stripPlot } from "../../ui/instrument/strip.js";
import { placeEverything, placeFields, placeIsSquare, placeMarks, placeScale } from "./marks.js";
import { PLACE_BOX, placeDots, placeGround, placeKeyMark, placePairs, placeZone } from "./square.js";
import { placeWays } from "./suggested.js";
import { placeGuesses, placeSaid } from "./told.js";

export function results(el, ctx) {
  const { content } = ctx;
  const placed = placeEverything(ctx).filter(({ id }) =>
    placeFields(content).some(({ field }) => placeValue(ctx, id, field) !== null)
  );
  if (!placed.length) {
    el.append(h("p", {}, W("instrument.empty")), ...[samplePart(ctx)].filter(Boolean));
    return;
  }
  const told = {
    ctx,
    content,
    placed,
    result: ctx.result(),
    asks: fieldsOf(ctx),
    title: (id) => placed.find((one) => one.id === id).title,
  };
  const parts = content.items.some((item) => item.axis)
    ? placeGuesses(told)
    : placeIsSquare(content)
    ? placeInSquare(told)
    : placeOnLine(told);
  el.append(
    ...[...parts, notesPart(ctx, "places", placed), closingPart(ctx), samplePart(ctx), answersPart(ctx)].flat().filter(
      Boolean,
    ),
  );
}

/** The answer under a field; null where there is none, or where it is "I do not know". */
function placeValue(ctx, id, field) {
  const value = placeMarks(ctx, id)[field];
  return Number.isInteger(value) ? value : null;
}

/** "Now: Traditional. Wanted: Cooperative." */
function placeWhere(asks, words) {
  const [first, second] = words;
  if (!asks[0].label) return W("place.stands", { point: first });
  if (second !== undefined && first === second) {
    return W("place.where_both", { first: asks[0].label, second: asks[1].label.toLowerCase(), point: first });
  }
  return asks.map((ask, index) => W("place.where", { ask: ask.label, point: words[index] })).join(" ");
}

// One line.

function placeOnLine(told) {
  const { ctx, content: { axes: [axis] }, placed, result, asks } = told;
  const scale = placeScale(ctx, axis);
  const at = (value) => (value === null ? null : scale.values.indexOf(value));
  const words = (value) => (value === null ? W("place.not_marked") : scale.labels[at(value)]);
  const rows = placed.map(({ id, title }) => ({
    id,
    label: title,
    values: asks.map((ask) => placeValue(ctx, id, ask.id)),
  }));
  const points = axis.scale ? scale.labels : scale.values.map(String);
  const svg = stripPlot({ rows: rows.map(({ label, values }) => ({ label, at: values.map(at) })), points });
  const parts = [
    placeSaid(placeLineWords(told, words), W("instrument.some", resultFor(result, "answered", asks[0].id))),
    h("h3", {}, W("place.rows")),
    stripKey(asks),
    figureWithText({
      svg,
      title: axis.title,
      desc: W("place.line_desc", { low: axis.low, high: axis.high }),
      name: ctx.uid("line"),
      text: h(
        "ul",
        {},
        rows.map((row) => h("li", {}, h("strong", {}, `${row.label}. `), placeWhere(asks, row.values.map(words)))),
      ),
    }),
  ];
  return axis.scale ? [...parts, placeSpread(told, scale)] : parts;
}

function placeLineWords({ ctx, result, asks, title }, words) {
  if (asks.length < 2) {
    const { highest, lowest, each } = result;
    if (each[highest[0]] === each[lowest[0]]) return [W("place.all_same", { point: words(each[highest[0]]) })];
    return [
      W("standing.high_low", {
        high: inWords(highest.map(title)),
        low: inWords(lowest.map(title)),
        top: words(each[highest[0]]),
        bottom: words(each[lowest[0]]),
      }),
    ];
  }
  const { widest: [first, ...others], same: stays } = result;
  const from = (id, ask) => words(placeValue(ctx, id, ask.id));
  return [
    first
      ? W("place.moves", {
        n: others.length + 1,
        of: others.length + 1 + stays.length,
        title: title(first),
        from: from(first, asks[0]),
        to: from(first, asks[1]),
      })
      : "",
    stays.length ? plural("place.stays", stays.length, { titles: inWords(stays.map(title)) }) : "",
  ];
}

function placeSpread({ ctx, asks, result }, scale) {
  const counts = asks.map((ask) => scale.values.map((value) => resultFor(result, "tally", ask.id)[value]));
  const line = (name, index) =>
    h(
      "li",
      {},
      asks.map(({ label }, ask) =>
        plural("standing.spread_line", counts[ask][index], {
          point: label ? W("standing.ask", { ask: label, words: name }) : name,
        })
      ).join("; "),
    );
  return h(
    "section",
    {},
    h("h3", {}, W("standing.spread")),
    stripKey(asks),
    figureWithText({
      svg: spreadPlot({ points: scale.labels, counts }),
      title: W("standing.spread_title"),
      desc: W("standing.spread_desc"),
      name: ctx.uid("spread"),
      text: h("ul", {}, scale.labels.map(line)),
    }),
  );
}

// The square.

function placeInSquare(told) {
  const { ctx, content, placed, asks } = told;
  const numbered = placed.map((item, index) => ({
    ...item,
    n: index + 1,
    pairs: placePairs(content, placeMarks(ctx, item.id)),
  }));
  const [across, up] = content.axes;
  const dots = numbered.map(({ n, pairs }) =>
    s("g", { transform: `translate(${placeBeside(pairs, numbered.slice(0, n - 1))} 0)` }, placeDots(ctx, pairs, n))
  );
  const svg = s("svg", { viewBox: `0 0 ${PLACE_BOX.join(" ")}`, class: "six-place-square" }, placeGround(ctx), dots);
  const words = (item) =>
    placeWhere(asks, asks.map((ask) => placePairWords(ctx, item.pairs.find((pair) => pair.ask.id === ask.id))));
  return [
    placeSaid(
      [placeCornerSentence(told, numbered), placeWayWords(told)],
      W("instrument.some", resultFor(told.result, "answered", placeFields(content)[0].field)),
    ),
    placeKey(asks),
    figureWithText({
      svg,
      title: W("place.square_title"),
      desc: W("place.square_desc", { across: across.title, up: up.title }),
      beside: h(
        "ol",
        { class: "six-place-list" },
        numbered.map((item) => h("li", {}, h("strong", {}, `${item.title}. `), words(item))),
      ),
      name: ctx.uid("square"),
    }),
    placeByCorner(told, numbered),
  ];
}

/** How far to the left a number stands when earlier ones have its spot. */
function placeBeside(pairs, earlier) {
  const shared = earlier.filter((other) =>
    other.pairs.some((one) => pairs.some((pair) => pair.index === one.index && pair.x === one.x && pair.y === one.y))
  );
  return -12 * shared.length;
}

function placeKey(asks) {
  if (!asks[0].label) return null;
  return h("p", { class: "six-strip-key" }, asks.map((ask, index) => h("span", {}, placeKeyMark(index), ask.label)));
}

/** "Contrived collegiality (Trust 3 of 10; Precision 8 of 10)" */
function placePairWords(ctx, pair) {
  if (!pair) return W("place.not_marked");
  const ends = ctx.content.axes.map((axis, index) => {
    const scale = placeScale(ctx, axis);
    return W("place.axis_at", { axis: axis.title, label: scale.labels[scale.values.indexOf(index ? pair.y : pair.x)] });
  });
  return W("place.at", { zone: placeZone(ctx, pair)?.title ?? W("place.between"), x: ends[0], y: ends[1] });
}

/** Which corner holds most under the first ask: "Now: two in …, one in …" */
function placeCornerSentence({ ctx, content, asks }, numbered) {
  const here = (zone) =>
    numbered.filter(({ pairs }) => pairs.some((pair) => pair.index === 0 && placeZone(ctx, pair) === zone)).length;
  const counts = [...content.zones, null].map((zone) => [zone, here(zone)]).filter(([, n]) => n);
  if (!counts.length) return "";
  const parts = counts.map((
    [zone, n],
  ) => (zone ? W("place.in_corner", { n, zone: zone.title }) : W("place.in_between", { n })));
  return W("place.corners_said", { ask: asks[0].label || W("place.one_answer"), parts: inWords(parts) });
}

function placeWayWords({ ctx, title }) {
  const [way] = placeWays(ctx);
  if (!way) return "";
  const corners = [way.from, way.to].map((pair) => placeZone(ctx, pair)?.title);
  const [from, to] = corners[0] && corners[1] && corners[0] !== corners[1]
    ? corners
    : [way.from, way.to].map((pair) => placePairWords(ctx, pair));
  return W("place.moves_square", { title: title(way.id), from, to });
}

/** Corner by corner, who stands there under each ask. */
function placeByCorner({ ctx, content, asks }, numbered) {
  const there = (zone, index) =>
    numbered.filter(({ pairs }) => pairs.some((pair) => pair.index === index && placeZone(ctx, pair) === zone)).map((
      item,
    ) => item.title);
  const row = (
    zone,
  ) => [
    zone?.title ?? W("place.between"),
    ...asks.map((_, index) => inWords(there(zone, index)) || W("place.zones_none")),
  ];
  const between = asks.some((_, index) => there(null, index).length);
  return h(
    "details",
    { class: "six-details" },
    h("summary", {}, W("place.zones_heading")),
    table({
      caption: W("place.zones_heading"),
      head: [W("place.corner"), ...asks.map((ask) => ask.label || W("place.one_answer"))],
      rows: [...content.zones, ...(between ? [null] : [])].map(row),
    }),
  );
}
