/* The board that a room has together: what others do comes in around the card that one stands in. */

import { h, W } from "../../ui/dom.js";
import { makeAround } from "../table/around.js";
import { drawBoard } from "./board.js";
import { takeDrafts } from "./new.js";
import { stackList } from "./read.js";
import { ownRows, roomCards } from "./room.js";
import { stacksOf } from "./stacks.js";
import { cardsOf, written } from "./store.js";
import { makeTalk } from "./talk.js";

/** Draw the room's cards, the document *doc*, into *el*; where they are talked about with *talk*. */
export function jointBoard(el, ctx, doc, talk) {
  const { content } = ctx;
  const store = roomCards(ctx, doc);
  if (talk && doc.state() !== "final") takeDrafts(ctx, store);
  const part = h("div", {});
  const around = makeAround(asTable(ctx, doc), store.joint, {
    words: "cards",
    fallback: () => part.querySelector("h3").focus(),
  });
  const tools = h("div", { class: "six-row" }, around.undo);
  el.append(around.over, around.who, around.bringing, around.state, around.waits, around.refused, part, tools);
  let draw = null;
  let read = "";

  function sync() {
    around.sync();
    if (doc.state() === "final") return end();
    if (draw) draw();
    else draw = drawBoard(part, ctx, store, talk ? makeTalk : null);
  }

  /** The room has closed its cards: they are read, and no longer changed. */
  function end() {
    const cards = written(cardsOf(content, doc.rows()));
    const now = JSON.stringify(cards);
    if (now === read) return;
    read = now;
    const stood = el.contains(document.activeElement);
    around.end();
    for (const one of [around.bringing, tools]) one.hidden = true;
    const stacks = stacksOf(cards);
    part.replaceChildren(
      ...content.boxes.flatMap(({ id, title }) => {
        const some = stacks.filter(({ head }) => head.box === id);
        return some.length ? [h("h3", {}, title), stackList(some)] : [];
      }),
    );
    if (!part.children.length) part.append(h("p", {}, W("cards.empty")));
    if (stood) around.over.focus();
  }

  part.addEventListener("focusout", () => setTimeout(() => part.isConnected && sync(), 0));
  sync();
  store.ask(() => part.isConnected && sync());
  doc.listen(() => part.isConnected && (sync(), true));
}

/** The page as what stands around a room's table knows it: the person's own cards as rows of words in a box. */
function asTable(ctx, doc) {
  const options = ctx.content.boxes.map(({ id, title }) => ({ value: id, label: title }));
  const columns = [
    { id: "text", label: ctx.content.noun, type: "text" },
    { id: "words", label: W("cards.words"), type: "text" },
    { id: "box", label: W("cards.box"), type: "choice", options },
  ];
  return { ...ctx, content: { columns, rows: [] }, answers: () => ({ rows: ownRows(ctx, doc) }) };
}
