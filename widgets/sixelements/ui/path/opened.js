/* A team's file on a device of one person: it fills the tools that it has rows for, and what else it holds is kept
   beside them, so that it can be read here and saved again. */

import { confirmDialog } from "../dialog.js";
import { plural, W } from "../dom.js";
import { writtenRows } from "../scoring.js";
import { isObject } from "../shape.js";
import { keyOf, MARKS, record, storage } from "../storage.js";
import { filled, replaces, takesRows } from "../take/fill.js";
import { fromFile } from "../teamfile.js";
import { deedsOf, forgetDeeds, settle } from "./deeds.js";
import { whole } from "./device.js";

const KEY = `${MARKS}team-file`;
const OF_FILE = "team-file/";
const LISTS = ["agreements", "actions", "settled", "documents", "patterns"];

/** What this device keeps of a team's file beside the tools that it filled; null where it keeps none. */
export function keptFile() {
  const found = storage.read(KEY);
  return isObject(found) && LISTS.every((one) => Array.isArray(found[one])) ? found : null;
}

/** Keep nothing of the file any more but what stands in the tools. */
export function letGo() {
  forgetDeeds(OF_FILE);
  return storage.write(KEY, null);
}

/** What was agreed, and what is open that stands in no tool here, as deeds.js tells what somebody said she would do. */
export function deedsOfFile(kept = keptFile()) {
  if (!kept) return [];
  const deed = (one, at, kind) => ({
    id: `${OF_FILE}${kind}-${at}`,
    what: one.what,
    who: one.who,
    by_when: one.by_when,
    done: one.state === "kept",
    agreed: kind !== "action",
    team: kept.team,
  });
  return [
    ...kept.agreements.map((one, at) => deed(one, at, "agreed")),
    ...kept.settled.map((one, at) => deed(one, at, "settled")),
    ...kept.actions.map((one, at) => deed(one, at, "action")),
  ];
}

/** What the file holds for each of the *exercises*, as {exercise, answers, lost}, and the documents that find none. */
async function matched(exercises, file) {
  const last = new Map(file.documents.map((one) => [one.slug, one]));
  const fits = [];
  const left = [];
  for (const one of last.values()) {
    const entry = exercises.find(({ slug }) => slug === one.slug);
    const exercise = entry ? await whole(entry) : null;
    if (exercise && takesRows(exercise)) {
      fits.push({ exercise, ...filled(exercise, record(one.slug).answers ?? {}, one.rows) });
    } else left.push(one);
  }
  return { fits, left };
}

/** Whether what the file has not filled is still open: an action of a filled tool stands in that tool. */
const openBeside = (file, fits) => {
  const there = fits.flatMap(({ exercise, answers }) => [
    ...deedsOf(exercise, answers).map(({ what }) => what),
    ...writtenRows(answers, "rows").flatMap(({ cells }) => Object.values(cells)),
  ]);
  return file.actions.filter(({ what }) => !there.includes(what) && !there.includes(what.trim()));
};

/**
 * Open the text of a team's file: fill the tools among the *exercises* that it has rows for, and ask before anything
 * goes that is kept. Returns the words for what came of it, and whether this browser kept it: {words, kept}.
 * @param {any[]} exercises
 * @param {string} text
 */
export async function openTeamFile(exercises, text) {
  const { file, problem } = fromFile(text);
  if (problem) return { words: problem, kept: true };
  const { fits, left } = await matched(exercises, file);
  const clash = fits.filter(({ exercise, answers }) => replaces(record(exercise.slug).answers ?? {}, answers));
  const other = keptFile();
  const titles = [
    ...clash.map(({ exercise }) => exercise.title),
    ...(other && other.team !== file.team ? [W("path.workbook.file_of", { team: other.team })] : []),
  ];
  if (titles.length) {
    const sure = await confirmDialog({
      title: W("teamfile.replace_title"),
      text: W("path.workbook.replace", { titles: titles.join("; ") }),
      yes: W("teamfile.replace_yes"),
      no: W("teamfile.replace_no"),
    });
    if (!sure) return { words: W("path.workbook.not_opened"), kept: true };
  }
  const kept = [
    ...fits.map(({ exercise, answers }) =>
      storage.write(keyOf(exercise.slug), { ...record(exercise.slug), version: exercise.version, answers })
    ),
    keepBeside(file, { actions: openBeside(file, fits), documents: left }),
  ].every(Boolean);
  const lost = fits.reduce((sum, one) => sum + one.lost, 0);
  const words = [plural("path.workbook.opened", fits.length), lost ? plural("teamfile.lost", lost) : ""];
  return { words: words.filter(Boolean).join(" "), kept };
}

function keepBeside(file, more) {
  const { team, purpose = "", opened = "", agreements, settled = [], patterns } = file;
  letGo();
  const kept = storage.write(KEY, { team, purpose, opened, agreements, settled, patterns, ...more });
  settled.forEach(({ state, why }, at) => state === "gone" && settle(`${OF_FILE}settled-${at}`, "gone", why));
  return kept;
}
