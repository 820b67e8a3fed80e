/* One room in the list of rooms. */

import { button } from "../controls.js";
import { dayInWords } from "../days.js";
import { h, W } from "../dom.js";

export function roomRow(room, board) {
  const about = board.uid(`about-${room.code}`);
  const spoken = `${room.code.slice(0, 3)}-${room.code.slice(3)}`;
  return h(
    "li",
    { class: "six-card" },
    h(
      "div",
      { id: about },
      h("b", {}, room.purpose || W("board.start.no_purpose")),
      h(
        "span",
        { class: "six-muted" },
        W("board.start.row", { opened: dayInWords(room.opened), state: W(`board.start.state_${room.state}`) }),
      ),
    ),
    button(W("board.start.show", { code: spoken }), () => board.ask("show", { code: room.code }), {
      describedby: about,
      id: board.uid(`show-${room.code}`),
    }),
  );
}
