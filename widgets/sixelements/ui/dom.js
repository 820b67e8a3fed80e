/* Building a page from plain calls: text always becomes a text node, so nobody's words can ever run. */

import { WORDS } from "./words.js";

/** A number that no other part of this page has, for the ids in it; pages may hold several scripts of ours. */
export function nextNumber() {
  const page = /** @type {any} */ (window);
  page.sixElementsCount = (page.sixElementsCount ?? 0) + 1;
  return page.sixElementsCount;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * A node, a text or a number; lists are flattened, and null, undefined and false left out.
 * @typedef {Node | string | number | boolean | null | undefined | any[]} Child
 */

/**
 * Make an element. attrs: `on` holds listeners; true sets a bare attribute; false, null and undefined leave it out.
 * @param {string} tag
 * @param {Record<string, any> | null} [attrs]
 * @param {...Child} children
 * @returns {any} an element of the kind that *tag* names
 */
export function h(tag, attrs, ...children) {
  return fill(document.createElement(tag), attrs, children);
}

/**
 * Make an SVG element; the same attributes and children as h().
 * @param {string} tag
 * @param {Record<string, any> | null} [attrs]
 * @param {...Child} children
 * @returns {any} an element of the kind that *tag* names
 */
export function s(tag, attrs, ...children) {
  return fill(document.createElementNS(SVG, tag), attrs, children);
}

export function fill(node, attrs, children) {
  for (const [name, value] of Object.entries(attrs ?? {})) {
    if (name === "on") { for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener); }
    else if (name === "style") { for (const [key, part] of Object.entries(value)) node.style.setProperty(key, part); }
    else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  const shown = /** @type {any[]} */ (children).flat(Infinity);
  node.append(...shown.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/**
 * An interface word by its dotted key, with its {slots} filled.
 * @param {string} key
 * @param {Record<string, any>} [slots]
 * @returns {string}
 */
export function W(key, slots = {}) {
  const found = /** @type {any} */ (key.split(".").reduce((table, part) => table?.[part], WORDS));
  if (typeof found !== "string") throw new Error(`no interface word is called ${key}`);
  return found.replace(/\{(\w+)\}/g, (_, name) => slots[name] ?? unfilled(key, name));
}

/** A slot that nobody filled stays empty, so that no person reads braces; the error fails every test that meets it. */
function unfilled(key, name) {
  reportError(new Error(`nobody filled {${name}} of the interface word ${key}`));
  return "";
}

/**
 * The word for a number: key.one or key.other with {n} filled, and key.none for nothing at all where it has one.
 * @param {string} key
 * @param {number} n
 * @param {Record<string, any>} [slots]
 */
export function plural(key, n, slots = {}) {
  const none = n === 0 && dig(WORDS, `${key}.none`) !== undefined;
  return W(`${key}.${none ? "none" : n === 1 ? "one" : "other"}`, { n, ...slots });
}

/**
 * "a", "a and b", "a, b, and c".
 * @param {string[]} list
 */
export function inWords(list) {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(list);
}

/**
 * What stands at a dotted path of plain data, or undefined.
 * @param {any} data
 * @param {string} path
 * @returns {any}
 */
export function dig(data, path) {
  return (path ? path.split(".") : []).reduce((found, key) => own(found, key), data);
}

/**
 * A value under a key of plain data; never something the language itself put there, like "constructor".
 * @param {any} data
 * @param {string} key
 * @returns {any}
 */
export function own(data, key) {
  return data !== null && typeof data === "object" && Object.hasOwn(data, key) ? data[key] : undefined;
}

/**
 * A copy of plain data with *value* at a dotted path; undefined removes what is there.
 * @param {any} data
 * @param {string} path
 * @param {any} value
 * @returns {any}
 */
export function withValue(data, path, value) {
  const [key, ...rest] = path.split(".");
  const copy = { ...(data ?? {}) };
  const inner = rest.length ? withValue(own(copy, key), rest.join("."), value) : value;
  if (inner === undefined || (rest.length && Object.keys(inner).length === 0)) delete copy[key];
  else copy[key] = inner;
  return copy;
}

/** Answers without something a person added: neither its title in the list `own` nor what stands under *root*. */
export function withoutOwn(answers, root, id) {
  const left = (answers.own ?? []).filter((one) => one.id !== id);
  return withValue(withValue(answers, "own", left.length ? left : undefined), `${root}.${id}`, undefined);
}

export function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
