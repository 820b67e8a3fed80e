/* What sharing a vote would send: the dots on each item. */

import { instrumentGathered, instrumentPreview } from "../../ui/instrument/preview.js";

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  return instrumentPreview(answers, exercise);
}
export function gathered(answers, exercise) {
  return instrumentGathered(answers, exercise);
}
