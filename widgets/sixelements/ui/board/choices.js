/* What a facilitator chooses of an exercise, as a list to tick and to move; what of it is sent, and what a file holds. */

import { isObject } from "../shape.js";

const FORMAT = "six-elements-fitting";

/**
 * An entry of the list: an item of the exercise with its section and whether it is asked, or (`own`) one of her own.
 * @typedef {{ title: string, id?: string, section?: string, on?: boolean, own?: number, limits?: any[] }} Entry
 */

/**
 * The list as *fitting* chose it: what is asked comes first, what is not asked stands behind.
 * @param {{ items: any[] }} offered
 * @param {{ items: any[], without: string[] } | null} fitting
 * @returns {Entry[]}
 */
export function entriesOf({ items }, fitting) {
  if (!fitting) return items.map((one) => ({ ...one, on: true }));
  const asked = fitting.items.map((one, index) => {
    if (typeof one !== "string") return { own: index + 1, title: one.title, limits: one.limits ?? [] };
    const known = items.find(({ id }) => id === one);
    return known ? { ...known, on: true } : null;
  }).filter(Boolean);
  const others = items.filter(({ id }) => !asked.some((one) => one.id === id));
  return [...asked, ...others.map((one) => ({ ...one, on: false }))];
}

/** What is sent of the list: null where everything is asked as it stands. */
export function fittingOf({ items }, entries, without) {
  const chosen = entries.filter((one) => one.own ? one.title.trim() : one.on).map((one) =>
    one.own ? { title: one.title.trim(), limits: one.limits.filter(({ text }) => text.trim()) } : one.id
  );
  const whole = chosen.length === items.length && chosen.every((one, index) => one === items[index].id);
  return whole && !without.length ? null : { items: chosen, without: [...without] };
}

/** Where an entry goes when it moves one place: past the next one of its section, or of no section; null at the end. */
export function moved(entries, index, step) {
  const { section } = entries[index];
  let to = index + step;
  while (entries[to] && section !== undefined && entries[to].section !== undefined && entries[to].section !== section) {
    to += step;
  }
  if (!entries[to]) return null;
  const left = [...entries];
  left.splice(to, 0, ...left.splice(index, 1));
  return left;
}

/** A file of what was chosen, for the next room. */
export function toFile(slug, title, fitting) {
  return JSON.stringify({ format: FORMAT, slug, title, ...fitting }, null, 1);
}

/**
 * What a file chose of the exercise *slug*, and how many of its items the exercise no longer has; null where the file
 * is not such a file, or of another exercise.
 */
export function fromFile(text, slug, { items, optional, own }) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(file) || file.format !== FORMAT || file.slug !== slug || !Array.isArray(file.items)) return null;
  const known = (one) => typeof one === "string" ? items.some(({ id }) => id === one) : isObject(one) && isOwn(one);
  const kept = file.items.filter(known);
  const added = kept.filter((one) => typeof one !== "string").slice(0, own);
  const asked = kept.filter((one) => typeof one === "string" || added.includes(one));
  const without = (Array.isArray(file.without) ? file.without : []).filter((one) => optional.includes(one));
  return { fitting: { items: [...new Set(asked)], without }, lost: file.items.length - asked.length };
}

function isOwn({ title, limits = [] }) {
  return typeof title === "string" && Array.isArray(limits) &&
    limits.every((one) => isObject(one) && typeof one.kind === "string" && typeof one.text === "string");
}
