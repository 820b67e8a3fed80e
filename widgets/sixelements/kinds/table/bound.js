/* A field that is bound to a cell of the room's table: never overwritten while somebody stands in it. */

import { button } from "../../ui/controls.js";
import { parted } from "../../ui/document/place.js";
import { h, W } from "../../ui/dom.js";
import { cellInWords } from "./cells.js";
import { field, showValue } from "./fields.js";

/**
 * The field of a cell. update(cell) shows what stands there now, and says whether somebody else has changed it;
 * *say* tells what a press did. A field that hangs on more than its cell is made by *make*: {node, show(value)}.
 * @param {{ doc: any, at: string, column: any, name: string, say: (words: string) => void,
 *   make?: (told: any) => { node: HTMLElement, show: (value: any) => void } }} told
 */
export function boundField({ doc, at, column, name, say, make }) {
  let saw = null; // the key of what the field shows
  let writing = false;
  let drawn = "";
  const beside = h("div", { class: "six-rows-beside" });
  const onChange = (value) => {
    writing = true;
    doc.writes(parted(at)[0]);
    saw = doc.write(at, value ?? null, { saw }) ?? doc.cell(at)?.key ?? null;
    writing = false;
    update(doc.cell(at));
  };
  const told = { column, name, value: undefined, onChange };
  const other = make?.(told);
  const made = other?.node ?? field(told);
  const control = made.querySelector("input, select, textarea");
  control.addEventListener("blur", () => {
    doc.writes("");
    update(doc.cell(at));
  });
  made.append(beside);

  function update(cell) {
    if (writing) return false;
    const held = document.activeElement === control;
    const news = Boolean(cell) && cell.key !== saw;
    const others = news && !doc.isPending(cell.key);
    if (news && !held) {
      saw = cell.key;
      if (!other) showValue(made, column, cell.value);
    }
    if (!held) other?.show(cell?.value);
    draw(cell, besideOf(cell, { saw, held }));
    return others;
  }

  function draw(cell, { unread, others }) {
    const now = JSON.stringify([unread, others, others.length ? cell.value : null]);
    if (now === drawn) return;
    drawn = now;
    beside.replaceChildren(
      ...(unread ? [h("p", {}, W("table.joint_unread", { text: inWords(unread.value) }))] : []),
      ...(others.length ? both(cell, others) : []),
    );
  }

  const inWords = (value) => cellInWords(column, value) || W("table.nothing");

  /** All that was written there at once, the one that stands first, each with its button. */
  function both(cell, others) {
    const take = (value) => () => {
      doc.take(at, value);
      control.focus();
      say(W("table.joint_taken", { text: inWords(value) }));
    };
    const line = (word, value) =>
      h(
        "li",
        {},
        h("q", { dir: "auto" }, inWords(value)),
        " ",
        button([W(word), h("span", { class: "six-hidden" }, ` (${inWords(value)})`)], take(value), { kind: "quiet" }),
      );
    return [
      h("p", {}, W("table.joint_both")),
      h(
        "ul",
        {},
        line("table.joint_keep", cell.value),
        others.map((one) => line("table.joint_take", one.value)),
      ),
    ];
  }

  return { node: made, control, update };
}

/**
 * What a person is shown beside a field: `unread`, what somebody wrote while she stands in it, which is not put under
 * her finger; and `others`, the texts of which the room has to take one.
 */
export function besideOf(cell, { saw, held }) {
  if (!cell) return { unread: null, others: [] };
  return { unread: held && cell.key !== saw ? cell : null, others: cell.beside };
}
