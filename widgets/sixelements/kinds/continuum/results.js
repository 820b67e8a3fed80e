/* What the answers say: what one would move and leave, how to open the talk, and the same beside an invented team. */

import { table } from "../../ui/controls.js";
import { h, plural, W } from "../../ui/dom.js";
import {
  allDecisions,
  isSecond,
  marksOf,
  moveWords,
  openerWords,
  OUTSIDE,
  pointWords,
  sideName,
  sideOf,
} from "./decisions.js";
import { keyMark, strip } from "./drawing.js";
import { gaps, MIDDLE, moves, reads, twice } from "./gaps.js";

const FLAGS = [
  "both-claim-now",
  "nobody-owns-now",
  "both-claim-should",
  "nobody-owns-should",
  "same-now-different-should",
  "agreed-shift",
];

export function results(el, ctx) {
  const { placed_now: placed, moves: moving, stays } = ctx.result();
  if (!sideOf(ctx) || moving.length + stays.length === 0) {
    el.append(h("p", {}, W("continuum.empty")));
    return;
  }
  const known = Object.fromEntries(allDecisions(ctx).map((one) => [one.id, one]));
  const [widest] = moving;
  el.append(
    h("p", {}, sentences(ctx, placed, moving, stays, known[widest])),
    ...(widest
      ? [
        h("h3", {}, W("continuum.opener")),
        h("p", { class: "six-muted" }, W("continuum.opener_why")),
        h("p", { class: "six-say-it" }, openerWords(ctx, known[widest])),
      ]
      : []),
    h("h3", {}, W("continuum.moves")),
    h("p", { class: "six-muted" }, W(moving.length ? "continuum.moves_why" : "continuum.moves_none")),
    moving.length ? drawnRows(ctx, moving.map((id) => movedRow(ctx, known[id], id !== widest))) : "",
    h("h3", {}, W("continuum.stays")),
    stays.length
      ? drawnRows(ctx, stays.map((id) => drawnRow(ctx, known[id])))
      : h("p", { class: "six-muted" }, W("continuum.stays_none")),
    h("details", { class: "six-details" }, h("summary", {}, W("continuum.as_table")), marksTable(ctx)),
  );
  drawComparison(el, ctx);
}

function sentences(ctx, { done, of }, moving, stays, widest) {
  const slots = {
    moves: plural("continuum.decisions", moving.length),
    stays: plural("continuum.decisions", stays.length),
  };
  const sum = moving.length && stays.length ? "both" : moving.length ? "moves" : "stays";
  const told = [W("continuum.placed", { done, of }), W(`continuum.sum_${sum}`, slots)];
  if (widest) told.push(W("continuum.widest", { title: widest.title, how: moveWords(ctx, marksOf(ctx, widest.id)) }));
  return told.join(" ");
}

/** Rows with one key above them: the two marks, and whose end is where. */
function drawnRows(ctx, rows) {
  const side = sideOf(ctx);
  const ends = [1, MIDDLE, 7].map((place) => h("span", {}, pointWords(ctx, reads(place, isSecond(ctx)))));
  return h(
    "div",
    { class: "six-continuum-drawn" },
    h(
      "div",
      { class: "six-continuum-head", "aria-hidden": "true" },
      h(
        "div",
        { class: "six-continuum-legend" },
        h("span", {}, keyMark(side, false), " ", W("continuum.key_now")),
        h("span", {}, keyMark(side, true), " ", W("continuum.key_should")),
      ),
      h("div", { class: "six-continuum-ends" }, ends),
    ),
    h("ul", { class: "six-continuum-rows" }, rows),
  );
}

function drawnRow(ctx, { id, title }, ...more) {
  const marks = marksOf(ctx, id);
  const how = moves(marks) ? moveWords(ctx, marks) : "";
  return h(
    "li",
    {},
    h("strong", {}, title),
    pair(
      ctx,
      sideOf(ctx),
      marks,
      how ? h("p", { class: "six-continuum-how" }, `${how[0].toUpperCase()}${how.slice(1)}.`) : null,
    ),
    more,
  );
}

/** What two marks are in words, and the line that shows them. */
function pair(ctx, side, marks, first) {
  return h(
    "div",
    { class: "six-continuum-pair" },
    h("div", {}, first, h("p", {}, fromTo(ctx, marks))),
    strip(ctx, side, marks),
  );
}

