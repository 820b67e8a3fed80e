/* What stands around all that a room writes together, whatever that looks like: who writes it, what has not arrived,
   what the room did not take, undo of one's own, and the person's own rows. */

import { button, setAble } from "../../ui/controls.js";
import { h, plural, W } from "../../ui/dom.js";
import { cellInWords } from "./cells.js";
import { bringIn, ownRows } from "./together.js";

/**
 * The parts, to be put where they belong; sync() shows how the document *doc* stands now, and end() that it is closed.
 * *words* is the table of words that it speaks with; fallback() takes the focus where the button under it has gone.
 * *own* counts what the person wrote alone and the room lacks, and brings it in; *inWords* says what an edit wrote.
 * @param {any} ctx
 * @param {any} doc
 * @param {{ fallback: () => void, words?: string, own?: { count: () => number, bringIn: () => void },
 *   inWords?: (edit: any) => string }} told
 */
export function makeAround(
  ctx,
  doc,
  { fallback, words = "table", own = rowsOf(ctx, doc), inWords = (edit) => inCell(ctx, edit) },
) {
  const state = h("p", { class: "six-joint-state" });
  const waits = h("p", { class: "six-muted" });
  const refused = h("div", {});
  const over = h("p", { class: "six-notice", tabindex: "-1", hidden: true }, W(`${words}.joint_final`));
  const told = { state: "", refused: "" };
  const undo = button(W("table.joint_undo"), () => {
    ctx.say(W(doc.undo() ? "table.joint_undone" : "table.joint_not_undone"));
  }, { id: ctx.uid("joint-undo") });
  const bring = button("", () => {
    const count = own.count();
    own.bringIn();
    ctx.say(plural(`${words}.joint_brought`, count));
    fallback();
  }, { id: ctx.uid("bring") });
  const bringing = h("div", { hidden: true }, bring, h("p", { class: "six-hint" }, W(`${words}.joint_own`)));

  function sync() {
    tellState((!doc.away() && doc.trouble()) || (doc.heard() ? "" : W(`${words}.joint_asking`)));
    const waiting = doc.trouble() ? doc.waiting() : 0;
    waits.textContent = waiting ? plural("table.joint_waiting", waiting) : "";
    showRefused();
    const mine = own.count();
    bringing.hidden = mine === 0 || doc.state() === "final";
    bring.textContent = plural(`${words}.joint_bring`, mine);
    setAble(undo, doc.canUndo());
  }

  /** Why something does not arrive: it stands above the rows, and is said once. */
  function tellState(now) {
    if (now === told.state) return;
    told.state = now;
    state.textContent = now;
    ctx.say(now);
  }

  /** What the room did not take, to be read and copied, until the person has done so. */
  function showRefused() {
    const found = doc.refused();
    const now = JSON.stringify(found);
    if (now === told.refused) return;
    told.refused = now;
    const lines = found.map((edit) => h("li", {}, inWords(edit), " ", edit.why));
    refused.replaceChildren(
      ...(found.length
        ? [
          h("p", {}, W("table.joint_refused")),
          h("ul", {}, lines),
          button(W("table.joint_read"), () => {
            doc.clearRefused();
            (over.hidden ? undo : over).focus();
          }, { kind: "quiet" }),
        ]
        : []),
    );
  }

  return {
    over,
    who: h("p", {}, W(`${words}.joint_${writersOf(doc.part)}`)),
    bringing,
    state,
    waits,
    refused,
    undo,
    sync,
    end() {
      over.hidden = false;
    },
  };
}

/** The person's own rows, as a table brings them in. */
const rowsOf = (ctx, doc) => ({ count: () => ownRows(ctx, doc).length, bringIn: () => bringIn(ctx, doc) });

/** What somebody wrote at a cell of a table. */
function inCell({ content }, { at, value }) {
  const column = content.columns.find(({ id }) => at.endsWith(`/${id}`));
  return column ? W("table.cell", { label: column.label, told: cellInWords(column, value) }) : "";
}

/** Who writes it together, from the part of the room that it belongs to. */
const writersOf = (part) => part === "" ? "room" : part.startsWith("team-") ? "team" : "side";
