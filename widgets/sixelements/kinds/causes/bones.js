/* The causes of the issue, and their ranks. */

import { showWriting } from "../table/now.js";
import { addShared } from "../table/together.js";
import { button, setAble } from "../../ui/controls.js";
import { h, plural, W } from "../../ui/dom.js";
import { cardList, figurePart, rowNote, takeAway } from "./cards.js";
import { cellField, watchList } from "./page.js";
import { bonesOf, ranked, rankedByVotes, said, votesOf, withAllUnder } from "./tree.js";
import { paretoPart } from "./votes.js";
import { rowsIn } from "./store.js";

/** The causes: a card each, and the fish that they make. */
export function causesParts(ctx, doc, sync) {
  const { content } = ctx;
  const list = h("div", { class: "six-fish-cards six-fish-bones" });
  const figure = figurePart(ctx, "fish");
  const full = h("p", { class: "six-hint", id: ctx.uid("full") });
  const cards = cardList(list, (id) => causeCard(ctx, doc, id, () => add));
  const add = button(W("causes.add"), () => {
    if (doc.alone && !bonesOf(rowsIn(ctx)).length) addShared(doc, { id: doc.blank("bone", {}).id });
    const id = addShared(doc);
    sync();
    ctx.say(W("causes.added", { n: bonesOf(rowsIn(ctx)).length }));
    cards.get(id).focus();
  }, { id: ctx.uid("add"), describedby: ctx.uid("full") });
  return {
    nodes: [
      h("p", {}, W("causes.about")),
      list,
      h("div", { class: "six-row six-rows-add" }, add),
      full,
      figure.node,
    ],
    fallback: () => add.focus(),
    update(rows) {
      const bones = bonesOf(rows);
      cards.show(bones.length || !doc.alone ? bones : [doc.blank("bone", {})]);
      const isFull = bones.length >= content.most;
      setAble(add, !isFull);
      full.textContent = isFull ? W("causes.full", { n: content.most }) : "";
      figure.update(rows);
    },
  };
}

function causeCard(ctx, doc, id, fallback) {
  const { cause } = ctx.content;
  const legend = h("legend", {});
  const field = cellField(ctx, doc, id, "text", cause);
  const watch = watchList(ctx);
  const note = rowNote(ctx, doc, id, () => field.control.focus());
  const number = h("span", { class: "six-hidden" });
  const remove = button([W("causes.remove"), number], () => {
    const rows = rowsIn(ctx);
    const name = said(rows.find((row) => row.id === id)) || legend.textContent;
    const next = node.nextElementSibling ?? node.previousElementSibling;
    (next?.querySelector("input, textarea") ?? fallback()).focus();
    takeAway(ctx, doc, withAllUnder(rows, id), plural("causes.removed", bonesOf(rows).length - 1, { row: name }));
  }, { kind: "quiet", id: ctx.uid(`${id}-remove`) });
  const node = h(
    "fieldset",
    { class: "six-card six-rows-row" },
    legend,
    note.node,
    field.node,
    watch.node,
    h("div", { class: "six-rows-tools" }, remove),
  );
  const showNow = showWriting(ctx, doc, id, node);
  return {
    node,
    focus: () => field.control.focus(),
    gone: () => note.mark("gone"),
    update(row, at) {
      legend.textContent = W("causes.bone", { n: at + 1 });
      number.textContent = ` (${legend.textContent})`;
      note.mark(row.back ? "back" : "");
      field.update(doc.cell(`${id}/text`));
      showNow();
      watch.update(said(row));
      setAble(remove, rowsIn(ctx).some((one) => one.id === id));
    },
  };
}

/** The ranks: votes where there are any, and a number for each cause. */
export function rankParts(ctx, doc) {
  const list = h("div", { class: "six-fish-cards" });
  const empty = h("p", { class: "six-muted" });
  const figure = figurePart(ctx, "ranks");
  const votes = paretoPart(ctx);
  const cards = cardList(list, (id) => rankCard(ctx, doc, id));
  const number = button(W("causes.by_votes"), () => {
    doc.many(rankedByVotes(rowsIn(ctx)), W("causes.by_votes_done"));
  }, { id: ctx.uid("by-votes") });
  const votesRow = h("div", { class: "six-row" }, number);
  return {
    nodes: [h("p", {}, W("causes.rank_about")), empty, list, votesRow, votes.node, figure.node],
    fallback: () => number.focus(),
    update(rows) {
      const causes = bonesOf(rows).filter((row) => said(row));
      empty.textContent = causes.length ? "" : W("causes.no_causes");
      cards.show(causes);
      setAble(number, votesOf(rows).length > 0);
      votesRow.hidden = !causes.length;
      votes.update(rows);
      figure.update(rows);
    },
  };
}

function rankCard(ctx, doc, id) {
  const name = h("p", { class: "six-fish-cause" });
  const field = cellField(ctx, doc, id, "votes");
  const from = h("p", { class: "six-hint", hidden: true }, W("causes.voted"));
  const control = h("select", {
    id: ctx.uid(`${id}-rank`),
    on: {
      change: () => {
        const { value } = control;
        doc.many(ranked(rowsIn(ctx), id, value), value ? W("causes.ranked", { row: name.textContent, n: value }) : "");
      },
    },
  });
  const hidden = [0, 1].map(() => h("span", { class: "six-hidden" }));
  field.node.querySelector("label").append(hidden[0]);
  const node = h(
    "div",
    { class: "six-card six-fish-ranking" },
    name,
    h(
      "div",
      { class: "six-field" },
      h("label", { for: control.id }, W("causes.rank_label"), hidden[1]),
      control,
    ),
    h("div", {}, field.node, from),
  );
  const showNow = showWriting(ctx, doc, id, node);
  return {
    node,
    gone: () => {},
    update(row) {
      name.textContent = said(row);
      from.hidden = !(row.cells.voted >= 0 && row.cells.voted === row.cells.votes);
      for (const one of hidden) one.textContent = ` (${said(row)})`;
      field.update(doc.cell(`${id}/votes`));
      showNow();
      const most = bonesOf(rowsIn(ctx)).length;
      const count = Math.max(most, Number(row.cells.rank ?? 0));
      if (control.options.length !== count + 1) {
        control.replaceChildren(
          h("option", { value: "" }, W("causes.rank_none")),
          ...Array.from({ length: count }, (_, n) => h("option", { value: String(n + 1) }, String(n + 1))),
        );
      }
      control.value = row.cells.rank ?? "";
    },
  };
}
