/* What is still open from last time: it comes first in a room that opened from a team's file. */

import { h, W } from "../dom.js";

/** The list of *actions*, {what, who, by_when} each, under a heading; nothing where none is open. */
export function openActions(actions, heading = "h2") {
  if (!actions?.length) return [];
  return [
    h(heading, {}, W("room.still_open")),
    h(
      "ul",
      {},
      actions.map(({ what, who, by_when: when }) =>
        h("li", { dir: "auto" }, [what, who, when].filter(Boolean).join(" · "))
      ),
    ),
  ];
}
