/* A team's file: a page that anybody can read in a browser, with the same as data in it, so that a room can open from
   it. It is made and read here; no server keeps it. */

import { W } from "./dom.js";
import { givenIn } from "./given.js";
import { said } from "./messages.js";
import { isObject } from "./shape.js";

const FORMAT = "six-elements-team-file";
const VERSION = 1;
const MOST = 5_000_000; // letters
const DATA = /<script type="application\/json" id="six-elements-team-file">([\s\S]*?)<\/script>/;

/** What is said of a text without the data of a team's file, by what it says that it is. */
const NOT_ONE = {
  team: "teamfile.damaged",
  answers: "teamfile.not_answers",
  choice: "teamfile.not_choice",
  "": "teamfile.not_ours",
};

const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const text = (value) => String(value ?? "").replace(/[&<>"']/g, (one) => ESCAPED[one]);
const part = (name, value, more = "") => `<${name}${more}>${value}</${name}>`;
const cells = (row, name, more = "") => part("tr", row.map((one) => part(name, text(one), more)).join(""));
/** A table; one that is wider than a phone is moved by itself. */
const table = ({ title, head, lines }) =>
  part(
    "div",
    part(
      "table",
      part("caption", text(title)) + cells(head, "th", ' scope="col"') + lines.map((one) => cells(one, "td")).join(""),
    ),
    ` role="region" tabindex="0" aria-label="${text(title)}"`,
  );
const list = (title, some) =>
  some.length ? part("h2", text(title)) + part("ul", some.map((one) => part("li", text(one))).join("")) : "";

/** What was kept, and what was let go with its reason. */
const settledOf = (some, state) =>
  some.filter((one) => one.state === state).map((one) => [deed(one), one.why].filter(Boolean).join(": "));

const deed = ({ what, who, by_when: when }) => [what, who, when].filter(Boolean).join(" · ");

/** What a pattern says in sentences; its pictures stand in the data. */
const sentences = (pattern) =>
  said(pattern).blocks.filter(({ type }) => type === "sentence").map((one) => part("p", text(one.text))).join("");

function patternOf({ title, round, hall, own }) {
  const name = round > 1 ? W("teamfile.round", { title, n: round }) : title;
  return part("h3", text(name)) + (own ? sentences(own) : "") + sentences(hall);
}

/**
 * The text of a file of what *told* holds: {team, purpose, opened, agreements, actions, documents, patterns}.
 * A label or a pattern may hold messages; they are said in the words of this page.
 * @param {any} told
 */
export function toFile(told) {
  const { team, purpose, opened, agreements, settled = [], actions, documents, patterns } = said(told);
  const data = JSON.stringify({ format: FORMAT, version: VERSION, ...said(told) }).replace(/</g, "\\u003c");
  const heading = team ? W("teamfile.of", { team }) : W("teamfile.title");
  return [
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    part("title", text(heading)),
    part(
      "style",
      "body{font:1rem/1.5 sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}div{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0;width:100%}caption{font-weight:bold;text-align:left}td,th{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}",
    ),
    "</head>\n<body>",
    part("h1", text(heading)),
    part("p", text([purpose, opened].filter(Boolean).join(" · "))),
    part("p", text(W("teamfile.about"))),
    list(W("teamfile.actions"), actions.map(deed)),
    list(W("teamfile.agreements"), agreements.map(deed)),
    list(W("teamfile.kept"), settledOf(settled, "kept")),
    list(W("teamfile.gone"), settledOf(settled, "gone")),
    documents.length ? part("h2", text(W("teamfile.documents"))) + documents.map(table).join("\n") : "",
    patterns.length ? part("h2", text(W("teamfile.patterns"))) + patterns.map(patternOf).join("\n") : "",
    `\n<script type="application/json" id="six-elements-team-file">${data}</script>\n</body></html>\n`,
  ].join("\n");
}

/** The text of a file that somebody chose; of one that is far too large nothing is read. */
export const textOf = (file) => (file.size > 4 * MOST ? "x".repeat(MOST + 1) : file.text());

/**
 * What a file holds, as {file}; or {problem}, the one line that says what is wrong with it.
 * @param {string} found
 */
export function fromFile(found) {
  if (found.length > MOST) return { problem: W("teamfile.too_big") };
  const data = DATA.exec(found)?.[1];
  if (!data) return { problem: W(NOT_ONE[givenIn(found)]) };
  let file;
  try {
    file = JSON.parse(data);
  } catch {
    return { problem: W("teamfile.damaged") };
  }
  if (!isObject(file) || file.format !== FORMAT) return { problem: W("teamfile.not_ours") };
  if (!Number.isInteger(file.version) || file.version > VERSION) return { problem: W("teamfile.newer") };
  return isSound(file) ? { file } : { problem: W("teamfile.damaged") };
}

const isText = (value) => typeof value === "string";
const each = (some, fits) => Array.isArray(some) && some.every((one) => isObject(one) && fits(one));
const isDeed = ({ what, who, by_when }) => [what, who, by_when].every(isText) && what.trim() !== "";
const isCell = (value) => ["string", "number", "boolean"].includes(typeof value);
const isRow = ({ id, cells: held }) => isText(id) && isObject(held) && Object.values(held).every(isCell);

const isSettled = (one) => isDeed(one) && ["kept", "gone"].includes(one.state) && isText(one.why);

function isSound({ team, agreements, settled = [], actions, documents, patterns }) {
  return isText(team) && each(agreements, isDeed) && each(actions, isDeed) && Array.isArray(patterns) &&
    each(settled, isSettled) &&
    each(documents, ({ slug, rows }) => isText(slug) && each(rows, isRow));
}

/** What a room takes of a file: the rows of its tables, what is open, and what was agreed; of two of one exercise the last. */
export function carriedOf({ team, documents, actions, agreements }) {
  const deedOf = ({ what, who, by_when }) => ({ what, who, by_when });
  const last = new Map(
    documents.map(({ slug, rows }) => [slug, rows.map(({ id, cells: held }) => ({ id, cells: held }))]),
  );
  return {
    team,
    documents: [...last].map(([slug, rows]) => ({ slug, rows })),
    actions: actions.map(deedOf),
    agreements: agreements.map(deedOf),
  };
}

/** The name of the file. */
export const nameOf = (told) => `six-elements-team-${told.opened}.html`;