function movedRow(ctx, decision, withOpener) {
  return drawnRow(
    ctx,
    decision,
    withOpener
      ? h(
        "details",
        { class: "six-details" },
        h("summary", {}, W("continuum.opener_more")),
        h("p", { class: "six-say-it" }, openerWords(ctx, decision)),
      )
      : null,
  );
}

function fromTo(ctx, marks) {
  const point = (name) => (name in marks ? pointWords(ctx, marks[name]) : W("continuum.not_marked"));
  if (twice(marks) && !moves(marks)) return W("continuum.now_and_should", { point: point("now") });
  return W("continuum.from_to", { now: point("now"), should: point("should") });
}

function marksTable(ctx) {
  const cell = (marks, name) => (name in marks ? pointWords(ctx, marks[name]) : W("continuum.not_marked"));
  const rows = allDecisions(ctx).map((one) => [one.title, marksOf(ctx, one.id)]).filter(([, marks]) =>
    Object.keys(marks).length
  );
  return table({
    caption: W("continuum.table_caption"),
    head: ["decision", "now", "should", "move"].map((name) => W(`continuum.table_${name}`)),
    rows: rows.map((
      [title, marks],
    ) => [title, cell(marks, "now"), cell(marks, "should"), moves(marks) ? moveWords(ctx, marks) : ""]),
  });
}

/** Beside the invented team: its other side for a party, its two sides for a chair on neither. */
function drawComparison(el, ctx) {
  const { party_a: a, party_b: b, decisions, sample_note: note } = ctx.content;
  const side = sideOf(ctx);
  const outside = side === OUTSIDE;
  const others = [a, b].filter((party) => party !== side);
  // Of a decision that the room added, the invented team knows nothing.
  const known = decisions.filter(({ id, sample }) => sample[a] && "now" in marksOf(ctx, id));
  const compared = known.map((one) => {
    const of = (party) => (party === side ? marksOf(ctx, one.id) : one.sample[party]);
    return {
      ...one,
      ...gaps(of(a), of(b)),
      rows: [
        [W("continuum.compare_you"), side, marksOf(ctx, one.id)],
        ...others.map((
          party,
        ) => [W("continuum.compare_team", { side: sideName(ctx, party) }), party, one.sample[party]]),
      ],
    };
  });
  if (!compared.length) return;
  const flagged = compared.filter((one) => one.flags.length).sort((x, y) =>
    FLAGS.indexOf(x.flags[0]) - FLAGS.indexOf(y.flags[0])
  );
  const slots = {
    side: sideName(ctx, others[0]),
    same: compared.filter((one) => one.now === 0).length,
    n: compared.length,
  };
  el.append(
    h("h3", {}, W("continuum.compare")),
    h("p", { class: "six-muted" }, note),
    h(
      "p",
      {},
      W(outside ? "continuum.compare_sum_outside" : "continuum.compare_sum", slots),
      " ",
      W("continuum.compare_why"),
    ),
    flagged.length
      ? drawnRows(
        ctx,
        flagged.map((one) =>
          h(
            "li",
            {},
            h("strong", {}, one.title),
            one.flags.map((flag) =>
              h(
                "p",
                { class: "six-continuum-flag" },
                h("b", {}, W(`continuum_flags.${flag}`)),
                " ",
                W(`continuum_flags_say.${flag}`),
              )
            ),
            one.rows.map(([who, party, marks]) =>
              pair(ctx, party, marks, h("p", { class: "six-continuum-who" }, keyMark(party, true), " ", who))
            ),
          )
        ),
      )
      : h("p", {}, W("continuum.no_flags")),
    h(
      "details",
      { class: "six-details" },
      h("summary", {}, W("continuum.compare_as_table")),
      table({
        caption: W("continuum.compare_caption"),
        head: [
          W("continuum.table_decision"),
          ...compared[0].rows.map(([who]) => who),
          W("continuum.compare_apart"),
          W("continuum.compare_apart_should"),
        ],
        rows: compared.map((
          one,
        ) => [
          one.title,
          ...one.rows.map(([, , marks]) => fromTo(ctx, marks)),
          String(one.now),
          one.should === null ? "" : String(one.should),
        ]),
      }),
    ),
  );
}
