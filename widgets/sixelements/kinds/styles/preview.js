/* What sharing conflict styles would send: two picks a scenario, by style. There are no own words in it. */

import { dig, W } from "../../ui/dom.js";

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  const names = Object.fromEntries(exercise.content.styles.map((one) => [one.id, one.name]));
  const rows = exercise.content.scenarios.map((one) => [one, dig(answers, `replies.${one.id}`)]).filter(([, picks]) =>
    picks
  );
  return {
    answers,
    rows: rows.map(([one, { most, least }]) => ({
      label: one.title,
      value: [most && W("share.most", { style: names[most] }), least && W("share.least", { style: names[least] })]
        .filter(Boolean).join(" "),
    })),
  };
}
