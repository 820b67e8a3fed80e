/* From an issue to a root cause within reach: a sentence, its causes, their ranks, five whys, and a look at the whole. */

import { W } from "../../ui/dom.js";
import { closingStep } from "../../ui/instrument/closing.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { standingSuggested } from "../../ui/instrument/suggested.js";
import { inOrder } from "../../ui/scoring.js";
import { lookStep } from "../table/look.js";
import { coming } from "./coming.js";
import { issueParts } from "./issue.js";
import { inDocument } from "./page.js";
import { paperOf } from "./paper.js";
import { rowsIn } from "./store.js";
import { bonesOf, causesOf, HEAD, rootsOf, said } from "./tree.js";

const drawn = (el, ctx, id) => coming.within(el, ctx, ({ drawStep }, part) => drawStep(part, ctx, id));

/** The causes in which something is written. */
const causes = (ctx) => bonesOf(rowsIn(ctx)).filter((row) => said(row));

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [
    {
      id: "issue",
      title: W("causes.step_issue"),
      done: () => rowsIn(ctx).some((row) => row.id === HEAD && said(row)),
      render: (el) => ctx.joint() ? drawn(el, ctx, "issue") : inDocument(el, ctx, issueParts),
    },
    {
      id: "causes",
      title: ctx.content.title,
      done: () => causes(ctx).length > 0,
      render: (el) => drawn(el, ctx, "causes"),
    },
    {
      id: "rank",
      title: W("causes.step_rank"),
      // Where there is one cause alone, there is nothing to rank.
      done: () => causes(ctx).length === 1 || causes(ctx).some((row) => row.cells.rank === "1"),
      render: (el) => drawn(el, ctx, "rank"),
    },
    {
      id: "whys",
      title: W("causes.step_whys"),
      done: () => causesOf(rowsIn(ctx)).some((row) => rootsOf(rowsIn(ctx), row.id).length > 0),
      render: (el) => drawn(el, ctx, "whys"),
    },
    lookStep(ctx),
    closingStep(ctx, () => standingSuggested(ctx)),
  ],
  paper: (answers, exercise) => {
    const rows = inOrder((answers.rows ?? []).map((row) => ({ ...row, cells: row.cells ?? {} })));
    const told = instrumentPaper(answers, exercise);
    return { ...told, paper: { ...told.paper, ...paperOf(rows, exercise.content) } };
  },
  begin: coming.begin,
  shown: (ctx) => ({ ...ctx.answers(), rows: rowsIn(ctx) }),
};
