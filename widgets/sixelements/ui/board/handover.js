/* Letting a phone lead the room as well: a word that is good once, told on this screen alone. */

import { button } from "../controls.js";
import { h, plural, W } from "../dom.js";
import { makeVoice } from "../say.js";
import { keyed } from "./draw.js";

/** The part of the room's drawer for remotes; `tell` gets the way in when the server has made one. */
export function makeHandover(board) {
  const count = h("p", {});
  const voice = makeVoice(count);
  const told = h("div", {});
  const back = button(W("board.handover.back"), () => board.ask("remotes-back"), { id: board.uid("remotes-back") });
  const second = button(W("keys.let_in"), () => board.ask("hand-over", { second: true }), {
    id: board.uid("hand-over-second"),
  });
  const node = h(
    "section",
    { "aria-labelledby": board.uid("handover") },
    h("h4", { id: board.uid("handover") }, W("board.handover.title")),
    h("p", {}, W("board.handover.hint")),
    h(
      "div",
      { class: "six-row" },
      button(W("board.handover.make"), () => board.ask("hand-over"), { id: board.uid("hand-over") }),
      second,
      back,
    ),
    told,
    count,
  );
  let way = null;
  let remotes = 0;

  const drawWay = keyed(told, (shown) => {
    if (!shown) return [];
    const square = h("div", { class: "six-board-qr", role: "img", "aria-label": W("board.handover.square") });
    square.innerHTML = shown.square; // our own drawing of our own address, made in Python
    for (const part of square.children) part.setAttribute("aria-hidden", "true");
    return [
      h("p", {}, W("board.handover.there", { address: shown.address.replace(/^https?:\/\//, "") })),
      shown.square ? square : null,
      h(
        "p",
        { class: "six-board-code" },
        h("span", { class: "six-hidden" }, W("board.handover.spelled", { letters: [...shown.word].join(" ") })),
        h("span", { "aria-hidden": "true" }, shown.word),
      ),
    ];
  });

  function draw() {
    const now = board.room().remotes ?? 0;
    if (now > remotes) way = null; // the word has been used
    remotes = now;
    back.hidden = !now;
    second.hidden = !board.room().two_keys;
    voice.show(now ? plural("board.handover.led", now) : "");
    drawWay(way);
  }

  return {
    node,
    draw,
    tell(made) {
      way = made;
      draw();
    },
  };
}
