/* What sharing a ladder would send: the case in hand, the facts picked from it, and own words only where ticked. */

import { dig, W, withValue } from "../../ui/dom.js";

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  const { cases, rungs, questions } = exercise.content;
  const id = answers.case;
  const chosen = cases.find((one) => one.id === id);
  const picked = (answers.picked ?? []).filter((fact) =>
    (chosen ? chosen.facts : answers.own_facts ?? []).some((one) => one.id === fact)
  );
  const [climb, descent] = [dig(answers, `climbs.${id}`) ?? {}, dig(answers, `descents.${id}`) ?? {}];
  const sent = {
    ...(id ? { case: id } : {}),
    ...(picked.length ? { picked } : {}),
    ...(Object.keys(climb).length ? { climbs: { [id]: climb } } : {}),
    ...(Object.keys(descent).length ? { descents: { [id]: descent } } : {}),
    ...(chosen ? {} : {
      ...(answers.own_title ? { own_title: answers.own_title } : {}),
      ...(answers.own_facts ? { own_facts: answers.own_facts } : {}),
    }),
  };
  const asked = {
    ...Object.fromEntries(rungs.map((one) => [one.id, one.title])),
    ...Object.fromEntries(questions.map((one) => [one.id, one.ask])),
  };
  const words = (under, told) =>
    Object.entries(told).filter(([, text]) => text).map(([key, text]) => ({
      text: true,
      label: asked[key] ?? W("share.statement"),
      value: text,
      without: (kept) => withValue(kept, `${under}.${id}.${key}`, undefined),
    }));
  return {
    answers: sent,
    rows: [
      ...(id ? [{ label: W("share.case"), value: chosen?.title ?? W("share.own_case") }] : []),
      ...(chosen
        ? picked.map((fact) => ({ label: W("share.picked"), value: chosen.facts.find((one) => one.id === fact).text }))
        : []),
      ...(sent.own_title
        ? [{
          text: true,
          label: W("share.own_case"),
          value: sent.own_title,
          without: (kept) => withValue(kept, "own_title", undefined),
        }]
        : []),
      ...(sent.own_facts ?? []).filter((one) => one.text).map((one) => ({
        text: true,
        label: W("share.own_fact"),
        value: one.text,
        without: (kept) => withoutFact(kept, one.id),
      })),
      ...words("climbs", climb),
      ...words("descents", descent),
    ],
  };
}

function withoutFact(answers, id) {
  const [facts, picked] = [
    (answers.own_facts ?? []).filter((one) => one.id !== id),
    (answers.picked ?? []).filter((one) => one !== id),
  ];
  return withValue(
    withValue(answers, "own_facts", facts.length ? facts : undefined),
    "picked",
    picked.length ? picked : undefined,
  );
}

/** Every case that was begun, one after the other: what a person keeps of a ladder, and more than she would share. */
export function gathered(answers, exercise) {
  const begun = (id, facts) =>
    id === answers.case || dig(answers, `climbs.${id}`) || dig(answers, `descents.${id}`) ||
    facts.some((one) => (answers.picked ?? []).includes(one.id));
  const cases = [...exercise.content.cases, { id: "own", facts: answers.own_facts ?? [] }];
  return cases.filter((one) => begun(one.id, one.facts)).flatMap((one) =>
    preview({ ...answers, case: one.id }, exercise).rows
  );
}
