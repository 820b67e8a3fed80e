/* Leading a meeting that the room plays together, on the board and on the remote: which words are said. */

import { button, choice } from "../controls.js";
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

const TOGETHER = 20;

/** How many minutes an exercise has on an agenda before anybody changes them. */
export const minutesOf = (exercise, together = false) => together ? TOGETHER : exercise?.minutes.alone;

/** How a scene is played in a room: everybody alone, or together beat by beat; nothing for what cannot be played so. */
export function playedHow({ exercise, name, value, onPick }) {
  if (!exercise?.by_beats) return null;
  return choice({
    legend: W("board.start.played"),
    name,
    value: Boolean(value),
    options: [
      { value: false, label: W("board.start.played_alone"), hint: W("board.start.played_alone_hint") },
      { value: true, label: W("board.start.played_beats"), hint: W("board.start.played_beats_hint") },
    ],
    onPick,
  });
}
