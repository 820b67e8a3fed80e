/* What the ticks say: in a sentence, as squares by part, as lists, and beside an invented team. */

import { dig, h, inWords, plural, W } from "../../ui/dom.js";
import { quoted } from "../../ui/instrument/measures.js";
import { answersPart, closingPart, samplePart } from "../../ui/instrument/parts.js";
import { standingFold, standingPart } from "../../ui/instrument/standing-words.js";
import { LISTED } from "../../ui/instrument/standing.js";
import { squaresPart } from "./squares.js";
import { agreement, checkAsks, checkItems, tickedOf } from "./ticks.js";

export function results(el, ctx) {
  const { agree, guess } = ctx.content;
  const asks = checkAsks(ctx).filter((ask) => tickedOf(ctx, ask.id));
  if (!asks.length) {
    el.append(h("p", {}, W("instrument.empty")), (agree ? agreedSample(ctx) : samplePart(ctx)) ?? "");
    return;
  }
  const lists = agree
    ? agreedLists(ctx)
    : guess
    ? []
    : [...asks.filter((ask) => ask.of), ...asks.filter((ask) => !ask.of)].map((ask) => tickedList(ctx, ask));
  const parts = [
    h("p", { class: "six-say-it" }, (agree ? agreedInWords(ctx) : asks.map((ask) => askInWords(ctx, ask))).join(" ")),
    advicePart(ctx),
    squaresPart(ctx),
    ...lists,
    ...(guess ? guessPart(ctx) : []),
    closingPart(ctx),
    // Tables would say whose tick is missing.
    ...(agree ? [agreedSample(ctx)] : [guess ? null : samplePart(ctx), answersPart(ctx)]),
  ];
  el.append(...parts.filter(Boolean));
}

function askInWords(ctx, ask) {
  const n = tickedOf(ctx, ask.id).length;
  const of = ask.of ? (tickedOf(ctx, ask.of) ?? []).length : checkItems(ctx).length;
  return W(`check.said_${ask.label ? (n ? "ask" : "none") : n ? "only" : "only_none"}`, { label: ask.label, n, of });
}

function agreedInWords(ctx) {
  const asks = checkAsks(ctx);
  const looked = asks.filter((ask) => tickedOf(ctx, ask.id)).length;
  if (looked < asks.length) return [plural("check.said_waiting", looked, { of: asks.length })];
  const { agreed, open } = agreement(ctx);
  const of = checkItems(ctx).length;
  return [
    agreed.length ? plural("check.said_agreed", agreed.length, { of }) : W("check.said_agreed_none", { of }),
    open.length ? plural("check.said_open", open.length) : "",
  ].filter(Boolean);
}

function agreedLists(ctx) {
  const { agreed, open, none } = agreement(ctx);
  const of = checkAsks(ctx).length;
  return [
    h(
      "section",
      {},
      h("h3", {}, W("check.agreed")),
      agreed.length
        ? itemList(ctx, agreed, (one) => [h("b", {}, one.title), one.text ? h("span", {}, one.text) : null])
        : h("p", { class: "six-muted" }, W("check.agreed_none")),
    ),
    h(
      "section",
      {},
      h("h3", {}, W("check.open")),
      h("p", { class: "six-muted" }, W(open.length ? "check.open_hint" : "check.open_none")),
      open.length ? itemList(ctx, open, (one) => W("check.open_row", { title: one.title, n: one.n, of })) : null,
    ),
    none.length ? standingFold(W("check.untouched"), itemList(ctx, none)) : null,
  ];
}

/** A page that holds other answers. */
const withAnswers = (ctx, answers) => ({ ...ctx, get: (path, fallback) => dig(answers, path) ?? fallback });

/** What an invented team agrees on, counted as on this page: not whose tick is missing. */
function agreedSample(ctx) {
  const { sample } = ctx.content;
  if (!sample) return null;
  // In one statement: the minifier puts a declaration that takes apart before those above it.
  const { agreed, open } = agreement(
    withAnswers(ctx, { ticked: { ...sample.labor.ticked, ...sample.management.ticked } }),
  );
  const line = (word, items) =>
    h(
      "p",
      {},
      h("b", {}, `${W(word)}: `),
      items.length ? `${inWords(items.map((one) => one.title))}.` : W("check.none"),
    );
  return h(
    "details",
    { class: "six-details six-off-paper" },
    h("summary", {}, W("check.sample_agreed")),
    h("p", {}, sample.note),
    line("check.agreed", agreed),
    line("check.open", open),
  );
}

