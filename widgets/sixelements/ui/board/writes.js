/* Who writes one table together: the facilitator chooses it with the exercise, and what nobody chose stands as it is. */

import { checks } from "../controls.js";
import { h, W } from "../dom.js";

const CHOICES = ["", "team", "side", "room"];

/**
 * The field for one exercise, null where it has nothing to write together; *wanted* keeps what is chosen.
 * @param {any} board
 * @param {{ slug: string, wanted: { writes?: string | null, tells_side?: boolean }, name: string, onChange: () => void }} told
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
  return h(
    "div",
    {},
    h("div", { class: "six-field" }, h("label", { for: id }, W("board.writes.label")), select),
    board.exercise(slug).silent ? sidesField(board, { wanted, name, onChange }) : null,
  );
}

/** Whether cards that were written alone say which side they come from: everybody is told before writing one. */
function sidesField(board, { wanted, name, onChange }) {
  return checks({
    legend: W("board.writes.cards"),
    hint: W("board.writes.cards_hint"),
    name: board.uid(`sides-${name}`),
    options: [{ value: true, label: W("board.writes.tells_side") }],
    values: wanted.tells_side ? [true] : [],
    onChange: (values) => {
      wanted.tells_side = values.length > 0;
      onChange();
    },
  });
}
