/* The step in which the text is written: its parts with what belongs there, other wordings beside each, what a part
   lacks, and how long the whole is. */

import { choice } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { keyed } from "../../ui/board/draw.js";
import { coming } from "./coming.js";
import { drawStep } from "./frame.js";
import { formOf, inRoom, now, partsOf, phrasesOf, shownRows } from "./text.js";
import { lacks, lengthInWords } from "./told.js";

/** Draw the step into *el*, written as *by* says: OWN or ROOM. */
export function drawText(el, ctx, by) {
  drawStep(el, ctx, by.around, intro(ctx), (sync) => writing(ctx, by, sync));
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

function writing(ctx, by, sync) {
  const gathered = h("ul", {});
  const count = h("summary", {});
  const fold = h("details", { class: "six-details", hidden: true }, count, gathered);
  const length = h("p", { class: "six-muted six-draft-length" });
  const cards = ctx.content.parts.map((part) => partCard(ctx, by, part, sync));
  const forms = ctx.content.forms.length ? formsPart(ctx, by, sync) : null;
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
function formsPart(ctx, by, sync) {
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
        by.writer(ctx).write(parts[0].id, { form });
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

function partCard(ctx, by, part, sync) {
  const doc = ctx.joint();
  const { id, title, prompt, max } = part;
  const here = shownRows(ctx).find((row) => row.id === id)?.cells.text ?? "";
  const line = by.line(ctx, { id, cell: "text", label: title, hint: prompt, max, value: here, onChange: sync });
  const lacking = h("ul", { class: "six-rows-lacks" });
  const drawLacking = keyed(lacking, (words) => words.map((one) => h("li", {}, one)));
  const read = h("p", { class: "six-draft-read", dir: "auto", hidden: true });
  const others = h("div", {});
  let beside = null; // comes behind: it is needed once something stands in the part

  const node = h("div", { class: "six-card six-draft-part" }, examplesOf(part), line.node, read, lacking, others);
  const showNow = by.now(ctx, id, node);

  return {
    node,
    show(rows, texts, told, final) {
      if (doc) {
        line.update(doc.cells());
        showNow();
      }
      drawLacking(lacks(told, id, texts));
      line.node.querySelector("input, textarea").hidden = final;
      read.hidden = !final;
      read.textContent = texts[id] || W("draft.blank");
      if (!beside && coming.here()) {
        beside = coming.here().besidePart(ctx, by, part, { sync, focus: () => line.control.focus() });
        others.append(...beside.nodes);
      }
      beside?.show(rows, texts, final);
    },
  };
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
