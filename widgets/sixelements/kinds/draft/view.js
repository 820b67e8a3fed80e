/* A draft: phrases first where the exercise asks for them, then the text part by part, its versions, questions about the
   whole. */

import { W } from "../../ui/dom.js";
import { closingStep } from "../../ui/instrument/closing.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { standingSuggested } from "../../ui/instrument/suggested.js";
import { lookStep } from "../table/look.js";
import { coming } from "./coming.js";
import { OWN } from "./own.js";
import { drawText } from "./parts.js";
import { drawPhrases } from "./phrases.js";
import { inRoom, keptRows, now, ownPage, phrasesOf, shownRows, versionsOf } from "./text.js";

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [
    ...inOrder(ctx),
    lookStep(ctx),
    closingStep(ctx, () => standingSuggested(ctx)),
  ],
  paper: onPaper,
  begin: coming.begin,
  shown: (ctx) => inRoom(ctx).answers(),
};

/** Phrases first; beside a text that stays one's own they are chosen from it, and it has no versions. */
function inOrder(ctx) {
  const { phrases, stays } = ctx.content;
  const some = phrases ? [phrasesStep(ctx)] : [];
  return stays ? [textStep(ctx), ...some] : [...some, textStep(ctx), versionsStep(ctx)];
}

/** Draw a step: at once on a device alone, and in a room with what comes behind. */
const drawn = (ctx, draw) => (el) =>
  ctx.joint() ? coming.within(el, ctx, ({ ROOM }, part) => draw(part, ctx, ROOM)) : draw(el, ctx, OWN);

function phrasesStep(ctx) {
  return {
    id: "phrases",
    title: ctx.content.phrases.title,
    optional: ctx.content.stays, // a line of one's own is shared by choice
    done: () => phrasesOf(shownRows(ctx)).some(({ cells }) => cells.phrase.trim()),
    render: drawn(ctx, drawPhrases),
  };
}

function textStep(page) {
  const ctx = ownPage(page);
  return {
    id: "text",
    title: ctx.content.title,
    done: () => Object.values(now(ctx.content, shownRows(ctx))).some(Boolean),
    render: drawn(ctx, drawText),
  };
}

function versionsStep(ctx) {
  return {
    id: "versions",
    title: W("draft.versions"),
    optional: true, // a text may be done in one go
    done: () => versionsOf(ctx.content, shownRows(ctx)).length > 0,
    render: (/** @type {HTMLElement} */ el) =>
      coming.within(el, ctx, ({ drawVersions, ROOM }, part) => drawVersions(part, ctx, ctx.joint() ? ROOM : OWN)),
  };
}

/** The answers as the sheet shows them: what stands in each part, and the phrases in their order. */
function onPaper(answers, exercise) {
  const rows = keptRows(answers);
  const told = instrumentPaper(answers, exercise);
  const phrases = phrasesOf(rows).map(({ cells }) => cells.phrase).filter(Boolean).join("\n");
  return { ...told, paper: { ...told.paper, parts: now(exercise.content, rows), phrases } };
}
