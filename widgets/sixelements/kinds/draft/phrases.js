/* The step in which phrases are gathered, before anybody writes a text. */

import { button, setAble } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { inSentence } from "../table/cells.js";
import { drawStep, liveList } from "./frame.js";
import { phrasesOf, shownPhrases, shownRows } from "./text.js";

/** Draw the step into *el*, written as *by* says: OWN or ROOM. */
export function drawPhrases(el, ctx, by) {
  const { phrases } = ctx.content;
  drawStep(el, ctx, by.around, [h("p", {}, phrases.ask)], (sync) => gathering(ctx, by, phrases, sync));
}

function gathering(ctx, by, { noun, most, max }, sync) {
  const writer = by.writer(ctx);
  const doc = ctx.joint();
  const full = h("p", { class: "six-hint", id: ctx.uid("full"), hidden: true }, W("draft.full", { n: most }));
  const add = button(W("draft.add", { noun: inSentence(noun) }), () => {
    // The blank one that was shown keeps its place before the one that comes.
    if (!doc && !phrasesOf(shownRows(ctx)).length) writer.write(shownPhrases(ctx, [])[0].id, { phrase: "" });
    const id = writer.add({ phrase: "" });
    sync();
    ctx.say(W("draft.added", { noun, n: phrasesOf(shownRows(ctx)).length }));
    list.first(id).focus();
  }, { id: ctx.uid("add"), describedby: ctx.uid("full") });
  const list = liveList({ class: "six-draft-phrases" }, (row) => {
    const label = h("span", {});
    const line = by.line(ctx, { id: row.id, cell: "phrase", label, max, value: row.cells.phrase, onChange: sync });
    const number = h("span", { class: "six-hidden" });
    const drop = button([W("table.remove"), number], () => {
      add.focus();
      writer.remove(row.id, W(doc ? "draft.dropped_phrase_room" : "draft.dropped_phrase"));
      sync();
    }, { kind: "quiet", id: ctx.uid(`${row.id}-drop`) });
    const node = h("div", { class: "six-draft-phrase" }, line.node, drop);
    const showNow = by.now(ctx, row.id, node);
    return {
      node,
      first: line.control,
      show(_, at) {
        const words = W("draft.numbered", { noun, n: at + 1 });
        if (label.textContent !== words) label.textContent = words;
        number.textContent = W("draft.of", { title: words });
        if (!doc) return;
        line.update(doc.cells());
        showNow();
      },
    };
  });
  const read = h("ul", { hidden: true });
  return {
    nodes: [list.node, read, h("div", { class: "six-rows-add" }, add), full],
    show(rows, final) {
      const phrases = shownPhrases(ctx, rows);
      const isFull = phrases.length >= most;
      setAble(add, !isFull);
      full.hidden = final || !isFull;
      add.hidden = list.node.hidden = final;
      read.hidden = !final;
      if (final) {
        read.replaceChildren(
          ...phrases.map(({ cells }) => cells.phrase.trim()).filter(Boolean).map((one) => h("li", {}, one)),
        );
      } else list.show(phrases);
    },
  };
}
