/* The field for a new card of a box. Whatever somebody writes in it becomes a card: by Enter, by Add, or by going on;
   until then the device keeps it as it is typed, and it goes nowhere. */

import { button, fitting, setAble, textBox } from "../../ui/controls.js";
import { h, own, W } from "../../ui/dom.js";
import { storage } from "../../ui/storage.js";

/** What stands in the fields of a store, by box. */
const typed = (store) => storage.read(store.typed, {});

/** Keep what is typed in the field of a *box*; nothing where it is empty. */
export function keepTyped(store, box, text) {
  const { [box]: _, ...others } = typed(store);
  const all = text ? { ...others, [box]: text } : others;
  storage.write(store.typed, Object.keys(all).length ? all : null);
}

/** What stands in the field of a *box*; whatever else may be kept there is none. */
export const textIn = (store, box) => String(own(typed(store), box) ?? "");

/** Make cards of what stands in the fields of *store*, which the page is about to leave. */
export function takeDrafts(ctx, store) {
  for (const { id } of ctx.content.boxes) {
    const text = fitting(textIn(store, id).trim(), ctx.content.max);
    if (!text || store.full()) continue;
    keepTyped(store, id, "");
    store.add({ text, box: id });
  }
}

/** The field for new cards of *box* in *store*; *changed* draws what is new. */
export function newCard(ctx, store, box, changed) {
  const { content } = ctx;
  const name = ctx.uid(`add-${box.id}`);
  const part = textBox({
    label: [content.noun, h("span", { class: "six-hidden" }, W("cards.new", { box: box.title }))],
    name,
    max: content.max,
    rows: 1,
    value: textIn(store, box.id),
    onInput: (text) => keepTyped(store, box.id, text),
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
