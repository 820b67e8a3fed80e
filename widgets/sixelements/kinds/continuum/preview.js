/* What sharing a decision continuum would send: the chair, the marks, and own decisions only where ticked. */

import { dig, W, withoutOwn } from "../../ui/dom.js";
import { chairOfRoom } from "./decisions.js";

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  const { sides, decisions, third_person: points } = exercise.content;
  const told = ({ now, should }) =>
    [now && W("share.now", { point: points[now - 1] }), should && W("share.should", { point: points[should - 1] })]
      .filter(Boolean).join(" ");
  const marks = (id) => told(dig(answers, `placed.${id}`) ?? {});
  const chair = sides.find((one) => one.id === answers.side);
  const joined = chairOfRoom(exercise.content);
  const twoChairs = chair && joined && chair.id !== joined.id;
  return {
    answers,
    rows: [
      ...(chair
        ? [{
          label: W("share.chair"),
          value: twoChairs ? W("share.chair_other", { chair: chair.label, joined: joined.label }) : chair.label,
        }]
        : []),
      ...decisions.filter((one) => marks(one.id)).map((one) => ({ label: one.title, value: marks(one.id) })),
      ...(answers.own ?? []).map((one) => ({
        text: true,
        label: W("share.own_decision", { marks: marks(one.id) }),
        value: one.title ?? "",
        without: (kept) => withoutOwn(kept, "placed", one.id),
      })),
    ],
  };
}