/** Items with the reason a person gave; one that is private is not printed. */
function itemList(ctx, items, words = (item) => item.title) {
  return h(
    "ul",
    { class: "six-check-list" },
    items.map((item) =>
      h(
        "li",
        {},
        words(item),
        ctx.get(`notes.${item.id}`)
          ? h(
            "span",
            { class: `six-muted${ctx.content.note.private ? " six-off-paper" : ""}` },
            ctx.get(`notes.${item.id}`),
          )
          : null,
      )
    ),
  );
}

function tickedList(ctx, ask) {
  const picked = tickedOf(ctx, ask.id);
  if (!picked.length) return null;
  const parts = ctx.content.sections.map((
    section,
  ) => [section.title, section.items.filter((item) => picked.includes(item.id))]).filter(([, items]) => items.length);
  const named = ctx.content.sections.length > 1 && !ask.of;
  return standingPart(
    ask.label || W("instrument.picked"),
    parts.map(([title, items]) => [named ? h("p", { class: "six-check-part" }, title) : null, itemList(ctx, items)]),
    picked.length > LISTED,
  );
}

function advicePart(ctx) {
  const { advice, sections } = ctx.content;
  const cards = advice.map((one) => {
    const picked = tickedOf(ctx, one.ask || checkAsks(ctx)[0].id);
    const items = checkItems(ctx).filter((item) => !one.section || item.section === one.section);
    const n = items.filter((item) => picked?.includes(item.id)).length;
    if (!picked || n < one.at_least || n > one.at_most) return null;
    const where = sections.find((section) => section.id === one.section)?.title ?? W("check.advice_all");
    return h(
      "div",
      { class: "six-card" },
      h("p", {}, one.text),
      h("p", { class: "six-muted" }, W("check.advice_why", { n, of: items.length, where })),
    );
  }).filter(Boolean);
  return cards.length ? h("section", {}, h("h3", {}, W("check.advice")), cards) : null;
}

/** One's own ticks and guess, then those of an invented team, and how many of each side's ticks were guessed there. */
function guessPart(ctx) {
  const { sample, guess } = ctx.content;
  const items = checkItems(ctx);
  const picked = (side, ask) => items.filter((item) => side[ask]?.includes(item.id));
  const named = (some) => inWords(some.map((item) => quoted(item.title)));
  const both = (own, guessed) => picked(own, guess.of).filter((item) => picked(guessed, guess.by).includes(item));
  const lists = (side) =>
    [guess.of, guess.by].map((id) => {
      const some = picked(side, id);
      const none = W(side[id] ? "check.none" : "instrument.not_answered");
      return [
        h("dt", {}, ctx.content.asks.find((ask) => ask.id === id).label),
        h("dd", {}, some.length ? h("ul", {}, some.map((item) => h("li", {}, item.title))) : none),
      ];
    });
  const mine = ctx.get("ticked", {});
  const shared = both(mine, mine);
  return [
    h(
      "section",
      {},
      h("h3", {}, W("check.guess")),
      mine[guess.of]?.length && mine[guess.by]?.length
        ? h(
          "p",
          {},
          shared.length
            ? plural("check.guess_shared", shared.length, { items: named(shared) })
            : W("check.guess_apart"),
        )
        : null,
      h("p", { class: "six-muted" }, W("check.guess_hint")),
      h("dl", { class: "six-standing-list" }, lists(mine)),
    ),
    sample
      ? h(
        "details",
        { class: "six-details six-off-paper" },
        h("summary", {}, W("instrument.sample_heading")),
        h("p", {}, sample.note),
        [["labor", "management"], ["management", "labor"]].map(([side, other]) => {
          const [own, guessed] = [sample[side].ticked ?? {}, sample[other].ticked ?? {}];
          const met = both(own, guessed);
          const slots = { of: picked(own, guess.of).length, items: named(met) };
          return [
            h("p", { class: "six-check-part" }, W(`instrument.sample_${side}`)),
            h("dl", { class: "six-standing-list" }, lists(own)),
            h("p", {}, met.length ? plural("check.guess_met", met.length, slots) : W("check.guess_missed", slots)),
          ];
        }),
      )
      : null,
  ];
}
