/* What stands around a step whose rows a room writes together. */

import { makeAround } from "../table/around.js";
import { h } from "../../ui/dom.js";
import { keyed } from "../../ui/board/draw.js";
import { outline } from "./drawing.js";
import { asTable, rowsIn } from "./store.js";

/**
 * The nodes *above* and *below* the *body* of a step; sync() says whether the room has closed its document, and then
 * shows it to read in place of the body.
 */
export function aroundRoom(ctx, doc, { body, fallback }) {
  const around = makeAround(asTable(ctx), doc, { words: "causes", fallback });
  const read = h("div", {});
  const draw = keyed(read, (rows) => outline(rows));
  const tools = h("div", { class: "six-row" }, around.undo);
  return {
    above: h("div", {}, around.over, around.who, around.bringing, around.state, around.waits, around.refused),
    below: h("div", {}, tools, read),
    sync() {
      around.sync();
      if (doc.state() !== "final") return false;
      const stood = body.contains(document.activeElement) || tools.contains(document.activeElement);
      around.end();
      body.hidden = tools.hidden = true;
      draw(rowsIn(ctx));
      if (stood) around.over.focus();
      return true;
    },
  };
}
