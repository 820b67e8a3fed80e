/* What a person said she would do, from all exercises of this device: open, kept, or let go with a reason. */

import { own } from "../dom.js";
import { writtenRows } from "../scoring.js";
import { isObject } from "../shape.js";
import { MARKS, storage } from "../storage.js";

const KEY = `${MARKS}commitments`;
export const STATES = ["open", "kept", "gone"];
const ACTION = "act-"; // how the rows of a protocol's actions begin, as in kinds/protocol/reading.py

const text = (value) => String(value ?? "").trim();

/** What one exercise holds: [{id, what, who, by_when, done}]; one thing to move first, rows that can be done, actions. */
export function deedsOf({ slug, kind, content }, answers) {
  const first = answers.opportunity ?? {};
  const found = [{ id: `${slug}/first`, what: first.do, who: first.who, by_when: first.by, done: false }];
  const rows = kind === "table" && content.done ? writtenRows(answers, "rows", content.rows) : [];
  const role = content.columns?.find(({ type }) => type === "role")?.id;
  for (const { id, cells } of rows) {
    const cell = (column) => column && own(cells, column);
    const what = cell(content.columns[0].id);
    found.push({
      id: `${slug}/${id}`,
      what,
      who: cell(role),
      by_when: cell(content.calendar),
      done: cell(content.done),
    });
  }
  for (const { id, cells } of kind === "protocol" ? writtenRows(answers, "rows") : []) {
    if (!id.startsWith(ACTION)) continue;
    found.push({ id: `${slug}/${id}`, what: cells.what, who: cells.who, by_when: cells.by, done: cells.done });
  }
  return found.filter(({ what }) => text(what)).map((one) => ({
    id: one.id,
    what: text(one.what),
    who: text(one.who),
    by_when: text(one.by_when),
    done: one.done === true,
  }));
}

/** How each deed stands, by what is kept of that here: {state, why} with it, open ones first, and of those the next day. */
export function standing(deeds, marks = kept()) {
  const told = deeds.map((one) => {
    const mark = own(marks, one.id);
    const state = STATES.includes(mark?.state) ? mark.state : one.done ? "kept" : "open";
    return { ...one, state, why: state === "gone" ? text(mark.why) : "" };
  });
  const place = (one) => `${STATES.indexOf(one.state)} ${one.by_when || "~"}`;
  return told.sort((one, other) => (place(one) < place(other) ? -1 : place(one) > place(other) ? 1 : 0));
}

function kept() {
  const found = storage.read(KEY, {});
  return isObject(found) ? found : {};
}

/** Keep how a deed stands; returns whether this browser kept it. */
export const settle = (id, state, why = "") =>
  storage.write(KEY, { ...kept(), [id]: { state, ...(why ? { why } : {}) } });

/** Keep nothing more of how the deeds stand whose ids begin with *start*. */
export const forgetDeeds = (start) =>
  storage.write(KEY, Object.fromEntries(Object.entries(kept()).filter(([id]) => !id.startsWith(start))));
