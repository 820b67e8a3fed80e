/* A list to tick: a page an ask, or a page a section of a long list; a reason where one helps. */

import { button, group, optionRow, setAble, textBox } from "../../ui/controls.js";
import { h, inWords, W } from "../../ui/dom.js";
import { closingStep } from "../../ui/instrument/closing.js";
import { instrumentPaper, withoutPrivate } from "../../ui/instrument/preview.js";
import { agreement, checkAsks, checkItems, tickedOf } from "./ticks.js";

const LONG = 20; // lines on one page

/** The pages of an ask. Where there is a choice to make among all lines, they stay on one page. */
function askSteps(ctx, ask, at) {
  const { sections } = ctx.content;
  const paged = sections.length > 1 && checkItems(ctx).length > LONG && !ask.most && !ask.of;
  const pages = paged ? sections.map((section) => [section]) : [sections];
  const nothingLeft = () => Boolean(ask.of) && tickedOf(ctx, ask.of)?.length === 0;
  return pages.map((shown, page) => {
    const last = page === pages.length - 1;
    const ids = shown.flatMap((section) => section.items.map((item) => item.id));
    return {
      id: page ? `ask-${ask.id}-${shown[0].id}` : `ask-${ask.id}`,
      title: paged ? shown[0].title : ask.label || W("check.tick"),
      optional: !last, // the pages of one ask count once: nobody has to tick something on each
      done: () => (last
        ? tickedOf(ctx, ask.id) !== null || nothingLeft()
        : (tickedOf(ctx, ask.id) ?? []).some((id) =>
          ids.includes(id)
        )),
      render: (el) => drawAsk(el, ctx, ask, { shown, last, intro: at + page === 0 }),
    };
  });
}

function drawAsk(el, ctx, ask, { shown, last, intro }) {
  const before = checkAsks(ctx).find((one) => one.id === ask.of);
  const offered = before ? tickedOf(ctx, before.id) : null;
  if (ctx.content.intro && intro) el.append(h("p", {}, ctx.content.intro));
  if (ask.question) {
    el.append(
      h(
        "p",
        { class: "six-check-question" },
        ask.question,
        ask.most ? h("span", { class: "six-muted" }, ` ${W("check.at_most", ask)}`) : null,
      ),
    );
  }
  if (before && !offered?.length) {
    el.append(
      h("p", {}, W(offered ? "check.nothing_left" : "check.first_tick", before)),
      button(W("check.go_there", before), () => ctx.go(`ask-${before.id}`)),
    );
    return;
  }
  const parts = [];
  const show = () => parts.forEach((part) => part());
  for (const section of shown) {
    const items = section.items.filter((item) => !offered || offered.includes(item.id));
    if (items.length) el.append(sectionPart(ctx, ask, { ...section, items, headed: shown.length > 1 }, parts, show));
  }
  const full = h("p", { class: "six-check-full" }, W("check.full", ask));
  parts.push(() => {
    full.hidden = !atLimit(ctx, ask);
  });
  el.append(full, last ? nonePart(ctx, ask, parts, show, shown.length < ctx.content.sections.length) : "");
  show();
}

function atLimit(ctx, ask) {
  return ask.most > 0 && (tickedOf(ctx, ask.id)?.length ?? 0) >= ask.most;
}

function atSectionLimit(ctx, ask, section) {
  const ids = section.items.map((item) => item.id);
  return section.most > 0 && (tickedOf(ctx, ask.id) ?? []).filter((id) => ids.includes(id)).length >= section.most;
}

/** The boxes of one section; *parts* collects what must be shown anew when a tick changes. */
function sectionPart(ctx, ask, section, parts, show) {
  const name = ctx.uid(`${ask.id}-${section.id}`);
  const rows = section.items.map((item) => {
    const row = optionRow("checkbox", name, { value: item.id, label: item.title, hint: item.text }, false, (event) => {
      setTick(ctx, ask, item, event.target.checked, section);
      show();
    }, () => ctx.say(atLimit(ctx, ask) ? W("check.full", ask) : W("check.full_section", section)));
    const input = row.querySelector("input");
    const reason = reasonPart(ctx, ask, item);
    parts.push(() => {
      input.checked = tickedOf(ctx, ask.id)?.includes(item.id) ?? false;
      setAble(input, input.checked || !(atLimit(ctx, ask) || atSectionLimit(ctx, ask, section)));
      if (reason) reason.hidden = !input.checked;
    });
    return [row, reason];
  });
  const legend = section.headed ? section.title : h("span", { class: "six-hidden" }, section.title);
  const named = [legend, ask.label ? h("span", { class: "six-hidden" }, ` (${ask.label})`) : null];
  const full = h("p", { class: "six-check-full" }, W("check.full_section", section));
  parts.push(() => {
    full.hidden = !atSectionLimit(ctx, ask, section) || atLimit(ctx, ask);
  });
  const fieldset = group({ legend: named, hint: section.about || null, name }, rows);
  fieldset.append(full);
  return fieldset;
}

