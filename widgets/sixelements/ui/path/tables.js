/* The tools that are written on this device, as a team's file holds them. */

import { today } from "../days.js";
import { load } from "../load.js";
import { registry } from "../registry.js";
import { writtenRows } from "../scoring.js";
import { begun } from "../storage.js";
import { withGone } from "../take/gone.js";
import { writtenIn } from "../take/written.js";
import { whole } from "./device.js";

const NOTHING = { team: "", purpose: "", agreements: [], patterns: [] };

/** What stands in the tools of *exercises* that are begun here. */
export async function tablesOf(exercises) {
  const found = await Promise.all(exercises.map(async (entry) => {
    try {
      const exercise = await whole(entry);
      await load(exercise.kind);
      return tableOf(exercise, registry.kinds[exercise.kind].gathered);
    } catch (error) {
      console.error(error);
      return null; // the others are saved all the same
    }
  }));
  return { ...NOTHING, opened: today(), documents: found.filter(Boolean) };
}

/**
 * One tool in words and as rows; null for an exercise that has no rows, or none written, or that is for its writer's
 * eyes only. *gathered* tells the answers line by line, as the workbook of its kind does.
 */
export function tableOf(exercise, gathered, answers = begun(exercise.slug)?.answers ?? {}) {
  const { slug, title, content, private: alone = false } = exercise;
  const { rows, given = {} } = answers;
  if (alone || content.stays) return null;
  const found = writtenIn(
    exercise,
    { ...answers, rows: withGone(exercise, rows) },
    gathered?.({ rows, given }, exercise) ?? [],
  );
  return found && {
    slug,
    title,
    ...found,
    rows: [
      ...Object.entries(given).map(([id, cells]) => ({ id, cells })),
      ...writtenRows(answers, "rows", content.rows).map(({ id, cells }) => ({ id, cells })),
    ],
  };
}
