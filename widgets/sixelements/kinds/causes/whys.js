/* Five whys: from the cause in hand down to a root, a branch for each second answer, and whether it is within reach. */

import { showWriting } from "../table/now.js";
import { addShared } from "../table/together.js";
import { button, setAble } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { keyed } from "../../ui/board/draw.js";
import { cardList, rowNote, takeAway } from "./cards.js";
import { causeName, whyName } from "./names.js";
import { cellField, watchList } from "./page.js";
import { rowsIn } from "./store.js";
import { answered, causesOf, inHand, isBeyond, rootOf, said, whysOf, withAllUnder } from "./tree.js";

const MOST_ANSWERS = 3; // to one why: of more, nobody follows each to its end

export function whysParts(ctx, doc, sync) {
  const list = h("div", {});
  const empty = h("p", { class: "six-muted" });
  const ending = h("div", { tabindex: "-1" });
  const sections = cardList(list, (id) => causePart(ctx, doc, id, sync));
  const end = keyed(ending, (found, none) => endPart(found, none));
  return {
    nodes: [h("p", {}, W("causes.whys_about")), empty, list, ending],
    fallback: () => ending.focus(),
    update(rows) {
      const causes = causesOf(rows).filter((row) => said(row));
      empty.textContent = causes.length ? "" : W("causes.no_causes");
      const now = inHand(rows);
      sections.show(now ? causes.slice(0, causes.indexOf(now) + 1) : causes);
      const root = rootOf(rows);
      end(root && [said(root.cause), said(root.row)], Boolean(causes.length && !now));
    },
  };
}

function endPart(root, none) {
  if (root) {
    return h(
      "div",
      { class: "six-card six-fish-found" },
      h("p", {}, W("causes.found")),
      h("p", { class: "six-say-it" }, root[1]),
      h("p", { class: "six-muted" }, W("causes.found_under", { cause: root[0] })),
    );
  }
  return none ? h("p", { class: "six-notice" }, W("causes.none_within")) : null;
}

/** A cause with its whys; folded once it is beyond reach and another one is in hand. */
function causePart(ctx, doc, id, sync) {
  const { content } = ctx;
  const name = h("span", {});
  const list = h("div", { class: "six-fish-tree" });
  const cards = cardList(list, (why) => whyCard(ctx, doc, why, { ask, fallback: () => summary }));
  const start = button(W("causes.ask_first"), () => ask(id), { kind: "strong", id: ctx.uid(`${id}-why`) });
  const beyond = h("p", { class: "six-notice" }, W("causes.beyond"));
  const summary = h("summary", {}, name);
  const node = h(
    "details",
    { class: "six-details six-fish-drill" },
    summary,
    list,
    h("div", { class: "six-row" }, start),
    beyond,
  );

  /** Ask why of a row: its answer is a new one, and has the focus. */
  function ask(under) {
    const made = addShared(doc);
    doc.write(`${made}/under`, under);
    sync();
    cards.get(made).focus();
  }

  let opened = false;
  return {
    node,
    gone: () => {},
    update(row, at) {
      const rows = rowsIn(ctx);
      const isOut = isBeyond(rows, id);
      name.textContent = W("causes.drill", { name: causeName(row, at), text: said(row) });
      if (!opened) node.open = !isOut;
      opened = true;
      beyond.hidden = !isOut;
      const whys = answered(rows, id, true);
      if (doc.alone && !whys.length) {
        whys.push({ row: doc.blank(`why-${id}`, { under: id }), depth: 1, branch: 0, last: true });
      }
      const branches = 1 + Math.max(0, ...whys.map((one) => one.branch));
      list.style.setProperty("--six-branches", String(branches));
      list.classList.toggle("six-fish-wide", branches > MOST_ANSWERS);
      cards.show(whys.map((one) => ({ ...one, id: one.row.id, rows, most: content.whys })));
      start.parentNode.hidden = whys.length > 0;
    },
  };
}

function whyCard(ctx, doc, id, { ask, fallback }) {
  const { why } = ctx.content;
  const legend = h("legend", {});
  const asked = h("p", { class: "six-hint" });
  const text = cellField(ctx, doc, id, "text", why);
  const know = cellField(ctx, doc, id, "know");
  const reach = cellField(ctx, doc, id, "reach");
  const reason = cellField(ctx, doc, id, "reason");
  const fields = { text, know, reach, reason };
  const ends = h("div", { class: "six-fish-reach" }, reach.node, reason.node);
  const watch = watchList(ctx);
  const note = rowNote(ctx, doc, id, () => text.control.focus());
  const hidden = [];
  const tool = (word, onClick) => {
    const number = h("span", { class: "six-hidden" });
    hidden.push(number);
    return button([W(`causes.${word}`), number], onClick, { kind: "quiet", id: ctx.uid(`${id}-${word}`) });
  };
  let under = "";
  const deeper = tool("ask_why", () => {
    if (doc.cell(`${id}/reach`)?.value) doc.many({ [`${id}/reach`]: null, [`${id}/reason`]: null });
    ask(id);
  });
  const other = tool("ask_other", () => ask(under));
  const remove = tool("remove", () => {
    const rows = rowsIn(ctx);
    const name = legend.textContent;
    (node.previousElementSibling?.querySelector("textarea, input") ?? fallback()).focus();
    takeAway(ctx, doc, withAllUnder(rows, id), W("causes.why_removed", { name }));
  });
  const node = h(
    "fieldset",
    { class: "six-card six-rows-row" },
    legend,
    note.node,
    asked,
    text.node,
    watch.node,
    know.node,
    ends,
    h("div", { class: "six-row six-rows-tools" }, deeper, other, remove),
  );
  const showNow = showWriting(ctx, doc, id, node);
  return {
    node,
    focus: () => text.control.focus(),
    gone: () => note.mark("gone"),
    update({ row, depth, branch, last, rows, most }) {
      under = row.cells.under;
      legend.textContent = whyName({ depth, branch });
      for (const one of hidden) one.textContent = ` (${legend.textContent})`;
      const above = said(rows.find((one) => one.id === under));
      asked.textContent = above ? W("causes.asked", { text: above }) : "";
      node.style.setProperty("--six-depth", String(depth));
      node.style.setProperty("--six-branch", String(branch + 1));
      note.mark(row.back ? "back" : "");
      for (const [column, field] of Object.entries(fields)) field.update(doc.cell(`${id}/${column}`));
      showNow();
      watch.update(said(row));
      ends.hidden = !last || !said(row);
      setAble(deeper, depth < most && last && Boolean(said(row)));
      setAble(remove, rows.some((one) => one.id === id));
      setAble(other, whysOf(rows, under).length < MOST_ANSWERS && Boolean(said(row)));
    },
  };
}
