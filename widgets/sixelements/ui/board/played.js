/* Putting a scene on an agenda: whether everybody plays it alone, or the room together. */

import { choice } from "../controls.js";
import { W } from "../dom.js";

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
