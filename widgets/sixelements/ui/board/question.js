/* What a facilitator is asked before the reveal, on the board and on her phone. */

import { confirmDialog } from "../dialog.js";
import { plural, W } from "../dom.js";

/** Ask whether to reveal an activity now; resolves to true or false. */
export function askReveal({ k, mode, joined }, { shared }) {
  const lacking = Math.max(0, joined - shared);
  const few = mode === "anonymous" && shared < k ? W("board.do.reveal_few", { k }) : "";
  return confirmDialog({
    title: plural("board.do.reveal_title", shared),
    text: [
      lacking ? plural("board.do.reveal_lacking", lacking, { joined }) : W("board.do.reveal_all"),
      few,
      W("board.do.reveal_text"),
    ].filter(Boolean).join(" "),
    yes: W("board.do.reveal_yes"),
    no: W("board.do.reveal_no"),
  });
}
