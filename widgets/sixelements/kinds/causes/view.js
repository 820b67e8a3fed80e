/* From an issue to a root cause within reach: a sentence, its causes, their ranks, five whys, and a look at the whole. */

import { closingStep } from "../../ui/instrument/closing.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { standingSuggested } from "../../ui/instrument/suggested.js";
import { inOrder } from "../../ui/scoring.js";
import { lookStep } from "../table/look.js";
import { causesStep, issueStep, rankStep } from "./bones.js";
import { paperOf } from "./paper.js";
import { rowsIn } from "./store.js";
import { whysStep } from "./whys.js";

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [
    issueStep(ctx),
    causesStep(ctx),
    rankStep(ctx),
    whysStep(ctx),
    lookStep(ctx),
    closingStep(ctx, () => standingSuggested(ctx)),
  ],
  paper: (answers, exercise) => {
    const rows = inOrder((answers.rows ?? []).map((row) => ({ ...row, cells: row.cells ?? {} })));
    const told = instrumentPaper(answers, exercise);
    return { ...told, paper: { ...told.paper, ...paperOf(rows, exercise.content) } };
  },
  shown: (ctx) => ({ ...ctx.answers(), rows: rowsIn(ctx) }),
};
