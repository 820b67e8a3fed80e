/* What is expected, written before the event: to be sealed, and to be opened after it by one press that says so. */

import { button, setAble, textBox } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { dayInWords, today } from "../../ui/days.js";
import { isWritten, stateOf } from "./seal.js";

const WORDS = 600; // as in kind.py

export function beforeStep(ctx) {
  const { sealed } = ctx.content;
  return {
    id: "before",
    title: sealed.title,
    done: () => isWritten(ctx.answers()) || stateOf(ctx.content, ctx.answers()) !== "writing",
    render: (el) => {
      const state = stateOf(ctx.content, ctx.answers());
      el.append(h("p", {}, sealed.about));
      if (state === "writing") write(el, ctx);
      else if (state === "sealed") el.append(...closed(ctx));
      else el.append(opened(ctx), expectations(ctx, sealed.questions));
    },
  };
}

function write(el, ctx) {
  const { sealed } = ctx.content;
  const able = () => setAble(seal, isWritten(ctx.answers()));
  const seal = button(W("protocol.seal"), () => {
    ctx.set("sealed", today(), { say: W("protocol.said_sealed") });
    ctx.redraw();
    document.getElementById(ctx.uid("open")).focus();
  }, { kind: "strong", id: ctx.uid("seal"), describedby: ctx.uid("seal-hint") });
  el.append(
    ...sealed.questions.map(({ id, title, hint }) =>
      textBox({
        label: title,
        hint: hint || null,
        name: ctx.uid(`expected-${id}`),
        value: ctx.get(`expected.${id}`, ""),
        max: WORDS,
        rows: 3,
        onInput: (text) => {
          ctx.set(`expected.${id}`, text || undefined);
          able();
        },
      })
    ),
    h("p", { class: "six-hint", id: ctx.uid("seal-hint") }, W("protocol.seal_hint")),
    h("p", {}, seal),
  );
  able();
}

/** What stands where something is sealed: since when, and the one press that opens it, with what it does. */
export function closed(ctx) {
  const open = button(W("protocol.open"), () => {
    ctx.set("opened", today(), { say: W("protocol.said_opened") });
    ctx.redraw();
    document.getElementById(ctx.uid("opened")).focus();
  }, { id: ctx.uid("open"), describedby: ctx.uid("open-hint") });
  return [
    h("p", { class: "six-notice" }, W("protocol.sealed", { day: dayInWords(ctx.get("sealed")) })),
    h("p", { class: "six-hint", id: ctx.uid("open-hint") }, W("protocol.open_hint")),
    h("p", {}, open),
  ];
}

/** The two days, once it is open; the focus goes there. */
export function opened(ctx) {
  const [sealed, open] = [ctx.get("sealed"), ctx.get("opened")].map((day) => day && dayInWords(day));
  const words = sealed ? W("protocol.opened", { sealed, opened: open }) : W("protocol.opened_only", { opened: open });
  return h("p", { class: "six-muted", id: ctx.uid("opened"), tabindex: "-1" }, words);
}

/** What was expected, question by question. */
export function expectations(ctx, questions) {
  return h(
    "dl",
    { class: "six-protocol-expected" },
    questions.map(({ id, title }) => [
      h("dt", {}, title),
      h("dd", { dir: "auto" }, ctx.get(`expected.${id}`) || W("protocol.unexpected")),
    ]),
  );
}
