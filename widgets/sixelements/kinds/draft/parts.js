/* The step in which the text is written: its parts with what belongs there, other wordings beside each, what a part
   lacks, and how long the whole is. */

import { button, choice } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { keyed } from "../../ui/board/draw.js";
import { drawStep, liveList } from "./frame.js";
import { lineField } from "./line.js";
import { showWriting } from "../table/now.js";
import { formOf, inRoom, makeWriter, now, ownPage, partsOf, phrasesOf, proposalsOf, shownRows } from "./text.js";
import { lacks, lengthInWords } from "./told.js";

const MOST_PROPOSALS = 6; // beside one part; more would be a text of their own

export function textStep(page) {
  const ctx = ownPage(page);
  const { content } = ctx;
  return {
    id: "text",
    title: content.title,
    done: () => Object.values(now(content, shownRows(ctx))).some(Boolean),
    render: (el) => drawStep(el, ctx, intro(ctx), (sync) => writing(ctx, sync)),
  };
}

function intro({ content }) {
  return [content.intro ? h("p", {}, content.intro) : null, ...content.examples.map((one) => exampleOf(content, one))];
}

/** A text that somebody else wrote: quiet until opened, with a comment on each part. */
function exampleOf(content, example) {
  return h(
    "details",
    { class: "six-details six-off-paper" },
    h("summary", {}, example.title),
    h("p", { class: "six-muted" }, example.note),
    example.parts.map(({ part, text, says }) =>
      h(
        "div",
        { class: "six-card" },
        h("p", { class: "six-muted" }, content.parts.find(({ id }) => id === part).title),
        h("p", {}, text),
        h("p", { class: "six-rows-comment" }, says),
      )
    ),
  );
}

function writing(ctx, sync) {
  const gathered = h("ul", {});
  const count = h("summary", {});
  const fold = h("details", { class: "six-details", hidden: true }, count, gathered);
  const length = h("p", { class: "six-muted six-draft-length" });
  const cards = ctx.content.parts.map((part) => partCard(ctx, part, sync));
  const forms = ctx.content.forms.length ? formsPart(ctx, sync) : null;
  const drawPhrases = keyed(gathered, (phrases) => phrases.map((one) => h("li", { dir: "auto" }, one)));
  return {
    nodes: [forms?.node, fold, cards.map(({ node }) => node), length],
    show(rows, final) {
      const phrases = phrasesOf(rows).map(({ cells }) => cells.phrase.trim()).filter(Boolean);
      fold.hidden = !phrases.length;
      count.textContent = W("draft.gathered", { n: phrases.length });
      drawPhrases(phrases);
      const told = inRoom(ctx);
      const result = told.result();
      const once = { ...told, result: () => result };
      const texts = now(ctx.content, rows);
      const has = partsOf(ctx.content, rows);
      ctx.content.parts.forEach((part, at) => {
        cards[at].node.hidden = !has.includes(part);
        cards[at].show(rows, texts, once, final);
      });
      forms?.show(rows, final);
      length.textContent = lengthInWords(once, texts);
    },
  };
}

/** How the text is built: the form decides which parts there are. */
function formsPart(ctx, sync) {
  const { forms, parts } = ctx.content;
  const node = h("div", {});
  const draw = keyed(node, (value) =>
    choice({
      legend: W("draft.form"),
      hint: W("draft.form_hint"),
      name: ctx.uid("form"),
      options: forms.map(({ id, title, about }) => ({ value: id, label: title, hint: about || null })),
      value,
      onPick: (form) => {
        makeWriter(ctx).write(parts[0].id, { form });
        sync();
      },
    }));
  return {
    node,
    show(rows, final) {
      node.hidden = final;
      draw(formOf(ctx.content, rows) ?? "");
    },
  };
}

function partCard(ctx, part, sync) {
  const writer = makeWriter(ctx);
  const doc = ctx.joint();
  const { id, title, prompt, max } = part;
  const here = shownRows(ctx).find((row) => row.id === id)?.cells.text ?? "";
  const line = lineField(ctx, { id, cell: "text", label: title, hint: prompt, max, value: here, onChange: sync });
  const lacking = h("ul", { class: "six-rows-lacks" });
  const drawLacking = keyed(lacking, (words) => words.map((one) => h("li", {}, one)));
  const read = h("p", { class: "six-draft-read", dir: "auto", hidden: true });
  const named = (word) => [W(`draft.${word}`), h("span", { class: "six-hidden" }, W("draft.of", { title }))];

  const beside = liveList({ class: "six-draft-beside" }, (row) => {
    const label = h("span", {});
    const other = lineField(ctx, {
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
        line.control.focus();
        sync();
      }, { kind: "quiet", id: ctx.uid(`${row.id}-take`) }),
      button([W("draft.drop"), number.cloneNode()], () => {
        add.focus();
        writer.remove(row.id, W(doc ? "draft.dropped_room" : "draft.dropped"));
        sync();
      }, { kind: "quiet", id: ctx.uid(`${row.id}-drop`) }),
    ];
    const node = h("div", { class: "six-draft-other" }, other.node, h("div", { class: "six-row" }, tools));
    const showNow = doc && showWriting(ctx, doc, row.id, node);
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

  const node = h(
    "div",
    { class: "six-card six-draft-part" },
    examplesOf(part),
    line.node,
    read,
    lacking,
    beside.node,
    add,
  );
  const showNow = doc && showWriting(ctx, doc, id, node);

  return {
    node,
    show(rows, texts, told, final) {
      if (doc) {
        line.update(doc.cells());
        showNow();
      }
      drawLacking(lacks(told, id, texts));
      const others = proposalsOf(rows, id);
      line.node.querySelector("input, textarea").hidden = beside.node.hidden = final;
      read.hidden = !final;
      read.textContent = texts[id] || W("draft.blank");
      add.hidden = final || !texts[id] || others.length >= MOST_PROPOSALS;
      if (!final) beside.show(others);
    },
  };
}

/** Let another wording stand in its part, and what stood there beside it. */
function swap(ctx, { part, row, text, proposal }, say) {
  const doc = ctx.joint();
  if (doc) {
    doc.take(`${part}/text`, proposal);
    doc.write(`${row}/proposal`, text);
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

/** How others put this part: a few words of each, and where they stand. */
function examplesOf({ examples, title }) {
  if (!examples.length) return null;
  return h(
    "details",
    { class: "six-details" },
    h("summary", {}, W("draft.example"), h("span", { class: "six-hidden" }, W("draft.of", { title }))),
    examples.map(({ text, source }) =>
      h("figure", { class: "six-draft-quote" }, h("blockquote", {}, h("p", {}, text)), h("figcaption", {}, source))
    ),
  );
}
