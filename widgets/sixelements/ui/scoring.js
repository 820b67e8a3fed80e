/* Declared results from plain answers; twin of scoring.py, held to it by the [[cases]] of every exercise. */

import { dig, own } from "./dom.js";
import { isObject } from "./shape.js";

const OF_ROWS = ["written", "unfilled", "unnumbered", "unordered", "count", "sum", "words", "said", "unsaid"];
const OF_SCORE = ["change", "highest", "lowest", "ranked", "same"];

/** {score name: value} for the answers to an exercise (its page payload). */
export function compute(exercise, answers) {
  const results = {};
  for (const score of exercise.scores) results[score.name] = oneScore(score, exercise, answers, results);
  return results;
}

function oneScore(score, { tables, scales }, answers, results) {
  if (OF_ROWS.includes(score.op)) return ofRows(score, writtenRows(answers, score.answers));
  if (OF_SCORE.includes(score.op)) {
    return ofScore(score.op, results[score.of], score.op === "change" ? results[score.minus] : {});
  }
  const where = Object.entries(score.where ?? {});
  const items = [...tables[score.from], ...ownItems(answers, score.plus)].filter((item) =>
    where.every(([key, value]) => item[key] === value)
  );
  if (score.op === "path") return pathOf(items, dig(answers, score.answers));
  const reduce = reducer(score, own(scales, score.scale) ?? {}, dig(answers, score.answers));
  if (!score.by) return reduce(items);
  const groups = {};
  for (const item of items) (groups[String(item[score.by] ?? "own")] ??= []).push(item);
  return Object.fromEntries(Object.entries(groups).map(([group, members]) => [group, reduce(members)]));
}

/** The beats that *said* leads through, from that of the first turn, and then where the last words lead. */
function pathOf(turns, said) {
  const found = [turns[0].beat];
  for (;;) {
    const here = found.at(-1);
    const to = turns.find((one) => one.beat === here && one.id === own(said, here))?.to;
    if (to === undefined || found.includes(to)) return found;
    found.push(to);
  }
}

function reducer(score, scale, answered) {
  if (score.op === "chosen" || score.op === "left") {
    const picked = Array.isArray(answered) ? answered : [];
    return (items) => items.map((item) => item.id).filter((id) => picked.includes(id) === (score.op === "chosen"));
  }
  let given = isObject(answered) ? answered : {};
  if (score.parts) given = Object.fromEntries(Object.entries(given).filter(([, answer]) => addsUp(answer, score)));
  if (score.op === "shares") {
    return (items) =>
      Object.fromEntries(
        Object.entries(score.parts).map(([part, name]) => [
          part,
          mean(items.filter((item) => own(given, item.id)).map((item) => given[item.id][name])),
        ]),
      );
  }
  if (score.op === "difference") return (items) => differences(items, given, score.field, score.minus);
  const values = (items) =>
    items.map((item) => valueOf(item, own(given, item.id), score, scale)).filter((value) => value !== null);
  if (score.op === "answered") return (items) => ({ done: values(items).length, of: items.length });
  if (score.op === "tally") {
    return (items) =>
      Object.fromEntries(
        scale.values.map((point) => [String(point), values(items).filter((value) => value === point).length]),
      );
  }
  if (score.op === "mean") return (items) => mean(values(items));
  return (items) => median(values(items), scale);
}

function valueOf(item, answer, score, scale) {
  const value = score.field ? own(answer, score.field) : answer;
  const points = scale.values ?? [];
  if (value === undefined || value === null || (points.length && !points.includes(value))) {
    return points.length && score.missing === "lowest" ? points[0] : null;
  }
  if (item.reversed && points.length && scale.kind !== "names") {
    return points[points.length - 1 - points.indexOf(value)];
  }
  return value;
}

/** Whether the parts of an answer are whole numbers that add up to the score's total. */
function addsUp(answer, score) {
  const parts = Object.values(score.parts).map((name) => own(answer, name));
  return parts.every(Number.isInteger) && parts.reduce((sum, part) => sum + part, 0) === score.total;
}

function differences(items, given, field, minus) {
  const found = {};
  for (const item of items) {
    const answer = own(given, item.id);
    const [high, low] = [own(answer, field), own(answer, minus)];
    if (Number.isInteger(high) && Number.isInteger(low)) found[item.id] = item.reversed ? low - high : high - low;
  }
  return found;
}

