/* What one side alone reads, folded where both are on the page, and the agreement as a side enters it. */

import { button, choice, textBox } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { makeVoice } from "../../ui/say.js";
import { isWhole, SIDES } from "./versions.js";

const LONG = 800;
const WORDS = 200;
const STANDS = ["agreed", "open", "none"];

export function drawSheet(el, ctx) {
  const { content } = ctx;
  const all = content.reader === "all";
  const here = SIDES.filter((side) => content[side]);
  if (all) {
    el.append(
      h("p", { class: "six-notice" }, W("case.door_alone")),
      ...here.map((side) => folded(W(`case.sheet_of.${side}`), sideParts(content, side, true))),
      ...content.roles.map((one) => folded(W("case.role_this", { title: one.title }), roleParts(one))),
    );
  } else {
    for (const side of here) el.append(...sideParts(content, side, false));
    const mine = content.roles.find((one) => one.id === content.role);
    if (mine) el.append(h("h3", {}, W("case.role", { title: mine.title })), ...roleParts(mine));
    if (ctx.sheets()) el.append(otherRole(ctx, content.reader));
  }
  const side = ctx.get("side");
  el.append(...here.filter((one) => !all || one === side || !here.includes(side)).map((one) => talk(ctx, one)));
}

const folded = (title, parts) => h("details", { class: "six-details" }, h("summary", {}, title), ...parts);

function sideParts(content, side, told) {
  const words = (one) => W(told ? `case.${one}_this` : `case.${one}`);
  const list = (some) => h("ul", {}, some.map((one) => h("li", {}, one)));
  const needs = content.interests.filter((one) => one.side === side);
  return [
    h("h3", {}, W(told ? "case.only_this_side" : "case.only_side")),
    list(content[side].knows),
    h("h3", {}, words("erred")),
    h("p", {}, content[side].erred),
    h("h3", {}, words("needs")),
    list(needs.map(({ text, weight }) => W("case.need", { text, weight: W(`case.weight.${weight}`) }))),
  ];
}

const roleParts = ({ knows, says }) => [h("p", {}, knows), h("p", {}, W("case.says", { says }))];

/** A wrong press is no fate: another role of one's own side can be had. */
function otherRole(ctx, reader) {
  const side = reader === "observer" ? "between" : reader;
  const some = ctx.content.roles.filter((one) => one.side === side && one.id !== ctx.content.role);
  const say = h("p", { class: "six-hint", role: "alert" });
  const go = (role) => async () => {
    say.textContent = W("case.taking");
    say.textContent = await ctx.sheets().take(reader, role);
  };
  return folded(
    W("case.other_role"),
    [...some.map((one) => h("p", {}, button(one.title, go(one.id), { id: ctx.uid(`role-${one.id}`) }))), say],
  );
}

function talk(ctx, side) {
  const path = `talk.${side}`;
  return textBox({
    label: W(`case.talk.${side}`),
    hint: W("case.talk_hint"),
    name: ctx.uid(`talk-${side}`),
    value: ctx.get(path, ""),
    max: LONG,
    rows: 5,
    onInput: (text) => ctx.set(path, text || undefined),
  });
}

export function drawEnter(el, ctx, side) {
  const alone = ctx.content.reader === "all" || !ctx.sheets();
  el.append(
    h("p", {}, W(alone ? "case.enter_alone" : "case.enter_why")),
    ...ctx.content.terms.flatMap(({ id, title }) => {
      const path = `entered.${side}.${id}`;
      return [
        choice({
          legend: title,
          name: ctx.uid(`${side}-${id}`),
          value: ctx.get(`${path}.stands`),
          row: true,
          options: STANDS.map((one) => ({ value: one, label: ctx.content.stands[one] })),
          onPick: (stands) => ctx.set(`${path}.stands`, stands),
        }),
        textBox({
          label: W("case.term_words", { term: title }),
          name: ctx.uid(`${side}-${id}-words`),
          value: ctx.get(`${path}.words`, ""),
          max: WORDS,
          rows: 1,
          onInput: (text) => ctx.set(`${path}.words`, text || undefined),
        }),
      ];
    }),
  );
  if (!alone) el.append(...sending(ctx, side));
}

/** One press enters what stands here for the side of this table; how the table stands is told beside it. */
function sending(ctx, side) {
  const room = ctx.sheets();
  const say = h("p", { class: "six-hint", id: ctx.uid("sent") });
  const voice = makeVoice(say);
  let stands = "";
  const other = SIDES[1 - SIDES.indexOf(side)];
  const tell = () => {
    const { entered } = room.state();
    const stood = entered.length === 2
      ? "sent_both"
      : entered.includes(side)
      ? "sent"
      : entered.includes(other)
      ? "sent_other"
      : "";
    const words = stood ? W(`case.${stood}`) : W("case.send_hint");
    if (words !== stands) voice.show(words, !stands); // the first words are read with the page
    stands = words;
    return say.isConnected;
  };
  tell();
  room.listen(tell);
  const send = async () => {
    const trouble = isWhole(ctx.content, ctx.get(`entered.${side}`))
      ? await room.enter(ctx.get(`entered.${side}`))
      : W("case.send_first");
    if (trouble) voice.say(trouble);
  };
  return [
    h("p", {}, button(W("case.send"), send, { kind: "strong", id: ctx.uid("send"), describedby: ctx.uid("sent") })),
    say,
    room.teams() ? null : h("p", { class: "six-hint" }, W("case.one_table")),
  ].filter(Boolean);
}
