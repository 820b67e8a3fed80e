/* A working table: rows of labelled fields, side by side where there is room and one under the other where there is
   not; what a row lacks stands beside it; then the questions about the whole. */

import { rowsHere } from "../../ui/origin.js";
import { button, setAble } from "../../ui/controls.js";
import { fill, h, plural, W } from "../../ui/dom.js";
import { makeFetched } from "../../ui/fetched.js";
import { closingStep } from "../../ui/instrument/closing.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { standingSuggested } from "../../ui/instrument/suggested.js";
import { writtenRows } from "../../ui/scoring.js";
import { bringPart, originPart } from "./bring.js";
import { cellInWords, inSentence, rowNumber, rowTitle } from "./cells.js";
import { examplesPart } from "./examples.js";
import { field } from "./fields.js";
import { makeLink } from "./link.js";
import { lookStep } from "./look.js";
import { addCopies, addRow, keptRows, moveRow, removeRow, setCell, setCells, shownRows } from "./rows.js";
import { inRoom } from "./shared.js";
import { lacks, totals } from "./told.js";

const together = makeFetched(() => import("./joint.js"));

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [rowsStep(ctx), lookStep(ctx), closingStep(ctx, () => standingSuggested(ctx))],
  paper: onPaper,
  shown: (ctx) => inRoom(ctx).answers(),
};

function rowsStep(ctx) {
  const { content } = ctx;
  const render = (el) => {
    const intro = [content.intro ? h("p", {}, content.intro) : null, examplesPart(ctx)];
    const joint = ctx.joint();
    if (joint) {
      const part = h("div", {});
      fill(el, {}, [intro, part]);
      together.into(part, ctx, (has, status) => {
        if (has) has.jointRows(part, ctx, joint, abreast(content.columns.length));
        else part.append(status);
      });
      return;
    }
    const rows = shownRows(ctx);
    const given = content.rows.length > 0;
    const kept = keptRows(ctx).length;
    const sum = h("ul", { class: "six-rows-totals" });
    const tell = () => sum.replaceChildren(...totals(ctx));
    const full = rows.length >= content.most;
    const add = button(W("table.add", { noun: inSentence(content.noun) }), () => {
      const id = addRow(ctx, (count) => ({ say: W("table.added", { noun: content.noun, n: count }) }));
      ctx.redraw();
      document.getElementById(fieldId(ctx, id, content.columns[0])).focus();
    }, { id: ctx.uid("add"), disabled: full, describedby: full ? ctx.uid("full") : undefined });
    const bringing = bringPart(ctx, {
      there: rowsHere,
      has: (id) => keptRows(ctx).some((row) => row.id === id),
      put: (copies) => {
        const count = addCopies(ctx, copies);
        ctx.redraw();
        document.getElementById(ctx.uid("add")).focus();
        return count;
      },
    });
    fill(el, {}, [
      intro,
      bringing,
      h(
        "div",
        { class: "six-rows", style: { "--six-columns": abreast(content.columns.length) } },
        rows.map((row, at) => rowCard(ctx, row, at, { of: rows.length, given, kept: kept > 0, tell })),
      ),
      given ? null : h("div", { class: "six-rows-add" }, add),
      full && !given ? h("p", { class: "six-hint", id: ctx.uid("full") }, W("table.full", { n: content.most })) : null,
      sum,
    ]);
    tell();
  };
  return {
    id: "rows",
    title: content.title,
    done: () => writtenRows(inRoom(ctx).answers(), "rows").length > 0,
    render,
  };
}

const ABREAST = 5;

/** How many fields lie side by side: at most five, and as even as can be where a row has more. */
const abreast = (count) => Math.ceil(count / Math.ceil(count / ABREAST));

const fieldId = (ctx, id, column) => ctx.uid(`${id}-${column.id}`);

function rowCard(ctx, row, at, { of, given, kept, tell }) {
  const { content } = ctx;
  const lacking = h("ul", { class: "six-rows-lacks" });
  const show = () => lacking.replaceChildren(...lacks(ctx, row.id).map((words) => h("li", {}, words)));
  const change = (column, value) => {
    setCell(ctx, row.id, column.id, value);
    show();
    tell();
    if (tools) able(true);
  };
  const takeOver = (cells) => {
    setCells(ctx, row.id, cells);
    ctx.redraw();
    document.getElementById(fieldId(ctx, row.id, content.columns[0])).focus();
  };
  const hint = content.rows.find((one) => one.id === row.id)?.hint;
  const tools = given ? null : rowTools(ctx, row, at, of);
  const able = (on) => tools.forEach(([made, fits]) => setAble(made, on && fits));
  if (tools) able(kept);
  show();
  return h(
    "fieldset",
    { class: "six-card six-rows-row" },
    h("legend", {}, given ? rowTitle(content, row, at) : rowNumber(content, at)),
    hint ? h("p", { class: "six-hint" }, hint) : null,
    h("div", {}, originPart(ctx, row.id, row.cells, { there: rowsHere, write: takeOver })),
    h(
      "div",
      { class: "six-rows-fields" },
      content.columns.map((column) =>
        cellField({
          column,
          link: ctx.exercise.links?.[column.id],
          name: fieldId(ctx, row.id, column),
          value: row.cells[column.id],
          onChange: (value) => change(column, value),
        })
      ),
    ),
    lacking,
    tools ? h("div", { class: "six-row six-rows-tools" }, tools.map(([made]) => made)) : null,
  );
}

const cellField = (told) => told.column.type === "link" ? makeLink({ ...told, there: rowsHere }).node : field(told);

/** The buttons of a row, each with whether it has anything to do: [[button, fits]]. */
function rowTools(ctx, row, at, of) {
  const { content } = ctx;
  const name = () => rowTitle(content, shownRows(ctx)[at], at);
  const named = (word) => [W(`table.${word}`), h("span", { class: "six-hidden" }, ` (${rowNumber(content, at)})`)];
  const move = (word, by) =>
    button(named(word), () => {
      const slots = { row: name(), n: at + by + 1, of };
      moveRow(ctx, row.id, by, { say: W("table.moved", slots) });
      ctx.redraw();
    }, { kind: "quiet", id: ctx.uid(`${row.id}-${word}`) });
  const remove = button(named("remove"), () => {
    const slots = { row: name() };
    const next = removeRow(ctx, row.id, { say: plural("table.removed", of - 1, slots) });
    ctx.redraw();
    document.getElementById(fieldId(ctx, next, content.columns[0])).focus();
  }, { kind: "quiet", id: ctx.uid(`${row.id}-remove`) });
  return [[move("earlier", -1), at > 0], [move("later", 1), at < of - 1], [remove, true]];
}

/** The answers as the sheet shows them: each cell in words, the rows in their order. */
function onPaper(answers, exercise) {
  const { content } = exercise;
  const written = writtenRows(answers, "rows");
  const rows = content.rows.length
    ? content.rows.map(({ id }) => written.find((row) => row.id === id) ?? { cells: {} })
    : written;
  const cells = (row) => content.columns.map((column) => [column.id, cellInWords(column, row.cells[column.id])]);
  return {
    ...instrumentPaper(answers, exercise),
    rows: rows.map((row) => ({ cells: Object.fromEntries(cells(row)) })),
  };
}
