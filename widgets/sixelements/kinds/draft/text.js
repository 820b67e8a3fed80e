/* The rows of a draft, alone and in a room alike: its parts, phrases, other wordings and versions (kind.py says what
   makes a row which). */

import { PLACE } from "../../ui/document/place.js";
import { dig, own } from "../../ui/dom.js";
import { compute, inOrder } from "../../ui/scoring.js";
import { freshId } from "../table/kept.js";

export const NUMBER = "version";
export const KEPT = "part-";
export const SIGNED = "signed-";

/** The rows of a person's own, in order, each id once whatever a file may have held. */
export function keptRows(answers) {
  const listed = own(answers, "rows");
  const rows = (Array.isArray(listed) ? listed : []).filter((row) => row?.id);
  const found = new Map(rows.map((row) => [row.id, row]));
  return inOrder([...found.values()].map((row) => ({ ...row, cells: row.cells ?? {} })));
}

/** The rows of the room's document, as those of a person's own are. */
export function roomRows(doc) {
  return doc.rows().map(({ id, cells, back }, at) => {
    const written = Object.entries(cells).filter(([, value]) => value !== null);
    return { id, back, cells: { ...Object.fromEntries(written), [PLACE]: String(at).padStart(4, "0") } };
  });
}

/** What the page shows in a room: the room's rows; beside a text that stays one's own, only the phrases are the room's. */
function rowsTogether(ctx, doc) {
  const theirs = roomRows(doc);
  if (!ctx.content.stays) return theirs;
  return [...keptRows(ctx.answers()).filter(({ cells }) => own(cells, "phrase") === undefined), ...theirs];
}

/** The page with one's own rows alone, where the text is no matter of the room. */
export const ownPage = (ctx) => (ctx.content.stays ? { ...ctx, joint: () => null } : ctx);

/** The page as the room's text fills it; the page as it is where there is none. */
export function inRoom(ctx) {
  const doc = ctx.joint();
  if (!doc) return ctx;
  const answers = () => ({ ...ctx.answers(), rows: rowsTogether(ctx, doc) });
  return {
    ...ctx,
    answers,
    get: (path, fallback) => dig(answers(), path) ?? fallback,
    result: () => compute(ctx.exercise, answers()),
  };
}

/** The rows that the page shows. */
export const shownRows = (ctx) => keptRows(inRoom(ctx).answers());

/** The parts that make the text, without what stands aside. */
export const bodyOf = ({ parts }) => parts.filter(({ aside }) => !aside);

export const textOf = (value) => (typeof value === "string" ? value.trim() : "");

/** The form that was chosen, as the first part holds it; undefined where none is. */
export const formOf = ({ parts }, rows) => own(rows.find(({ id }) => id === parts[0].id)?.cells, "form");

/** The parts of a text of the chosen form; those of no form where none is chosen. */
export function partsOf(content, rows) {
  const bound = content.forms.flatMap(({ parts }) => parts);
  const mine = content.forms.find(({ id }) => id === formOf(content, rows))?.parts ?? [];
  return content.parts.filter(({ id }) => !bound.includes(id) || mine.includes(id));
}

/** What stands in each part: {id: text}; nothing in one that the chosen form does not have. */
export function now(content, rows) {
  const there = new Map(rows.map((row) => [row.id, row.cells]));
  const has = partsOf(content, rows).map(({ id }) => id);
  const textIn = (id) => (has.includes(id) ? textOf(own(there.get(id), "text")) : "");
  return Object.fromEntries(content.parts.map(({ id }) => [id, textIn(id)]));
}

const having = (rows, cell) => rows.filter((row) => own(row.cells, cell) !== undefined);

export const phrasesOf = (rows) => having(rows, "phrase");

const blanks = new WeakMap(); // by exercise: the phrase that is shown where there is none yet

/** The phrases to show: on a device alone a blank one where there is none. */
export function shownPhrases(ctx, rows) {
  const phrases = phrasesOf(rows);
  if (phrases.length || ctx.joint()) return phrases;
  if (!blanks.has(ctx.exercise)) blanks.set(ctx.exercise, freshId());
  return [{ id: blanks.get(ctx.exercise), cells: { phrase: "" } }];
}

/** The other wordings of a part. */
export const proposalsOf = (rows, part) => having(rows, "proposal").filter(({ cells }) => own(cells, "for") === part);

/**
 * The versions that were kept, in their order: {id, name, texts, signed}. Two that two people kept at once have one
 * number, and a letter each.
 */
export function versionsOf(content, rows) {
  const kept = having(rows, NUMBER).sort((a, b) => a.cells[NUMBER] - b.cells[NUMBER] || (a.id < b.id ? -1 : 1));
  const numbers = kept.map(({ cells }) => cells[NUMBER]);
  return kept.map(({ id, cells }, at) => {
    const twins = numbers.filter((one) => one === numbers[at]).length;
    const letter = twins > 1 ? String.fromCharCode(97 + (at - numbers.indexOf(numbers[at])) % 26) : "";
    return {
      id,
      name: `${numbers[at]}${letter}`,
      number: numbers[at],
      texts: Object.fromEntries(content.parts.map((one) => [one.id, textOf(own(cells, KEPT + one.id))])),
      signed: content.signers.map((one) => one.id).filter((one) => own(cells, SIGNED + one) === true),
    };
  });
}
