/* Placing: a step an item, with radios for named stops and sliders for the others; what people add; what was found. */

import { button, setAble, textBox } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { closingStep } from "../../ui/instrument/closing.js";
import { fieldsOf } from "../../ui/instrument/measures.js";
import { noteField } from "../../ui/instrument/note.js";
import { pointsGroup } from "../../ui/instrument/points.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { slider } from "../../ui/instrument/slider.js";
import { placeAmount, placeFields, placeIsSquare, placeMarks, placeOwn, placeOwnTitled, placeScale } from "./marks.js";
import { placeFound } from "./guesses.js";
import { placeKeyMark, placeSquare } from "./square.js";
import { placeSuggested } from "./suggested.js";

const placeDone = (ctx, id) => placeFields(ctx.content).every(({ field }) => placeMarks(ctx, id)[field] !== undefined);
const placeRevealed = new Set();

function placeStep(ctx, item) {
  const render = (el) => {
    el.append(
      ctx.content.intro ? h("p", {}, ctx.content.intro) : "",
      item.text ? h("p", { class: "six-place-text" }, item.text) : "",
      item.hint ? h("p", { class: "six-hint" }, item.hint) : "",
      ...(item.axis ? placeGuess(ctx, item) : placeControls(ctx, item.id, item.title)),
    );
  };
  return { id: item.id, title: item.title, done: () => placeDone(ctx, item.id), render };
}

/** The controls of one item, own or given: what is asked, the note, and taking the marks back. */
function placeControls(ctx, id, title) {
  const { clear, tell } = placeClear(ctx, id);
  const asked = ctx.content.axes[0].scale && !placeIsSquare(ctx.content)
    ? placeStops(ctx, id, tell)
    : placeSliders(ctx, id, tell);
  return [
    h("div", { class: "six-place" }, h("div", { class: "six-place-parts" }, asked)),
    noteField(ctx, `places.${id}`, title),
    clear,
  ];
}

/** The button that takes an item's marks back; tell() says that there may be some now. */
function placeClear(ctx, id) {
  const clear = button(W("place.clear"), () => {
    ctx.update(Object.fromEntries(placeFields(ctx.content).map(({ field }) => [`places.${id}.${field}`, undefined])));
    ctx.redraw();
    ctx.say(W("place.cleared"));
    document.getElementById(ctx.uid("heading")).focus();
  }, { kind: "quiet" });
  const tell = () => {
    setAble(clear, placeFields(ctx.content).some(({ field }) => placeMarks(ctx, id)[field] !== undefined));
  };
  tell();
  return { clear, tell };
}

/** Named stops: one radio group an ask; what each stop looks like stands with the first. */
function placeStops(ctx, id, tell) {
  const { content: { axes: [axis] } } = ctx;
  const scale = placeScale(ctx, axis);
  const told = axis.stops.length ? axis.stops : null;
  return placeFields(ctx.content).map(({ field, ask }, index) =>
    pointsGroup(ctx, {
      legend: ask.question || axis.title,
      path: `places.${id}.${field}`,
      scale,
      told: index === 0 ? told : null,
      ends: [axis.low, axis.high],
      onPick: tell,
    })
  );
}

/** Lines of eleven stops: sliders, and for two lines the square between them. */
function placeSliders(ctx, id, tell) {
  const { content } = ctx;
  const square = placeIsSquare(content) ? placeSquare(ctx, id, refresh) : null;
  const sliders = placeFields(content).map(({ field, ask, axis }) => {
    const scale = placeScale(ctx, axis);
    const [min, max] = [scale.values[0], scale.values.at(-1)];
    return {
      field,
      ask,
      ...slider({
        label: axis.title,
        name: ctx.uid(`${id}-${field}`),
        min,
        max,
        start: Math.round((min + max) / 2),
        value: placeMarks(ctx, id)[field],
        ends: [axis.low, axis.high],
        words: (value) => scale.labels[scale.values.indexOf(value)],
        unset: W("place.not_yet"),
        onPlace: (value) => {
          ctx.set(`places.${id}.${field}`, value);
          square?.show();
          tell();
          return value;
        },
      }),
    };
  });

  function refresh() {
    for (const one of sliders) one.show(placeMarks(ctx, id)[one.field]);
    tell();
  }

  const groups = fieldsOf(ctx).map((ask, index) => {
    const rows = sliders.filter((one) => one.ask.id === ask.id).map((one) => one.node);
    if (!ask.question) return h("div", {}, rows);
    return h(
      "fieldset",
      { class: "six-group" },
      h("legend", {}, square ? placeKeyMark(index) : null, ask.question),
      rows,
    );
  });
  const middle = h("p", { class: "six-hint" }, W("place.keep_middle"));
  if (!square) return [middle, ...groups];
  return [
    h(
      "div",
      { class: "six-place-tap" },
      h("p", { class: "six-hint" }, placeTapWords(content)),
      square.node,
      placeCorners(content),
    ),
    h("div", {}, middle, groups),
  ];
}

function placeTapWords({ asks: [first, second] }) {
  return second ? W("place.tap", { first: first.label, second: second.label }) : W("place.tap_one");
}

