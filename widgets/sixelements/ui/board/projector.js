/* The way to the room's own screen: a window for the projector, so that this one stays the facilitator's. */

import { h, W } from "../dom.js";
import { HERE } from "./served.js";

/** The button that opens the projector's window of the room, and a line that says what it is for. */
export function makeProjector(board) {
  const { code } = board.room();
  const href = `${HERE}/projector/${code}`;
  const name = `six-projector-${code}`;
  const open = (event) => {
    // A window of its own can be dragged to the other screen; where none opens, the link opens a tab.
    if (window.open(href, name, "popup,width=1280,height=720")) event.preventDefault();
  };
  return h(
    "p",
    { class: "six-board-projector" },
    h(
      "a",
      { class: "six-button", href, target: name, id: board.uid("projector"), on: { click: open } },
      W("board.projector.open"),
      h("span", { class: "six-hidden" }, W("board.projector.opens")),
    ),
    h("span", { class: "six-muted" }, W("board.projector.line")),
  );
}
