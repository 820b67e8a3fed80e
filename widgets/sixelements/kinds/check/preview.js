/* What sharing a list would send: the ticks, and reasons only where their author ticks them; never the private text. */

import { dig, W } from "../../ui/dom.js";
import { instrumentGathered, instrumentPreview } from "../../ui/instrument/preview.js";
import { checkAsks } from "./ticks.js";

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  const found = instrumentPreview(answers, exercise);
  return { ...found, rows: [...noneRows(answers, exercise), ...found.rows] };
}

export function gathered(answers, exercise) {
  return [...noneRows(answers, exercise), ...instrumentGathered(answers, exercise)];
}

/** Having looked and ticked none is an answer, too. */
function noneRows(answers, exercise) {
  return checkAsks(exercise).filter((ask) => dig(answers, `ticked.${ask.id}`)?.length === 0)
    .map((ask) => ({ label: ask.label || W("check.tick"), value: W("check.none") }));
}
