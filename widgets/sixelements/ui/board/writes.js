/* Who writes one table together: the facilitator chooses it with the exercise, and what nobody chose stands as it is. */

import { h, W } from "../dom.js";

const CHOICES = ["", "team", "side", "room"];

/**
 * The field for one exercise, null where it has nothing to write together; *wanted* keeps what is chosen.
 * @param {any} board
 * @param {{ slug: string, wanted: { writes?: string | null }, name: string, onChange: () => void }} told
 */
export function writesField(board, { slug, wanted, name, onChange }) {
  const usual = board.exercise(slug)?.writes;
  if (!usual) return null;
  const id = board.uid(`writes-${name}`);
  const select = h(
    "select",
    {
      id,
      on: {
        change: () => {
          wanted.writes = select.value || null;
          onChange();
        },
      },
    },
    CHOICES.map((one) => h("option", { value: one }, W(one ? `board.writes.${one}` : `board.writes.usual_${usual}`))),
  );
  select.value = wanted.writes ?? "";
  return h("div", { class: "six-field" }, h("label", { for: id }, W("board.writes.label")), select);
}
