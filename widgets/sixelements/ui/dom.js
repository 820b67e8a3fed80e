/* Building a page from plain calls: text always becomes a text node, so nobody's words can ever run. */

const SVG = "http://www.w3.org/2000/svg";

/** Make an element. attrs: `on` holds listeners; true sets a bare attribute; false, null and undefined leave it out. */
function h(tag, attrs, ...children) {
  return fill(document.createElement(tag), attrs, children);
}

/** Make an SVG element; the same attributes and children as h(). */
function s(tag, attrs, ...children) {
  return fill(document.createElementNS(SVG, tag), attrs, children);
}

function fill(node, attrs, children) {
  for (const [name, value] of Object.entries(attrs ?? {})) {
    if (name === "on") for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else if (name === "style") for (const [key, part] of Object.entries(value)) node.style.setProperty(key, part);
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** An interface word by its dotted key, with its {slots} filled. */
function W(key, slots = {}) {
  const found = key.split(".").reduce((table, part) => table?.[part], WORDS);
  if (typeof found !== "string") throw new Error(`no interface word is called ${key}`);
  return found.replace(/\{(\w+)\}/g, (whole, name) => slots[name] ?? whole);
}

/** The word for a number: key.one or key.other, with {n} filled. */
function plural(key, n, slots = {}) {
  return W(`${key}.${n === 1 ? "one" : "other"}`, { n, ...slots });
}

/** "a", "a and b", "a, b, and c". */
function inWords(list) {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(list);
}

/** What stands at a dotted path of plain data, or undefined. */
function dig(data, path) {
  return (path ? path.split(".") : []).reduce((found, key) => own(found, key), data);
}

/** A value under a key of plain data; never something the language itself put there, like "constructor". */
function own(data, key) {
  return data !== null && typeof data === "object" && Object.hasOwn(data, key) ? data[key] : undefined;
}

/** A copy of plain data with *value* at a dotted path; undefined removes what is there. */
function withValue(data, path, value) {
  const [key, ...rest] = path.split(".");
  const copy = { ...(data ?? {}) };
  const inner = rest.length ? withValue(own(copy, key), rest.join("."), value) : value;
  if (inner === undefined || (rest.length && Object.keys(inner).length === 0)) delete copy[key];
  else copy[key] = inner;
  return copy;
}

/** Answers without something a person added: neither its title in the list `own` nor what stands under *root*. */
function withoutOwn(answers, root, id) {
  const left = (answers.own ?? []).filter((one) => one.id !== id);
  return withValue(withValue(answers, "own", left.length ? left : undefined), `${root}.${id}`, undefined);
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
