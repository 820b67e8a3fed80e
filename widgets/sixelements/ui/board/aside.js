/* What a facilitator is asked before an exercise is set aside. */

import { confirmDialog } from "../dialog.js";
import { W } from "../dom.js";

/** Ask whether to set the activity called *title* aside; resolves to true or false. */
export function askAside(title) {
  const [yes, no] = [W("board.do.aside_yes"), W("board.do.aside_no")];
  return confirmDialog({ title: W("board.do.aside_title", { title }), text: W("board.do.aside_text"), yes, no });
}
