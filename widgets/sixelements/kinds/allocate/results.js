/* What the answers say: which share leads, what would move, and every row as bars. */

import { figureWithText } from "../../ui/controls.js";
import { h, inWords, W } from "../../ui/dom.js";
import { fieldsOf, resultFor } from "../../ui/instrument/measures.js";
import { answersPart, closingPart, notesPart, samplePart } from "../../ui/instrument/parts.js";
import { stripKey } from "../../ui/instrument/strip.js";
import { allocatePlot, allocateTriangle } from "./bars.js";
import { allocateKeyMark, allocateLeft, allocateMoves, allocatePoints, allocateRows } from "./rows.js";

export function results(el, ctx) {
  const { content } = ctx;
  const asks = fieldsOf(ctx);
  const whole = (row, ask) => (allocateLeft(ctx, row.id, ask) === 0 ? allocatePoints(ctx, row.id, ask) : null);
  const rows = allocateRows(content).map((row, index) => ({
    ...row,
    n: index + 1,
    bars: asks.map((ask) => whole(row, ask)),
  }));
  const done = rows.filter((row) => row.bars.some(Boolean));
  if (!done.length) {
    el.append(h("p", {}, W("instrument.empty")), ...[samplePart(ctx)].filter(Boolean));
    return;
  }
  const told = { ctx, content, asks, rows, done, result: ctx.result() };
  el.append(
    ...[
      allocateSentences(told),
      allocateBars(told),
      allocateCorners(told),
      allocateOpen(told),
      notesPart(ctx, "shares", rows),
      closingPart(ctx),
      samplePart(ctx),
      answersPart(ctx),
    ].flat().filter(Boolean),
  );
}

function allocateSentences({ ctx, content, asks, result }) {
  const answered = asks.map((ask) => resultFor(result, "answered", ask.id));
  const means = asks.map((ask) =>
    W(ask.label ? "allocate.means_now" : "allocate.means_one", {
      ask: ask.label,
      parts: inWords(content.shares.map((share) =>
        W("allocate.part", {
          share: share.title,
          mean: resultFor(result, "means", ask.id)[share.id] ?? W("instrument.not_answered"),
        })
      )),
    })
  );
  const lines = asks.length === 2 && result.widest.length
    ? [allocateGains(content, result)]
    : [allocateLeads(content, resultFor(result, "means", asks[0].id), asks[0])];
  if (asks.length === 2 && !result.widest.length && result.same.length) lines.push(W("allocate.gains_none"));
  const [most] = allocateMoves(ctx);
  if (most) lines.push(W("allocate.widest_row", { title: most.title, points: most.points, total: content.total }));
  return h(
    "div",
    {},
    h("p", { class: "six-muted" }, W("instrument.some", answered[0])),
    lines.filter(Boolean).map((line) => h("p", { class: "six-say-it" }, line)),
    h("p", {}, W("allocate.means_of", { total: content.total })),
    h("ul", {}, means.map((line) => h("li", {}, line))),
  );
}

function allocateLeads({ shares, total }, means, ask) {
  const top = Math.max(...shares.map((share) => means[share.id] ?? -1));
  if (top < 0) return "";
  const titles = shares.filter((share) => means[share.id] === top).map((share) => share.title);
  const words = W(titles.length > 1 ? "allocate.leads_many" : "allocate.leads", {
    share: titles[0],
    shares: inWords(titles.map((title) => `“${title}”`)),
    mean: top,
    total,
  });
  return ask.label ? W("allocate.leads_ask", { ask: ask.label, words }) : words;
}

/** What would gain most on the whole, and what would give. */
function allocateGains({ shares, total }, { change }) {
  const ranked = shares.filter((share) => change[share.id] !== undefined).sort((a, b) => change[b.id] - change[a.id]);
  const [gains, gives] = [ranked[0], ranked.at(-1)];
  const rounded = (number) => Math.round(Math.abs(number) * 10) / 10;
  return W("allocate.gains", {
    share: gains.title,
    by: rounded(change[gains.id]),
    other: gives.title,
    less: rounded(change[gives.id]),
    total,
  });
}

/** Rows with the points of each share, as a list. */
function rowsInWords({ content, asks }, rows) {
  const parts = (points) =>
    inWords(content.shares.map((share, index) => W("allocate.part", { share: share.title, mean: points[index] })));
  const words = (row) =>
    row.bars.map((points, index) => {
      const { label: ask } = asks[index];
      return points ? W(ask ? "allocate.row_ask" : "allocate.row_one", { ask, parts: parts(points) }) : null;
    }).filter(Boolean).join("; ");
  return h("ul", {}, rows.map((row) => h("li", {}, h("strong", {}, `${row.title}. `), words(row))));
}

/** Section by section, a bar for each row and ask. */
function allocateBars(told) {
  const { ctx, content, asks, done } = told;
  const [first, second] = asks.map((ask) => ask.label);
  const figures = content.sections.map((section) => {
    const here = done.filter((row) => row.section.id === section.id);
    if (!here.length) return null;
    const rows = here.map((row) => ({
      label: done.length > 1 ? W("allocate.numbered", row) : row.title,
      bars: row.bars,
    }));
    return figureWithText({
      svg: allocatePlot(rows, content.total, asks),
      title: W("allocate.picture", { title: section.title }),
      desc: W(second ? "allocate.picture_two" : "allocate.picture_one", { first, second }),
      name: ctx.uid(`bars-${section.id}`),
      text: rowsInWords(told, here),
    });
  });
  return [
    h("h3", {}, W("allocate.rows_heading")),
    h(
      "p",
      { class: "six-allocate-legend" },
      content.shares.map((share, index) => h("span", {}, allocateKeyMark(index), " ", share.title)),
    ),
    ...figures,
  ];
}

/** Three shares also make a triangle; quiet until opened. */
function allocateCorners(told) {
  const { ctx, content, asks, done } = told;
  if (content.shares.length !== 3) return null;
  const key = asks.length === 2 ? stripKey(asks) : null;
  return h(
    "details",
    { class: "six-details" },
    h("summary", {}, W("allocate.triangle")),
    key,
    figureWithText({
      svg: allocateTriangle(content, done, content.total),
      title: W("allocate.triangle"),
      desc: W("allocate.triangle_desc"),
      text: rowsInWords(told, done),
      name: ctx.uid("triangle"),
    }),
    h("p", { class: "six-muted" }, done.map((row) => W("allocate.numbered", row)).join(" · ")),
  );
}

function allocateOpen({ ctx, asks, rows }) {
  const open = rows.filter((row) =>
    asks.some((ask) => allocatePoints(ctx, row.id, ask) && allocateLeft(ctx, row.id, ask))
  );
  return open.length ? h("p", {}, W("allocate.unfinished", { titles: inWords(open.map((row) => row.title)) })) : null;
}
