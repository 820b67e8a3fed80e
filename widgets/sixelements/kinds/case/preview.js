/* What sharing a case would send: how each term stands in the versions on this device. What a person wrote stays there;
   the workbook, which stays there too, has it. */

import { dig, W } from "../../ui/dom.js";
import { SIDES } from "./versions.js";

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  const { content } = exercise;
  const found = entered(answers, exercise);
  const sent = {};
  for (const { side, term, stands } of found) (sent[side] ??= {})[term.id] = { stands };
  return {
    answers: found.length ? { entered: sent } : {},
    rows: found.map(({ side, term, stands }) => ({
      id: `${side}-${term.id}`,
      label: `${W(`case.side.${side}`)}: ${term.title}`,
      value: content.stands[stands],
    })),
  };
}

function entered(answers, { content, scales }) {
  return SIDES.flatMap((side) =>
    content.terms.map((term) => ({ side, term, stands: dig(answers, `entered.${side}.${term.id}.stands`) }))
  ).filter(({ stands }) => scales.entered.values.includes(stands));
}

/** Everything a person keeps of a case. */
export function gathered(answers, exercise) {
  const { content } = exercise;
  const text = (label, path) => ({ label, value: dig(answers, path) });
  const ticked = (label, path, items) => ({
    label,
    value: items.filter(({ id }) => dig(answers, path)?.includes(id)).map(({ title }) => title).join("; "),
  });
  const texts = [
    ...SIDES.map((side) => text(W(`case.talk.${side}`), `talk.${side}`)),
    ...SIDES.flatMap((side) =>
      content.terms.map((term) =>
        text(
          `${W(`case.side.${side}`)}: ${W("case.term_words", { term: term.title })}`,
          `entered.${side}.${term.id}.words`,
        )
      )
    ),
    ticked(W("case.unsaid_legend"), "spoken", content.unsaid),
    ticked(W("case.watch_norms"), "watched.norms", content.observer.norms),
    text(content.observer.airtime, "watched.airtime"),
    text(content.observer.first, "watched.first"),
    ...["ground", "picked", "made", "concluded"].map((rung) => text(W(`case.rung.${rung}`), `rungs.${rung}`)),
    ...content.placed.flatMap((decision) =>
      ["now", "should"].map((when) => {
        const level = dig(answers, `levels.${decision.id}.${when}`);
        return {
          label: W(`case.${when}`, { decision: decision.title }),
          value: [1, 2, 3, 4].includes(level) ? W(`case.level.${level}`) : "",
        };
      })
    ),
  ];
  return [...preview(answers, exercise).rows, ...texts.filter((row) => row.value)];
}
