/* Points of a scale as native radio buttons: rows where the points have words, a line of numbered rings where
   they have only numbers. "I do not know" stands apart, since it is no point. */

import { optionRow } from "../controls.js";
import { h, W } from "../dom.js";
import { UNKNOWN } from "./measures.js";
import { noteField } from "./note.js";

const ACROSS = 28;
const SHORT = 9;

/** Whether the points of a scale are only numbered, so that its ends need words. */
export function isNumbered(scale) {
  return scale.values.every((value, index) => scale.labels[index] === String(value));
}

/**
 * The radio group of one answer, kept at *path*. *ends* are the words at the two ends; *told* says what each point
 * looks like.
 */
export function pointsGroup(
  ctx,
  {
    legend,
    hidden = false,
    path,
    scale,
    ends = null,
    told = null,
    unknown = ctx.content.unknown,
    describedby = null,
    onPick = (_value) => {},
  },
) {
  const name = ctx.uid(path.replaceAll(".", "-"));
  const pick = (value) => {
    ctx.set(path, value);
    onPick(value);
  };
  const row = (value, label, hint) =>
    optionRow("radio", name, { value, label, hint }, ctx.get(path) === value, () => pick(value));
  const numbered = isNumbered(scale);
  const last = scale.values.length - 1;
  // What an end means is in its own name: what only describes a group is not read by every screen reader.
  const named = (index) =>
    numbered && ends && (index === 0 || index === last)
      ? [scale.labels[index], h("span", { class: "six-hidden" }, ` (${ends[index && 1]})`)]
      : scale.labels[index];
  const rows = scale.values.map((value, index) => row(value, named(index), told?.[index]));
  return h(
    "fieldset",
    {
      class: `six-group six-points ${pointsLayout(scale, told)}`,
      "aria-describedby": describedby,
      style: { "--six-count": scale.values.length },
    },
    h("legend", { class: hidden ? "six-hidden" : null }, legend),
    h(
      "div",
      { class: "six-points-line" },
      numbered && ends
        ? h(
          "p",
          { class: "six-points-ends", "aria-hidden": "true" },
          ends.map((words) => h("span", {}, words)),
        )
        : null,
      h("div", { class: "six-points-set" }, rows),
    ),
    unknown ? h("div", { class: "six-points-apart" }, row(UNKNOWN, unknown)) : null,
  );
}

/**
 * How the points lie: numbered rings, described cards, cells side by side even on a phone, or rows that lie across
 * where there is room.
 */
function pointsLayout(scale, told) {
  const longest = Math.max(...scale.labels.map((label) => label.length));
  if (told) return "six-points-cards";
  if (isNumbered(scale)) return "six-points-numbered";
  if (scale.values.length <= 4 && longest <= SHORT) return "six-points-short";
  return scale.values.length <= 5 && longest <= ACROSS ? "six-points-across" : "six-points-rows";
}

/** The note beside an item, quiet until opened; open where something is written. Where the item has the step to itself
    and the note says what to look for, it stands open, so that it is seen before the mark is made. */
export function quietNote(ctx, path, label, alone = false) {
  if (!ctx.content.note || (alone && ctx.content.note.hint)) return noteField(ctx, path, label);
  return h(
    "details",
    { class: "six-details six-quiet-note", open: Boolean(ctx.get(`${path}.note`)) },
    h("summary", {}, W("standing.note", { note: ctx.content.note.label })),
    noteField(ctx, path, label),
  );
}
