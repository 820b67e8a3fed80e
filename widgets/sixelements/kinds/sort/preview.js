/* What sharing a sort would send: the box of each card, and texts only where their author ticks them. */

import { instrumentGathered, instrumentPreview } from "../../ui/instrument/preview.js";

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  return instrumentPreview(answers, exercise);
}
export function gathered(answers, exercise) {
  return instrumentGathered(answers, exercise);
}
