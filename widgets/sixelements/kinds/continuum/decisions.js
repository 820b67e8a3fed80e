/* The decisions of a continuum, and their marks in words. */

import { W } from "../../ui/dom.js";
import { ROOM_KEY, storage } from "../../ui/storage.js";
import { MIDDLE, reads } from "./gaps.js";

export const OUTSIDE = "other";

/** The chair a person chose, or the one of the side that this device joined a room with: it is asked once. */
export const sideOf = (ctx) => ctx.get("side") ?? chairOfRoom(ctx.content)?.id;

/** The chair of the side that this device joined a room with; undefined in no room. */
export function chairOfRoom({ sides }) {
  const joined = storage.read(ROOM_KEY)?.side;
  if (typeof joined !== "string") return undefined;
  return sides.find(({ id }) => id === joined.split("-")[0]) ?? sides.find(({ id }) => id === OUTSIDE);
}

export const isSecond = (ctx) => sideOf(ctx) === ctx.content.party_b;
export const marksOf = (ctx, id) => ctx.get(`placed.${id}`, {});
export const sideName = (ctx, id) => ctx.content.sides.find((side) => side.id === id).label.toLowerCase();
export const allDecisions = (ctx) => [...ctx.content.decisions, ...added(ctx)];

/** A point of the fixed frame as the person's chair reads it: a few words, or (long) a sentence without its period. */
export function pointWords(ctx, point, long = false) {
  const voice = sideOf(ctx) === OUTSIDE ? "third" : "first";
  return ctx.content[`${voice}_${long ? "person" : "short"}`][reads(point, isSecond(ctx)) - 1];
}

/** "two steps toward deciding together": from one point of the fixed frame to another. */
export function moveWords(ctx, { now, should }) {
  const steps = W(`continuum.steps.${Math.abs(should - now)}`);
  const inward = Math.abs(should - MIDDLE) < Math.abs(now - MIDDLE);
  const past = (now - MIDDLE) * (should - MIDDLE) < 0;
  if (inward && !past) return W("continuum.toward.together", { steps });
  const gains = should > now ? ctx.content.party_b : ctx.content.party_a;
  return W(`continuum.toward.${gains === sideOf(ctx) ? "us" : "them"}${past ? "_past" : ""}`, {
    steps,
    them: sideName(ctx, gains),
  });
}

export function openerWords(ctx, { id, title, opener }) {
  const clause = (point) => pointWords(ctx, point, true).replace(/^(?!I\b)./, (first) => first.toLowerCase());
  const { now, should } = marksOf(ctx, id);
  const slots = { title, now: clause(now), should: clause(should) };
  return opener
    ? opener.replace(/\{(\w+)\}/g, (whole, name) => slots[name] ?? whole)
    : W("continuum.own_opener", slots);
}

export const ownList = (ctx) =>
  ctx.get("own", []).filter(({ id }, index, all) => id && all.findIndex((one) => one.id === id) === index);
export const added = (ctx) =>
  ownList(ctx).map((one) => ({ ...one, title: one.title?.trim() || W("continuum.own_untitled") }));
