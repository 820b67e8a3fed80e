/* An exercise as it is taken home in a file: what it is, what is written in its tool, and each answer under its question. */

import { dayInWords, today } from "../days.js";
import { W } from "../dom.js";
import { registry } from "../registry.js";
import { withGone } from "./gone.js";
import { writtenIn } from "./written.js";

/** What *answers* say, line by line, as the workbook has it. */
function linesOf({ exercise, preview }, answers) {
  const { gathered } = registry.kinds[exercise.kind] ?? {}; // in a notebook there is no list of kinds
  return gathered ? gathered(answers, exercise) : preview(answers).rows;
}

/**
 * What a file of the exercise holds: {title, facts, tables: [{title, head, lines}]}; in a room its document as this
 * device reads it.
 * @param {any} ctx
 * @param {(slug: string) => any[] | null | undefined} [there] the rows that its links name, as gone.js has them
 */
export function told(ctx, there) {
  const { exercise } = ctx;
  const { rows: plain, given, ...others } = ctx.shown();
  const rows = withGone(exercise, plain, there);
  const written = writtenIn(exercise, { rows, given }, linesOf(ctx, { rows, given }));
  const answers = linesOf(ctx, written ? others : ctx.shown());
  return {
    title: exercise.title,
    facts: [
      `${exercise.element.number} ${exercise.element.name}`,
      exercise.summary,
      W("teamfile.made", { day: dayInWords(today()) }),
    ],
    tables: [
      ...(written ? [{ title: exercise.content.title ?? exercise.title, ...written }] : []),
      ...(answers.length
        ? [{
          title: W("teamfile.answers"),
          head: [W("teamfile.question"), W("teamfile.answer")],
          lines: answers.map(({ label, value }) => [label, value]),
        }]
        : []),
    ],
  };
}
