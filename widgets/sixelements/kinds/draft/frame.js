/* A step of a draft: drawn once, and shown anew at each change without taking away what somebody writes in; with what
   stands around it while a room writes. */

import { fill, h } from "../../ui/dom.js";
import { arrange } from "../table/arrange.js";
import { coming } from "./coming.js";
import { shownRows } from "./text.js";

/**
 * Fill the step *el*: *intro* first, then what *make* returns, {nodes, show(rows, final)}; it gets sync(), to be called
 * after a person's own change. *around* draws what stands around it where a room writes.
 * @param {HTMLElement} el
 * @param {any} ctx
 * @param {((ctx: any, doc: any) => any) | null} around
 * @param {any[]} intro
 * @param {(sync: () => void) => { nodes: any, show: (rows: any[], final: boolean) => void }} make
 */
export function drawStep(el, ctx, around, intro, make) {
  const doc = ctx.joint();
  const room = doc ? around(ctx, doc) : null;
  const made = make(sync);
  function sync() {
    const final = room?.sync() ?? false;
    made.show(shownRows(ctx), final);
  }
  fill(el, {}, [room?.top, intro, room?.state, made.nodes, room?.bottom]);
  sync();
  if (!coming.here()) coming.come().then(() => el.isConnected && sync(), () => {}); // what comes behind is offered then
  if (!doc) return;
  el.addEventListener("focusout", () => setTimeout(() => el.isConnected && sync(), 0));
  doc.listen(() => el.isConnected && (sync(), true));
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