/** The reason for a tick, quiet until it is opened; it belongs to the item, so each ask shows the same text. */
function reasonPart(ctx, ask, item) {
  const { note } = ctx.content;
  if (!note) return null;
  const path = `notes.${item.id}`;
  const of = h("span", { class: "six-hidden" }, ` (${item.title})`);
  const field = textBox({
    label: h("span", { class: "six-hidden" }, `${note.label} (${item.title})`),
    hint: [note.hint, note.private ? W("check.why_private") : ""].filter(Boolean).join(" ") || null,
    name: ctx.uid(`${ask.id}-${item.id}-why`),
    value: ctx.get(path, ""),
    max: 400,
    rows: 2,
    onInput: (text) => ctx.set(path, text || undefined),
  });
  return h(
    "details",
    { class: "six-details six-quiet-note six-check-why", open: Boolean(ctx.get(path)) },
    h("summary", {}, note.label, of),
    field,
  );
}

/** Nothing ticked is not the same as not looked at, so it can be said. It never sweeps ticks away. */
function nonePart(ctx, ask, parts, show, paged) {
  const row = optionRow(
    "checkbox",
    ctx.uid(`${ask.id}-none`),
    { value: "none", label: W(paged ? "check.none_paged" : "check.none"), hint: W("check.none_hint") },
    false,
    (event) => {
      ctx.set(`ticked.${ask.id}`, event.target.checked ? [] : undefined);
      show();
    },
    () => ctx.say(W("check.none_hint")),
  );
  const input = row.querySelector("input");
  const hint = row.querySelector(".six-hint");
  parts.push(() => {
    input.checked = tickedOf(ctx, ask.id)?.length === 0;
    const ticked = (tickedOf(ctx, ask.id)?.length ?? 0) > 0;
    setAble(input, !ticked);
    hint.hidden = !ticked;
  });
  return h("div", { class: "six-check-none" }, row);
}

/** Set or take away a tick; what later asks ticked of it goes, too, and that is said. */
function setTick(ctx, ask, item, on, section) {
  const order = checkItems(ctx).map((one) => one.id);
  const changes = {};
  const without = [];
  const take = (id) => {
    const left = (tickedOf(ctx, id) ?? []).filter((one) => one !== item.id);
    changes[`ticked.${id}`] = left.length ? left : undefined;
    for (const later of checkAsks(ctx).filter((one) => one.of === id)) {
      if (tickedOf(ctx, later.id)?.includes(item.id)) {
        without.push(later.label);
        take(later.id);
      } else if (!left.length) changes[`ticked.${later.id}`] = undefined;
    }
  };
  if (on) changes[`ticked.${ask.id}`] = order.filter((id) => id === item.id || tickedOf(ctx, ask.id)?.includes(id));
  else take(ask.id);
  ctx.update(changes);
  if (without.length) ctx.say(W("check.left_too", { item: item.title, asks: inWords(without) }));
  else if (on && atLimit(ctx, ask)) ctx.say(W("check.full", ask));
  else if (on && atSectionLimit(ctx, ask, section)) ctx.say(W("check.full_section", section));
}

function privateStep(ctx) {
  const { ask, hint } = ctx.content.private;
  const render = (el) =>
    el.append(
      h("p", { class: "six-check-private" }, W("check.private_why")),
      textBox({
        label: ask,
        hint: hint || null,
        name: ctx.uid("private"),
        value: ctx.get("private", ""),
        rows: 4,
        onInput: (text) => ctx.set("private", text || undefined),
      }),
    );
  return {
    id: "private",
    title: W("check.private_title"),
    optional: true,
    done: () => Boolean(ctx.get("private")),
    render,
  };
}

/** What the closing step offers first: what is still open, what both sides would hope for, or what was ticked last. */
function pointedAt(ctx) {
  const asks = checkAsks(ctx);
  if (ctx.content.agree) return agreement(ctx).open.map((one) => one.id);
  const { guess } = ctx.content;
  if (guess) return (tickedOf(ctx, guess.of) ?? []).filter((id) => tickedOf(ctx, guess.by)?.includes(id));
  return tickedOf(ctx, asks.at(-1).id) ?? [];
}

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [
    ...checkAsks(ctx).flatMap((ask, at) => askSteps(ctx, ask, at)),
    ...(ctx.content.private ? [privateStep(ctx)] : []),
    closingStep(ctx, () => pointedAt(ctx)),
  ],
  paper: ticksOnPaper,
};

/** The sheet shows where none was ticked, and leaves private words out. */
function ticksOnPaper(answers, exercise) {
  const kept = instrumentPaper(withoutPrivate(answers, exercise.content), exercise);
  const none = Object.entries(answers.ticked ?? {}).filter(([, list]) => list.length === 0).map((
    [ask],
  ) => [ask, "yes"]);
  return none.length ? { ...kept, paper: { ...kept.paper, none: Object.fromEntries(none) } } : kept;
}
