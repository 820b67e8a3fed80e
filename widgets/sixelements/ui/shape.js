/* What answers look like; twin of shape.py, held to it by the same specimens. */

import { own } from "./dom.js";

const OWN_ID = /^own-[1-9][0-9]?$/;
const ADDED_ID = /^room-[a-z2-7]{10}$/;
const DATE = /^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;
const ROW_ID = /^[a-z2-7]{10}$/;

/** The first place where value does not fit shape, in plain words; null when it fits. */
export function misfit(shape, value, at = "answers") {
  switch (shape.type) {
    case "record":
    case "map": {
      if (!isObject(value)) return `${at}: expected an object`;
      for (const [key, inner] of Object.entries(value)) {
        const of = shapeInside(shape, key);
        if (!of) return `${at}: '${key.slice(0, 40)}' is not known here`;
        const found = misfit(of, inner, `${at}.${key}`);
        if (found) return found;
      }
      return null;
    }
    case "list": {
      if (!Array.isArray(value) || value.length > shape.max) return `${at}: expected a list of at most ${shape.max}`;
      for (const [index, inner] of value.entries()) {
        const found = misfit(shape.of, inner, `${at} number ${index + 1}`);
        if (found) return found;
      }
      return null;
    }
    case "choices":
      if (!Array.isArray(value) || new Set(value).size !== value.length) {
        return `${at}: expected a list without repeats`;
      }
      return value.every((one) => isOne(shape, one)) ? null : `${at}: expected only what the exercise offers`;
    case "choice":
      return isOne(shape, value) ? null : `${at}: expected one of ${shape.values.join(", ")}`;
    case "own":
      return typeof value === "string" && OWN_ID.test(value) ? null : `${at}: expected own-1 to own-99`;
    case "row":
      return typeof value === "string" && (shape.given?.includes(value) || ROW_ID.test(value))
        ? null
        : `${at}: expected the id of a row`;
    case "day":
      return typeof value === "string" && DATE.test(value) ? null : `${at}: expected a date as year-month-day`;
    case "number":
      return Number.isFinite(value) && value >= shape.min && value <= shape.max
        ? null
        : `${at}: expected a number from ${shape.min} to ${shape.max}`;
    default:
      return typeof value === "string" && value.length <= shape.max
        ? null
        : `${at}: expected text of at most ${shape.max} characters`;
  }
}

/** What of value fits shape, and how many answers were left behind: {kept, lost}. */
export function prune(shape, value) {
  if ((shape.type === "record" || shape.type === "map") && isObject(value)) {
    const kept = {};
    let lost = 0;
    for (const [key, inner] of Object.entries(value)) {
      const of = shapeInside(shape, key);
      if (!of) {
        lost += leaves(inner);
        continue;
      }
      const part = prune(of, inner);
      lost += part.lost;
      if (part.kept !== null) kept[key] = part.kept;
    }
    return { kept, lost };
  }
  if (shape.type === "list" && Array.isArray(value)) {
    const parts = value.map((inner) => prune(shape.of, inner));
    const fit = parts.map((part) => part.kept).filter((part) => part !== null).slice(0, shape.max);
    return { kept: fit, lost: parts.reduce((sum, part) => sum + part.lost, 0) + Math.max(0, value.length - shape.max) };
  }
  if (shape.type === "choices" && Array.isArray(value)) {
    const kept = [...new Set(value.filter((one) => isOne(shape, one)))];
    return { kept, lost: value.length - kept.length };
  }
  return misfit(shape, value) === null ? { kept: value, lost: 0 } : { kept: null, lost: leaves(value) };
}

function shapeInside(shape, key) {
  if (shape.type === "record") return own(shape.fields, key);
  return shape.keys.includes(key) || isAdded(shape, key) ? shape.of : undefined;
}

function isOne(shape, value) {
  return shape.values.includes(value) || isAdded(shape, value);
}

/** Whether *value* is the id of something that a person or a room added, where the shape has room for it. */
function isAdded(shape, value) {
  if (typeof value !== "string") return false;
  return (Boolean(shape.own) && OWN_ID.test(value)) || (Boolean(shape.added) && ADDED_ID.test(value));
}

export function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

export function leaves(value) {
  if (value === null || typeof value !== "object") return 1;
  return Object.values(value).reduce((sum, inner) => sum + leaves(inner), 0);
}
