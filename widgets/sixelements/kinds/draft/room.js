/* A draft that a room writes: in its document, with what stands around it, and a person's own texts beside it. */

import { h, own, W } from "../../ui/dom.js";
import { randomWord } from "../../ui/random.js";
import { makeAround } from "../table/around.js";
import { boundField } from "../table/bound.js";
import { showWriting } from "../table/now.js";
import { addShared } from "../table/together.js";
import { rowsFor } from "./own.js";
import { keptRows, now, phrasesOf, roomRows, textOf } from "./text.js";

/** The same as ownWriter in the room's document. */
export function roomWriter(ctx) {
  const doc = ctx.joint();
  const tell = (say) => say && ctx.say(say);
  const write = (id, cells, say) => {
    const all = Object.entries(cells);
    all.forEach(([column, value], at) => doc.write(`${id}/${column}`, value, { undo: at === all.length - 1 }));
    tell(say);
  };
  return {
    add(cells, say) {
      const id = addShared(doc, { id: randomWord(10) });
      write(id, cells, say);
      return id;
    },
    write,
    remove(id, say) {
      doc.remove(id);
      tell(say);
    },
  };
}

/** The person's own texts that the room's text lacks: [{part, text}] and [{phrase}]. */
export function ownTexts(ctx, doc) {
  const { content } = ctx;
  const mine = keptRows(ctx.answers());
  const there = roomRows(doc);
  const has = (cell, value) => there.some(({ cells }) => textOf(own(cells, cell)) === value);
  const beside = (part, text) => (doc.cell(`${part}/text`)?.beside ?? []).some(({ value }) => textOf(value) === text);
  const texts = now(content, mine);
  return {
    parts: (content.stays ? [] : content.parts).map(({ id }) => ({ part: id, text: texts[id] })).filter((
      { part, text },
    ) => text && !has("text", text) && !has("proposal", text) && !beside(part, text)),
    phrases: phrasesOf(mine).map(({ cells }) => textOf(cells.phrase)).filter((one) => one && !has("phrase", one)),
  };
}

/** Copy the person's own texts into the room's: where a part is written already, as another wording beside it. */
export function bringIn(ctx, doc) {
  const writer = roomWriter(ctx);
  const { parts, phrases } = ownTexts(ctx, doc);
  const there = now(ctx.content, roomRows(doc));
  for (const phrase of phrases) writer.add({ phrase });
  for (const { part, text } of parts) {
    if (there[part]) writer.add({ for: part, proposal: text });
    else writer.write(part, { text });
  }
}

/** The same as ownLine, bound to its cell. */
function roomLine(ctx, { id, cell, label, hint = null, max }) {
  const doc = ctx.joint();
  const column = { id: cell, type: "text", label, help: hint, max, rows: rowsFor(max) };
  const bound = { doc, at: `${id}/${cell}`, column, name: ctx.uid(`${id}-${cell}`), say: ctx.say };
  const { node, control, update } = boundField(bound);
  return { node, control, update: (cells) => update(cells[`${id}/${cell}`]) };
}

function aroundText(ctx, doc) {
  const around = makeAround(ctx, doc, {
    fallback: () => around.undo.focus(),
    words: ctx.content.stays ? "lines" : "draft",
    own: {
      count: () => {
        const { parts, phrases } = ownTexts(ctx, doc);
        return parts.length + phrases.length;
      },
      bringIn: () => bringIn(ctx, doc),
    },
    inWords: (edit) => inWords(ctx, edit),
  });
  const tools = h("div", { class: "six-row six-rows-add" }, around.undo);
  return {
    top: [around.over, around.who, around.bringing],
    state: [around.state, around.waits, around.refused],
    bottom: tools,
    sync() {
      around.sync();
      const final = doc.state() === "final";
      if (final) around.end();
      tools.hidden = final;
      return final;
    },
  };
}

/** What somebody wrote at a cell of the text. */
function inWords({ content }, { at, value }) {
  if (typeof value !== "string") return "";
  const [row, cell] = at.split("/");
  const part = content.parts.find(({ id }) => [row, cell.replace(/^part-/, "")].includes(id));
  return part ? W("table.cell", { label: part.title, told: value }) : `“${value}”`;
}

/** Show softly on *node* that somebody else writes in the row *id* now; what is returned brings it up to date. */
const roomNow = (ctx, id, node) => showWriting(ctx, ctx.joint(), id, node);

export const ROOM = { writer: roomWriter, line: roomLine, around: aroundText, now: roomNow };
