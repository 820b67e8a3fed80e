/* Leading a meeting that the room plays together, on the board and on the remote: which words are said. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { wordsPicker } from "../slides/beat.js";

/**
 * The words to be said and the press that says them; before a reveal folded away, for a room in which too few choose.
 * @param {{ beat: any, activity: number, id: string, press: (name: string, more: any) => void }} told
 */
export function sayPart({ beat, activity, id, press }) {
  const picker = wordsPicker(beat, `${id}-words`);
  const say = () => {
    const { chair, id: choice } = picker.value();
    press("say", { activity, number: beat.number, chair, choice });
  };
  const parts = [
    picker.node,
    button(W("slides.say.do"), say, { kind: beat.pattern ? "strong" : "plain", id: `${id}-say` }),
  ];
  if (beat.pattern) return h("div", { class: "six-row six-board-add" }, parts);
  return h(
    "details",
    { class: "six-details" },
    h("summary", { id: `${id}-unseen` }, W("slides.say.unseen")),
    h("p", { class: "six-hint" }, W("slides.say.unseen_why")),
    h("div", { class: "six-row six-board-add" }, parts),
  );
}
