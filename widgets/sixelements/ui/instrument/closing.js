/* The last step of every instrument: one thing to move first, with what, who and when. */

import { textBox } from "../controls.js";
import { h, inWords, W } from "../dom.js";
import { itemsOf, quoted } from "./measures.js";

const SUGGESTED = 3; // more of them would not help to choose

/** The step; *suggested* gives the ids of the items that the answers so far point to. */
export function closingStep(ctx, suggested = () => []) {
  const closing = ctx.content.closing ?? { title: W("instrument.first"), ask: W("instrument.first_ask") };
  return {
    id: "opportunity",
    title: closing.title,
    optional: true,
    done: () => Boolean(ctx.get("opportunity.do")),
    render: (el) => drawClosing(el, ctx, closing, suggested()),
  };
}

function drawClosing(el, ctx, closing, suggested) {
  const items = itemsOf(ctx.exercise);
  const named = items.filter((one) => suggested.includes(one.id)).map((one) => quoted(one.label));
  const text = (key, options = {}) =>
    textBox({
      label: W(`instrument.first_${key}`),
      name: ctx.uid(`first-${key}`),
      value: ctx.get(`opportunity.${key}`, ""),
      onInput: (value) => ctx.set(`opportunity.${key}`, value || undefined),
      ...options,
    });
  const which = h(
    "select",
    {
      id: ctx.uid("first-what"),
      on: { change: (event) => ctx.set("opportunity.what", event.target.value || undefined) },
    },
    h("option", { value: "" }, W("instrument.first_none")),
    items.map((one) => h("option", { value: one.id }, one.label)),
  );
  which.value = ctx.get("opportunity.what", "");
  const by = h("input", {
    type: "date",
    id: ctx.uid("first-by"),
    on: { change: (event) => ctx.set("opportunity.by", event.target.value || undefined) },
  });
  by.value = ctx.get("opportunity.by", "");
  el.append(
    h("p", { class: "six-hint" }, W("instrument.first_hint")),
    named.length && named.length <= SUGGESTED
      ? h("p", {}, W("instrument.first_suggested", { items: inWords(named) }))
      : "",
    h("div", { class: "six-field" }, h("label", { for: which.id }, closing.ask), which),
    text("do", { max: 300, rows: 2 }),
    text("who", { max: 80, rows: 1, hint: W("instrument.first_who_hint") }),
    h("div", { class: "six-field" }, h("label", { for: by.id }, W("instrument.first_by")), by),
  );
}
