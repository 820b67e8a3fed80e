/* What sharing would send, and what the workbook keeps: each answer as a row. */

import { instrumentGathered, instrumentPreview } from "../../ui/instrument/preview.js";

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  return instrumentPreview(answers, exercise);
}

export function gathered(answers, exercise) {
  return instrumentGathered(answers, exercise);
}
