/* A row of the room's table as a card: its fields, what it lacks, its buttons, and softly whether others write in it. */

import { button, setAble } from "../../ui/controls.js";
import { keyed } from "../../ui/board/draw.js";
import { ORIGIN } from "../../ui/origin.js";
import { h, plural, W } from "../../ui/dom.js";
import { boundField } from "./bound.js";
import { originPart } from "./bring.js";
import { rowNumber, rowTitle } from "./cells.js";
import { makeLink } from "./link.js";
import { showWriting } from "./now.js";
import { moveShared } from "./together.js";
import { lacks } from "./told.js";

const LATELY = 8_000; // ms for which a row says that somebody wrote in it

/**
 * The card of the row *id*; *press* has the document, say(words), fallback(), which takes the focus where no row is
 * left, and there(slug), the rows of another exercise. update() shows what stands in the row now; gone() says that somebody took it away under the person's hands.
 */
export function makeCard(ctx, id, { doc, say, fallback, there }) {
  const { content } = ctx;
  const { links = {} } = ctx.exercise;
  const given = content.rows.find((one) => one.id === id);
  const legend = h("legend", {});
  const note = h("div", { class: "six-rows-note" });
  const lately = h("span", { class: "six-muted six-rows-lately" });
  const origin = h("div", {});
  const drawOrigin = keyed(origin, (cells) =>
    originPart(ctx, id, cells, {
      there,
      write: (changed) => {
        for (const [column, value] of Object.entries(changed)) doc.write(`${id}/${column}`, value);
        fields[0].control.focus();
      },
    }));
  const lacking = h("ul", { class: "six-rows-lacks" });
  const fields = content.columns.map((column) => {
    const name = ctx.uid(`${id}-${column.id}`);
    const link = links[column.id];
    const make = column.type === "link" ? (told) => makeLink({ ...told, link, there }) : undefined;
    return { column, ...boundField({ doc, at: `${id}/${column.id}`, column, name, say, make }) };
  });
  let shown = null; // the row, its place, and of how many
  let marked = "";
  let quiet = null;

  const numbers = [];
  const named = (word) => {
    const number = h("span", { class: "six-hidden" });
    numbers.push(number);
    return [W(`table.${word}`), number];
  };
  const tool = (word, onClick) => button(named(word), onClick, { kind: "quiet", id: ctx.uid(`${id}-${word}`) });
  const title = () => rowTitle(content, shown.row, shown.at);
  const move = (word, by) =>
    tool(word, () => {
      const slots = { row: title(), n: shown.at + by + 1, of: shown.of };
      moveShared(doc, id, by);
      say(W("table.moved", slots));
    });
  const [earlier, later] = [move("earlier", -1), move("later", 1)];
  const remove = tool("remove", () => {
    const slots = { row: title() };
    const next = node.nextElementSibling ?? node.previousElementSibling;
    const target = next?.querySelector("input, select, textarea");
    if (target) target.focus();
    else fallback();
    doc.remove(id);
    say(plural("table.joint_removed", shown.of - 1, slots));
  });
  const node = h(
    "fieldset",
    { class: "six-card six-rows-row" },
    legend,
    note,
    given?.hint ? h("p", { class: "six-hint" }, given.hint) : null,
    origin,
    h("div", { class: "six-rows-fields" }, fields.map((one) => one.node)),
    lacking,
    h("div", { class: "six-row six-rows-tools" }, given ? null : [earlier, later, remove], lately),
  );
  const showNow = showWriting(ctx, doc, id, node);

  function mark(word) {
    if (word === marked) return;
    marked = word;
    const keep = () => {
      fields[0].control.focus();
      doc.putBack(id);
      say(W("table.joint_kept"));
    };
    note.replaceChildren(
      ...(word ? [h("p", { class: "six-notice" }, W(`table.joint_${word}`))] : []),
      ...(word === "back" ? [button(W("table.joint_keep_row"), keep, { kind: "quiet" })] : []),
    );
  }

  function somebodyWrote() {
    if (doc.othersWrite(id)) return; // it says so already
    clearTimeout(quiet);
    lately.textContent = W("table.joint_lately");
    quiet = setTimeout(() => lately.replaceChildren(), LATELY);
  }

  function update(now, row, { at, of, cells }) {
    const first = shown === null;
    shown = { row, at, of };
    const number = rowNumber(content, at);
    if (legend.textContent !== (given?.title ?? number)) legend.textContent = given?.title ?? number;
    for (const one of numbers) one.textContent = ` (${number})`;
    setAble(earlier, at > 0);
    setAble(later, at < of - 1);
    mark(row.back ? "back" : "");
    showNow();
    const changed = fields.map((one) => one.update(cells[`${id}/${one.column.id}`]));
    if (!first && changed.some(Boolean)) somebodyWrote();
    if (row.cells[ORIGIN]) drawOrigin(row.cells, ...ctx.exercise.brings.map(({ from }) => there(from)));
    const words = lacks(now, id);
    if (words.join() !== [...lacking.children].map((one) => one.textContent).join()) {
      lacking.replaceChildren(...words.map((one) => h("li", {}, one)));
    }
  }

  return { node, first: fields[0].control, update, gone: () => mark("gone") };
}
