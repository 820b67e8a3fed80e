/* What sharing a scene would send: the words chosen on each path. What a person wrote, and how she marked her turns,
   stays on the device; the workbook, which stays there too, has it. */

import { dig, W } from "../../ui/dom.js";
import { instrumentPreview } from "../../ui/instrument/preview.js";
import { CHAIRS, played, saidOnPath, spoken } from "./played.js";

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  return instrumentPreview(saidOnPath(exercise, answers), exercise);
}

/** The words of each path, its ending, what was hoped for before and might be heard now, and how turns were marked. */
export function gathered(answers, exercise) {
  const written = CHAIRS.flatMap((chair) => [
    { label: W(`scene.path.${chair}`), value: played(exercise, answers, chair).ending?.title },
    { label: W("scene.hope"), value: dig(answers, `hope.${chair}`) },
    { label: W("scene.look_now"), value: dig(answers, `now.${chair}`) },
    ...spoken(exercise, answers, chair).map(({ beat }) => {
      const mark = dig(answers, `marks.${chair}.${beat.id}`);
      return { label: W("scene.mark_legend", { beat: beat.title }), value: mark && W(`scene.mark.${mark}`) };
    }),
  ]).filter((row) => row.value);
  return [...preview(answers, exercise).rows, ...written];
}
