/* A draft: phrases first where the exercise asks for them, then the text part by part, its versions, questions about the
   whole. */

import { closingStep } from "../../ui/instrument/closing.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { standingSuggested } from "../../ui/instrument/suggested.js";
import { lookStep } from "../table/look.js";
import { textStep } from "./parts.js";
import { phrasesStep } from "./phrases.js";
import { inRoom, keptRows, now, phrasesOf } from "./text.js";
import { versionsStep } from "./versions.js";

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [
    ...inOrder(ctx),
    lookStep(ctx),
    closingStep(ctx, () => standingSuggested(ctx)),
  ],
  paper: onPaper,
  shown: (ctx) => inRoom(ctx).answers(),
};

/** Phrases first; beside a text that stays one's own they are chosen from it, and it has no versions. */
function inOrder(ctx) {
  const { phrases, stays } = ctx.content;
  if (stays) return [textStep(ctx), ...(phrases ? [phrasesStep(ctx)] : [])];
  return [...(phrases ? [phrasesStep(ctx)] : []), textStep(ctx), versionsStep(ctx)];
}

/** The answers as the sheet shows them: what stands in each part, and the phrases in their order. */
function onPaper(answers, exercise) {
  const rows = keptRows(answers);
  const told = instrumentPaper(answers, exercise);
  const phrases = phrasesOf(rows).map(({ cells }) => cells.phrase).filter(Boolean).join("\n");
  return { ...told, paper: { ...told.paper, parts: now(exercise.content, rows), phrases } };
}
