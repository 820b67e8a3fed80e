/* The drawing: an ordered list that looks like a ladder, so that it wraps, prints and is read like any text. */

import { button } from "../../ui/controls.js";
import { h, plural, W } from "../../ui/dom.js";
import { climbed, found, HALVES, leftFacts, pickedFacts } from "./climb.js";

/** The two halves joined, each behind the words it begins with. */
export function statementLines(ctx, it, otherwise) {
  const said = HALVES.filter((half) => found(ctx, it, half)).map((half) =>
    h("p", {}, `${ctx.content.statement[half].starter} ${found(ctx, it, half)}`)
  );
  return said.length ? said : [empty(otherwise)];
}

/** A ladder from *rungs*, given from the ground up: [{id, n, title, body}]. */
export function ladderOf(rungs, { loop = false } = {}) {
  return h(
    "ol",
    {
      class: `six-ladder${loop ? " six-ladder-loop" : ""}`,
      reversed: true,
      start: rungs.length ? rungs.at(-1).n : null,
    },
    [...rungs].reverse().map(({ id, n, title, body }) => {
      const inner = [h("p", { class: "six-ladder-name" }, `${n} ${title}`), body];
      return h(
        "li",
        { class: "six-ladder-rung", "data-rung": id },
        id === "pool" ? h("div", { class: "six-ladder-ground" }, inner) : inner,
      );
    }),
  );
}

/** What the person has on one rung; with *ground* the pool shows the facts that were left there. */
export function rungOf(ctx, it, rung, ground) {
  const n = ctx.content.rungs.indexOf(rung) + 1;
  return { id: rung.id, n, title: rung.title, body: rungBody(ctx, it, rung.id, ground) };
}

function rungBody(ctx, it, id, ground) {
  const picked = pickedFacts(ctx, it);
  if (id === "select") return picked.length ? factList(picked) : empty("none_picked");
  if (id === "pool") return ground ? onGround(ctx, it) : h("p", {}, W("ladder.words_pool", { of: it.facts.length }));
  const text = climbed(ctx, it, id);
  return text ? h("p", { class: "six-ladder-text" }, text) : empty("nothing");
}

function onGround(ctx, it) {
  const left = leftFacts(ctx, it);
  if (!left.length) return h("p", {}, W(it.facts.length ? "ladder.all_picked" : "ladder.no_facts"));
  return [h("p", {}, `${plural("ladder.left_count", left.length)}:`), factList(left)];
}

const empty = (word) => h("p", { class: "six-muted" }, W(`ladder.${word}`));

export const factList = (facts) => h("ul", { class: "six-ladder-facts" }, facts.map((fact) => h("li", {}, fact.text)));

/** In place of a step: what is to be done before it, and a way there. */
export function missing(el, ctx, words, label, step) {
  el.append(h("p", {}, W(`ladder.${words}`)), button(W(`ladder.${label}`), () => ctx.go(step), { kind: "strong" }));
}
