/* The rows of a protocol as a working table has them: who holds the roles, the notes of each step, the actions. */

import { own, W } from "../../ui/dom.js";
import { shownRows } from "../table/rows.js";
import { inRoom } from "../table/shared.js";

export const ROLES = "roles"; // as in reading.py
const ACTION = "act-";
const made = new WeakMap();

const roleColumn = ({ id, label, about }) => ({ id, label, type: "role", help: about, max: 80 });

/** The columns of an action. */
const deedColumns = ({ actions }) => [
  { id: "what", label: actions.noun, type: "text", help: "", max: 300 },
  { id: "who", label: W("protocol.who"), type: "role", help: W("protocol.who_hint"), max: 80 },
  { id: "by", label: W("protocol.by"), type: "date", help: "" },
  { id: "done", label: W("protocol.done"), type: "tick", help: "" },
];

const noteColumn = ({ writes }) => ({ id: "note", label: writes, type: "text", help: "", max: 2000 });

/** The content as that of a table, once for each. */
function tableOf(content) {
  if (!made.has(content)) {
    const { actions, steps } = content;
    const numbers = Array.from({ length: actions.most }, (_, at) => at + 1);
    const rows = [
      ...(content.roles.length && !content.rotate ? [{ id: ROLES, title: W("protocol.roles") }] : []),
      ...steps.map(({ id, title }) => ({ id, title })),
      ...numbers.map((n) => ({ id: `${ACTION}${n}`, title: W("table.numbered", { noun: actions.noun, n }) })),
    ];
    const columns = [noteColumn(content), ...content.roles.map(roleColumn), ...deedColumns(content)];
    made.set(content, { ...content, rows, columns, checks: [], totals: [] });
  }
  return made.get(content);
}

/** The page with its content as that of a table, for what a table and a protocol share. */
export const asTable = (ctx) => ({ ...ctx, content: tableOf(ctx.content) });

/** The rows as the room's document has them where there is one, and else as they are kept here. */
export const rowsOf = (ctx) => shownRows(inRoom(asTable(ctx)));

/** What stands in a cell; blanks are nothing. */
export function cellOf(ctx, row, column) {
  const found = own(rowsOf(ctx).find((one) => one.id === row)?.cells, column);
  return typeof found === "string" && !found.trim() ? undefined : found;
}

/** The ids of the rows of actions. */
export const actionRows = (content) => tableOf(content).rows.filter((one) => one.id.startsWith(ACTION));

/** The columns of one row: the notes of a step with its people where they change, the roles, or an action. */
export function columnsOf(content, row) {
  if (row.startsWith(ACTION)) return deedColumns(content);
  const roles = content.roles.map(roleColumn);
  if (row === ROLES) return roles;
  return [...(content.rotate ? roles : []), noteColumn(content)];
}

/** The actions that are written: [{id, title, what, who, by, done}]. */
export function actionsOf(ctx) {
  const rows = rowsOf(ctx);
  return actionRows(ctx.content).map(({ id, title }) => ({ id, title, ...rows.find((one) => one.id === id)?.cells }))
    .filter((one) => [one.what, one.who, one.by].some((told) => String(told ?? "").trim()));
}
