/* Other wordings of a part, each with what lets it stand there or takes it away. */

import { button } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { liveList } from "./frame.js";
import { now, proposalsOf, shownRows } from "./text.js";

const MOST_PROPOSALS = 6; // beside one part; more would be a text of their own

/** The list and its button for *part*, written as *by* says; *focus* leads to the part's own field. */
export function besidePart(ctx, by, { id, title, max }, { sync, focus }) {
  const writer = by.writer(ctx);
  const doc = ctx.joint();
  const named = (word) => [W(`draft.${word}`), h("span", { class: "six-hidden" }, W("draft.of", { title }))];

  const beside = liveList({ class: "six-draft-beside" }, (row) => {
    const label = h("span", {});
    const other = by.line(ctx, {
      id: row.id,
      cell: "proposal",
      label,
      max,
      value: row.cells.proposal,
      onChange: sync,
    });
    const number = h("span", { class: "six-hidden" });
    const tools = [
      button([W("draft.take"), number], () => {
        const rows = shownRows(ctx);
        const text = now(ctx.content, rows)[id];
        const proposal = proposalsOf(rows, id).find((one) => one.id === row.id)?.cells.proposal ?? "";
        swap(ctx, { part: id, row: row.id, text, proposal }, W("draft.taken", { title }));
        focus();
        sync();
      }, { kind: "quiet", id: ctx.uid(`${row.id}-take`) }),
      button([W("draft.drop"), number.cloneNode()], () => {
        add.focus();
        writer.remove(row.id, W(doc ? "draft.dropped_room" : "draft.dropped"));
        sync();
      }, { kind: "quiet", id: ctx.uid(`${row.id}-drop`) }),
    ];
    const node = h("div", { class: "six-draft-other" }, other.node, h("div", { class: "six-row" }, tools));
    const showNow = by.now(ctx, row.id, node);
    return {
      node,
      first: other.control,
      show(_, at) {
        const words = W("draft.proposal", { n: at + 1 });
        if (label.firstChild?.textContent !== words) {
          label.replaceChildren(words, h("span", { class: "six-hidden" }, W("draft.of", { title })));
          for (const tool of tools) tool.lastChild.textContent = W("draft.of", { title: `${words}: ${title}` });
        }
        if (!doc) return;
        other.update(doc.cells());
        showNow();
      },
    };
  });
  const add = button(named("another"), () => {
    const made = writer.add({ for: id, proposal: "" }, W("draft.another_there", { title }));
    sync();
    beside.first(made).focus();
  }, { kind: "quiet", id: ctx.uid(`${id}-another`) });

  return {
    nodes: [beside.node, add],
    show(rows, texts, final) {
      const others = proposalsOf(rows, id);
      beside.node.hidden = final;
      add.hidden = final || !texts[id] || others.length >= MOST_PROPOSALS;
      if (!final) beside.show(others);
    },
  };
}

/** Let another wording stand in its part, and what stood there beside it. */
function swap(ctx, { part, row, text, proposal }, say) {
  const doc = ctx.joint();
  if (doc) {
    doc.asOne(() => {
      doc.take(`${part}/text`, proposal);
      doc.write(`${row}/proposal`, text);
    });
    ctx.say(say);
    return;
  }
  const rows = ctx.get("rows").map((one) => {
    if (one.id === part) return { ...one, cells: { ...one.cells, text: proposal } };
    return one.id === row ? { ...one, cells: { ...one.cells, proposal: text } } : one;
  });
  ctx.set("rows", rows, { say });
  ctx.redraw();
}
