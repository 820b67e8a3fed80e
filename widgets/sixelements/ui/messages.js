/* What rooms say by key, in the words of this page: convening/messages.py makes it, and says the same. */

import { WORDS } from "./words.js";

const SLOT = /\{(\w+)(?::([^}]*))?\}/g;

/**
 * A message, or words that are there already: what people wrote, or what a room of an older edition kept.
 * @param {any} text
 * @returns {string}
 */
export function say(text) {
  if (text === null) return "–";
  if (!isMessage(text)) return String(text);
  const { key, values = {} } = text;
  const found = key.split(".").reduce((table, part) => table?.[part], /** @type {any} */ (WORDS));
  const words = typeof found === "object" ? found[values.n === 1 ? "one" : "other"] : found;
  if (typeof words !== "string") {
    missing(`there are no words for ${key}`);
    return Object.values(values).map(say).join(" ") || "–";
  }
  return words.replace(SLOT, (_, name, how) => filled(key, values, name, how));
}

function filled(key, values, name, how) {
  if (!(name in values)) {
    missing(`nobody filled {${name}} of ${key}`);
    return "";
  }
  const { comma, last, quoted } = /** @type {any} */ (WORDS).list;
  let many = [values[name]].flat().map(say);
  if (how === "quoted") many = many.map((one) => quoted.split("{text}").join(one));
  else if (how !== undefined) return many.join(how);
  return many.length > 1 ? `${many.slice(0, -1).join(comma)}${last}${many.at(-1)}` : many[0] ?? "";
}

/** People read what there is; the error fails every test that meets it. */
function missing(what) {
  reportError(new Error(what));
}

function isMessage(data) {
  return data !== null && typeof data === "object" && typeof data.key === "string" &&
    Object.keys(data).every((name) => name === "key" || name === "values");
}

/**
 * Plain data with every message in it in words.
 * @param {any} data
 * @returns {any}
 */
export function said(data) {
  if (isMessage(data)) return say(data);
  if (Array.isArray(data)) return data.map(said);
  if (data === null || typeof data !== "object") return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, said(value)]));
}