function ofScore(op, numbers, minus) {
  const known = Object.entries(numbers).filter(([, value]) => value !== null);
  const only = (test) => known.filter(([, value]) => test(value)).map(([key]) => key);
  const all = known.map(([, value]) => value);
  switch (op) {
    case "change":
      return Object.fromEntries(
        known.filter(([key]) => typeof own(minus, key) === "number").map(([key, value]) => [key, value - minus[key]]),
      );
    case "highest":
      return only((value) => value === Math.max(...all));
    case "lowest":
      return only((value) => value === Math.min(...all));
    case "ranked":
      return known.filter(([, value]) => value).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).map(([key]) => key);
    default:
      return only((value) => value === 0);
  }
}

/**
 * The rows of a table in which something is written, in their order: by the cell `^`, then by id; where the tool gives
 * rows, in the order of these.
 * @param {any} answers
 * @param {string} key
 * @param {{ id: string }[]} [given]
 */
export function writtenRows(answers, key, given = []) {
  const listed = own(answers, key);
  const rows = Array.isArray(listed) ? listed.filter(isRow) : [];
  const begun = rows.filter((row) =>
    Object.keys(row.cells).some((name) => !["^", "<"].includes(name) && filled(row, name) !== null)
  );
  const place = (row) => given.findIndex(({ id }) => id === row.id);
  return given.length ? begun.sort((a, b) => place(a) - place(b)) : inOrder(begun);
}

/** Whether something is a row of a table: an id, and cells. */
const isRow = (value) => isObject(value) && "id" in value && isObject(value.cells);

/** Rows in the order of their cells `^`, then of their ids. */
export function inOrder(rows) {
  const key = (row) => [own(row.cells, "^") ?? "", row.id];
  const compare = (a, b) => (a < b ? -1 : Number(a > b));
  return [...rows].sort((a, b) => compare(key(a)[0], key(b)[0]) || compare(key(a)[1], key(b)[1]));
}

/** What stands in a cell; null where it is empty, or holds blanks only. */
function filled(row, name) {
  const value = own(row.cells, name) ?? null;
  return typeof value === "string" ? value.trim() || null : value;
}

function ofRows({ op, field, minus, by, words }, rows) {
  const idsOf = (some) => some.map((row) => row.id);
  const [here, there] = [field, minus].map((name) => (row) => filled(row, name));
  switch (op) {
    case "written":
      return idsOf(rows);
    case "unfilled":
      return idsOf(rows.filter((row) => here(row) === null));
    case "unnumbered":
      return idsOf(rows.filter((row) => here(row) !== null && !/[0-9]/.test(here(row))));
    case "unordered":
      return idsOf(rows.filter((row) => here(row) !== null && there(row) !== null && here(row) <= there(row)));
    case "words":
    case "said":
    case "unsaid": {
      const told = rows.filter((row) => here(row) !== null).map((row) => [row.id, String(here(row))]);
      if (op === "words") return Object.fromEntries(told.map(([id, text]) => [id, text.match(/[^ \t\r\n]+/g).length]));
      return told.filter(([, text]) => says(text, words ?? []) === (op === "said")).map(([id]) => id);
    }
    default: {
      const name = op === "sum" ? by : field;
      const groups = {};
      for (const row of rows) (groups[(name && filled(row, name)) || ""] ??= []).push(row);
      const told = (some) => (op === "count" ? some.length : total(some, field));
      return Object.fromEntries(Object.entries(groups).map(([group, some]) => [group, told(some)]));
    }
  }
}

/** Whether one of *words* stands in *text*, as whole words, whatever is large or small; signs do not count. */
function says(text, words) {
  const plain = (one) => ` ${one.toLowerCase().replace(/([?%])/g, " $1 ").replace(/[^a-z0-9?%]+/g, " ").trim()} `;
  const found = plain(text);
  return words.some((one) => found.includes(plain(one)));
}

/** The sum of a column of numbers, to two places. */
function total(rows, field) {
  return Math.floor(rows.reduce((sum, row) => sum + (filled(row, field) ?? 0), 0) * 100 + 0.5) / 100;
}

export function mean(values) {
  return values.length
    ? Math.floor((values.reduce((sum, value) => sum + value, 0) / values.length) * 100 + 0.5) / 100
    : null;
}

export function median(values, scale) {
  if (!values.length) return null;
  const ranked = [...values].sort((a, b) => scale.values.indexOf(a) - scale.values.indexOf(b));
  const [low, high] = [ranked[Math.floor((ranked.length - 1) / 2)], ranked[Math.floor(ranked.length / 2)]];
  return scale.kind === "numbers" && low !== high ? (low + high) / 2 : low;
}

function ownItems(answers, key) {
  const added = key ? own(answers, key) : null;
  return Array.isArray(added) ? added.filter((item) => isObject(item) && "id" in item) : [];
}
