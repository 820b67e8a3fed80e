/* What a person is told of an activity before she answers: whether a card says its side, and what a vote is on. */

import { h, W } from "../dom.js";

/** The lines about *now*, an activity of the room with these *activities*. */
export function madeFrom(now, activities) {
  const source = now?.origin && activities.find((one) => one.id === now.origin.activity);
  return [
    now?.tells_side && now.state === "collecting" ? W("room.cards_tell_side") : "",
    source ? W("room.vote_of", { title: source.title }) : "",
    source && now.origin.changed ? W("room.vote_changed") : "",
  ].filter(Boolean).map((line) => h("p", { class: "six-room-told" }, line));
}
