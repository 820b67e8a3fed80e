/* The field for a new card of a box. Whatever somebody writes in it becomes a card: by Enter, by Add, or by leaving it. */

import { button, fitting, setAble, textBox } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";

const drafts = new WeakMap(); // by exercise: what stands in the fields, by box
const PRESS = 300; // ms in which nothing moves away under a press that has left the field

/** The field for new cards of *box* in *store*; *changed* draws what is new. */
export function newCard(ctx, store, box, changed) {
  const { content, exercise } = ctx;
  if (!drafts.has(exercise)) drafts.set(exercise, {});
  const kept = drafts.get(exercise);
  const name = ctx.uid(`add-${box.id}`);
  const part = textBox({
    label: W("cards.new", { noun: content.noun, box: box.title }),
    name,
    max: content.max,
    rows: 1,
    value: kept[box.id] ?? "",
    onInput: (text) => {
      kept[box.id] = text;
    },
  });
  const field = part.querySelector("input");
  const full = h("p", { class: "six-hint", id: `${name}-full`, hidden: true }, W("cards.full", { n: content.most }));

  /** Make a card of what stands in the field; says whether there is one. */
  function take() {
    const text = fitting(field.value.trim(), content.max);
    if (!text || store.full() || !field.isConnected) return false;
    field.value = "";
    field.dispatchEvent(new Event("input"));
    store.add({ text, box: box.id }, { say: W("cards.added", { box: box.title }) });
    return true;
  }
  const add = () => {
    if (take()) changed();
    field.focus();
  };
  const press = button([W("cards.add"), h("span", { class: "six-hidden" }, ` (${box.title})`)], add, {
    id: `${name}-press`,
    describedby: full.id,
  });
  field.addEventListener("change", () => take() && setTimeout(changed, PRESS));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (press.getAttribute("aria-disabled") !== "true") add();
  });
  return {
    node: h("div", { class: "six-cards-add" }, part, press, full),
    update() {
      full.hidden = !store.full();
      setAble(press, full.hidden);
    },
  };
}
