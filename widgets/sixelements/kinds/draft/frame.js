/* A step of a draft: drawn once, and shown anew at each change without taking away what somebody writes in; with what
   stands around it while a room writes. */

import { fill, h, W } from "../../ui/dom.js";
import { arrange } from "../table/arrange.js";
import { makeAround } from "../table/around.js";
import { bringIn, ownTexts, shownRows } from "./text.js";

/**
 * Fill the step *el*: *intro* first, then what *make* returns, {nodes, show(rows, final)}; it gets sync(), to be called
 * after a person's own change.
 * @param {HTMLElement} el
 * @param {any} ctx
 * @param {any[]} intro
 * @param {(sync: () => void) => { nodes: any, show: (rows: any[], final: boolean) => void }} make
 */
export function drawStep(el, ctx, intro, make) {
  const doc = ctx.joint();
  const around = doc ? aroundText(ctx, doc) : null;
  const made = make(sync);
  function sync() {
    const final = around?.sync() ?? false;
    made.show(shownRows(ctx), final);
  }
  fill(el, {}, [around?.top, intro, around?.state, made.nodes, around?.bottom]);
  sync();
  if (!doc) return;
  el.addEventListener("focusout", () => setTimeout(() => el.isConnected && sync(), 0));
  doc.listen(() => el.isConnected && (sync(), true));
}

function aroundText(ctx, doc) {
  const around = makeAround(ctx, doc, {
    fallback: () => around.undo.focus(),
    words: ctx.content.stays ? "lines" : "draft",
    own: {
      count: () => {
        const { parts, phrases } = ownTexts(ctx, doc);
        return parts.length + phrases.length;
      },
      bringIn: () => bringIn(ctx, doc),
    },
    inWords: (edit) => inWords(ctx, edit),
  });
  const tools = h("div", { class: "six-row six-rows-add" }, around.undo);
  return {
    top: [around.over, around.who, around.bringing],
    state: [around.state, around.waits, around.refused],
    bottom: tools,
    sync() {
      around.sync();
      const final = doc.state() === "final";
      if (final) around.end();
      tools.hidden = final;
      return final;
    },
  };
}

/** What somebody wrote at a cell of the text. */
function inWords({ content }, { at, value }) {
  if (typeof value !== "string") return "";
  const [row, cell] = at.split("/");
  const part = content.parts.find(({ id }) => [row, cell.replace(/^part-/, "")].includes(id));
  return part ? W("table.cell", { label: part.title, told: value }) : `“${value}”`;
}

/**
 * A list of rows, each drawn once by *make*(row), which returns {node, first, show(row, at, of)}; show(rows) brings it
 * up to date, and keeps the row in which somebody stands.
 * @param {Record<string, any>} attrs
 * @param {(row: any) => { node: HTMLElement, first: HTMLElement, show: (row: any, at: number, of: number) => void }} make
 */
export function liveList(attrs, make) {
  const list = h("div", attrs);
  const there = new Map();
  return {
    node: list,
    first: (id) => there.get(id)?.first,
    show(rows) {
      for (const [id, { node }] of there) {
        if (rows.some((row) => row.id === id) || node.contains(document.activeElement)) continue;
        node.remove();
        there.delete(id);
      }
      rows.forEach((row, at) => {
        if (!there.has(row.id)) there.set(row.id, make(row));
        there.get(row.id).show(row, at, rows.length);
      });
      const kept = rows.map(({ id }) => there.get(id).node);
      const held = [...list.children].find((node) => !kept.includes(node));
      if (held) kept.splice([...list.children].indexOf(held), 0, held);
      arrange(list, kept);
    },
  };
}