/** What each quarter is like; quiet until opened. */
function placeCorners({ zones }) {
  return h(
    "details",
    { class: "six-details" },
    h("summary", {}, W("place.corners")),
    h("ul", {}, zones.map((zone) => h("li", {}, h("strong", {}, `${zone.title}. `), zone.text))),
  );
}

/** A guess on the item's own line; what was found is shown when it is asked for. */
function placeGuess(ctx, item) {
  const { axis, reveal } = item;
  const path = `places.${item.id}.value`;
  const seen = `${ctx.exercise.slug}/${item.id}`;
  const after = h("div", {});
  const { clear, tell } = placeClear(ctx, item.id);
  const line = slider({
    label: h("span", {}, W("place.guess_label"), h("span", { class: "six-hidden" }, ` (${item.title})`)),
    name: ctx.uid(`${item.id}-value`),
    min: axis.from,
    max: axis.to,
    step: axis.step,
    start: placeMiddle(axis),
    value: ctx.get(path),
    ends: [axis.from, axis.to].map((end, at) =>
      [placeAmount(end, axis.unit), [axis.low, axis.high][at]].filter(Boolean).join(": ")
    ),
    words: (value) => placeAmount(value, axis.unit),
    unset: W("place.not_yet"),
    onPlace: (value) => {
      ctx.set(path, value);
      show();
      return value;
    },
  });

  function show() {
    tell();
    if (!reveal) return;
    const guess = ctx.get(path);
    const open = guess !== undefined && placeRevealed.has(seen);
    after.replaceChildren(
      open ? placeFound(item, guess) : button(W("place.show"), () => {
        placeRevealed.add(seen);
        show();
        after.querySelector("h3").focus();
      }, { disabled: guess === undefined }),
    );
  }

  show();
  return [
    h("p", { class: "six-hint" }, W("place.keep_middle")),
    line.node,
    noteField(ctx, `places.${item.id}`, item.title) ?? "",
    after,
    clear,
  ];
}

/** The stop nearest to the middle of a line. */
function placeMiddle({ from, to, step }) {
  return from + Math.round((to - from) / 2 / step) * step;
}

/** What people add themselves: a card each. */
function placeOwnStep(ctx) {
  const render = (el) => {
    const list = placeOwn(ctx);
    const most = ctx.exercise.shape.fields.own.max;
    el.append(h("p", {}, W("place.own_why", { n: most })), ...list.map((one) => placeOwnCard(ctx, one)));
    if (list.length >= most) el.append(h("p", { class: "six-muted" }, W("place.own_full", { n: most })));
    else {el.append(button(W("place.own_add"), () => {
        const now = placeOwn(ctx);
        const id = placeFreshId(now);
        ctx.set("own", [...now, { id, title: "" }]);
        ctx.redraw();
        document.getElementById(ctx.uid(`title-${id}`)).focus();
      }));}
  };
  return {
    id: "own",
    title: ctx.content.own,
    optional: true,
    done: () => placeOwn(ctx).some(({ id }) => placeDone(ctx, id)),
    render,
  };
}

function placeOwnCard(ctx, { id, title = "" }) {
  const name = () => placeOwnTitled(ctx).find((one) => one.id === id)?.title ?? "";
  const removal = button(W("place.own_remove"), () => {
    const named = { title: name() };
    const left = placeOwn(ctx).filter((one) => one.id !== id);
    ctx.update({ [`places.${id}`]: undefined, own: left.length ? left : undefined });
    ctx.redraw();
    ctx.say(W("place.own_removed", named));
    document.getElementById(ctx.uid("heading")).focus();
  }, { kind: "quiet" });
  const legend = h("legend", { class: "six-hidden" }, name());
  const named = () => {
    removal.setAttribute("aria-label", W("place.own_remove_named", { title: name() }));
    legend.textContent = name();
  };
  const rename = (text) => {
    ctx.set("own", placeOwn(ctx).map((one) => (one.id === id ? { ...one, title: text } : one)));
    named();
  };
  named();
  return h(
    "fieldset",
    { class: "six-card six-place-card" },
    legend,
    textBox({
      label: W("place.own_title"),
      name: ctx.uid(`title-${id}`),
      value: title,
      rows: 1,
      max: 80,
      onInput: rename,
    }),
    placeControls(ctx, id, name()),
    removal,
  );
}

/** The first id nobody has: own-1, own-2, … */
function placeFreshId(list) {
  let n = 1;
  while (list.some((one) => one.id === `own-${n}`)) n += 1;
  return `own-${n}`;
}

/** What was added stands on the sheet in the order of its blanks. */
function placePaper(answers, exercise) {
  const added = answers.own ?? [];
  const filled = instrumentPaper(answers, exercise);
  if (!added.length) return filled;
  const blank = Object.fromEntries(added.map(({ id }, index) => [id, `own-${index + 1}`]));
  const places = Object.fromEntries(
    Object.entries(answers.places ?? {}).map(([id, marks]) => [blank[id] ?? id, marks]),
  );
  const own = Object.fromEntries(added.map(({ id, title }) => [blank[id], title]));
  return { ...filled, places, paper: { ...filled.paper, own } };
}

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (
    ctx,
  ) => [
    ...ctx.content.items.map((item) => placeStep(ctx, item)),
    ...(ctx.content.own ? [placeOwnStep(ctx)] : []),
    closingStep(ctx, () => placeSuggested(ctx)),
  ],
  paper: placePaper,
};
