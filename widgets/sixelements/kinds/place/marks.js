/* What is placed, and where: the marks of a placing and their scales. */

import { W } from "../../ui/dom.js";
import { fieldsOf } from "../../ui/instrument/measures.js";

/** The answers an item takes: [{field, ask, axis}] in the order they are asked. */
export function placeFields(content) {
  return fieldsOf({ content }).flatMap((ask) => {
    if (content.axes.length < 2) return [{ field: ask.id, ask, axis: content.axes[0] ?? null }];
    return ["x", "y"].map((end, index) => ({
      field: ask.id === "value" ? end : `${ask.id}_${end}`,
      ask,
      axis: content.axes[index],
    }));
  });
}

export const placeMarks = (ctx, id) => ctx.get(`places.${id}`, {});
export const placeEverything = (ctx) => [...ctx.content.items, ...placeOwnTitled(ctx)];
export const placeIsSquare = (content) => content.axes.length === 2;
export const placeScale = (ctx, axis) => ctx.exercise.scales[axis.scale || `${axis.id}-stops`];

/** "12%", "4 times": twin of amount() in content.py. */
export function placeAmount(number, unit) {
  return `${number.toLocaleString("en")}${/^[a-z]/i.test(unit) ? " " : ""}${unit}`;
}

export const placeOwn = (ctx) => ctx.get("own", []);
export const placeOwnTitled = (ctx) =>
  placeOwn(ctx).map((one) => ({ ...one, title: one.title?.trim() || W("place.own_untitled") }));
