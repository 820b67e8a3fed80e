/* Cards: written into boxes, then put together and talked about; then the questions about the whole. */

import { h, W } from "../../ui/dom.js";
import { closingStep } from "../../ui/instrument/closing.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { standingSuggested } from "../../ui/instrument/suggested.js";
import { lookStep } from "../table/look.js";
import { drawBoard } from "./board.js";
import { coming } from "./coming.js";
import { examplesPart } from "./examples.js";
import { takeDrafts } from "./new.js";
import { inRoom } from "./shared.js";
import { stacksOf } from "./stacks.js";
import { cardsIn, ownCards, written } from "./store.js";

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [
    boardStep(ctx, "cards"),
    boardStep(ctx, "stacks"),
    lookStep(ctx),
    closingStep(ctx, () => standingSuggested(ctx)),
  ],
  paper: onPaper,
  begin: coming.begin,
  shown: inRoom,
};

/** The first step, in which cards are written and put into boxes, or the one in which they are put together. */
function boardStep(ctx, id) {
  const { content } = ctx;
  const talk = id === "stacks";
  const render = (el) => {
    const intro = talk ? W("cards.together") : content.intro;
    el.append(intro ? h("p", {}, intro) : "", ...(talk ? [] : examplesPart(ctx)));
    const joint = ctx.joint();
    const own = ownCards(ctx);
    if (talk || joint) takeDrafts(ctx, own);
    if (!joint && !talk) drawBoard(el, ctx, own);
    else {
      coming.within(el, ctx, ({ jointBoard, makeTalk }, part) => {
        if (joint) jointBoard(part, ctx, joint, talk);
        else drawBoard(part, ctx, own, makeTalk);
      });
    }
  };
  const done = () => {
    const placed = stacksOf(written(cardsIn(content, inRoom(ctx)))).filter(({ head }) => head.box);
    return placed.length > 0 && (!talk || placed.every(({ head }) => head.seen));
  };
  return { id, title: talk ? content.together : content.title, done, render };
}

/** The answers as the sheet shows them: for each given card its box, and the other cards on the lines of theirs. */
function onPaper(answers, exercise) {
  const { content } = exercise;
  const cards = written(cardsIn(content, answers));
  const lines = content.boxes.map(({ id }) => [
    id,
    cards.filter((card) => !card.given && card.box === id).map(({ text }) => text),
  ]);
  const placed = cards.filter(({ given, box }) => given && box).map(({ id, box, words }) => [id, { box, words }]);
  const told = instrumentPaper(answers, exercise);
  return { ...told, paper: { ...told.paper, lines: Object.fromEntries(lines), placed: Object.fromEntries(placed) } };
}
