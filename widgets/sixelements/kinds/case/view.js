/* A case: what all know, one's side and role, the agreement as each side enters it, and what was never said. */

import { checks, choice, textBox } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { drawDoor, drawWayIn } from "./door.js";
import { drawCompare, drawOverlay } from "./end.js";
import { drawEnter, drawSheet } from "./sheet.js";
import { isWhole, SIDES } from "./versions.js";

const LONG = 800;
const WORDS = 200;
const RUNGS = ["ground", "picked", "made", "concluded"];
const LEVELS = [1, 2, 3, 4];

/** Which steps there are depends on what this reader was handed: no sheet yet, one side's, the observer's, all. */
function steps(ctx) {
  const { reader } = ctx.content;
  // Outside a room this page hands out no sheets, so there is no side to choose.
  const atDoor = reader === "all" || (reader === "everybody" && ctx.sheets() !== null);
  const common = {
    id: "common",
    title: W("case.common"),
    optional: !atDoor,
    done: () => !atDoor || Boolean(ctx.get("side")),
    render: (el) => {
      if (reader === "everybody" && !atDoor) drawWayIn(el, ctx);
      drawCommon(el, ctx);
      if (atDoor) drawDoor(el, ctx);
    },
  };
  if (reader === "everybody") return [common];
  const mine = SIDES.filter((side) => reader === "all" || side === reader);
  const sheet = {
    id: "sheet",
    title: W(reader === "all" ? "case.sheets" : "case.sheet"),
    done: () => mine.some((side) => ctx.get(`talk.${side}`)),
    render: (el) => drawSheet(el, ctx),
  };
  const enter = mine.map((side) => ({
    id: `enter-${side}`,
    title: W(`case.enter.${side}`),
    done: () => isWhole(ctx.content, ctx.get(`entered.${side}`)),
    render: (el) => drawEnter(el, ctx, side),
  }));
  const watch = {
    id: "watch",
    title: W("case.watch"),
    optional: reader !== "observer",
    done: () => Boolean(ctx.get("watched.first") || ctx.get("watched.airtime")),
    render: (el) => drawWatch(el, ctx),
  };
  const compare = {
    id: "compare",
    title: W("case.compare"),
    optional: true,
    done: () => true,
    render: (el) => drawCompare(el, ctx),
  };
  const overlay = {
    id: "overlay",
    title: W("case.overlay"),
    done: () => Boolean(ctx.get("spoken")),
    render: (el) => drawOverlay(el, ctx),
  };
  const debrief = {
    id: "debrief",
    title: W("case.debrief"),
    done: () => ctx.content.placed.every(({ id }) => ctx.get(`levels.${id}.now`) && ctx.get(`levels.${id}.should`)),
    render: (el) => drawDebrief(el, ctx),
  };
  if (reader === "observer") return [common, sheetless(ctx, watch), compare, debrief];
  if (reader !== "all") return [common, sheet, ...enter, compare, debrief];
  return [common, sheet, ...enter, compare, overlay, watch, debrief];
}

/** An observer's role between the sides, if she has one, stands on the observer's sheet. */
function sheetless(ctx, watch) {
  return {
    ...watch,
    render: (el) => {
      if (ctx.content.role) drawSheet(el, ctx);
      watch.render(el);
    },
  };
}

function drawCommon(el, ctx) {
  const { invented, known, task, roles, times } = ctx.content;
  const parts = Object.entries(times);
  el.append(
    h("p", { class: "six-muted" }, invented),
    h("ol", { class: "six-case-known" }, known.map((one) => h("li", {}, one))),
    h("h3", {}, W("case.task")),
    h("p", { class: "six-case-task" }, task),
    h("h3", {}, W("case.cast")),
    h(
      "ul",
      {},
      roles.map(({ side, title, seats }) =>
        h("li", {}, `${W(`case.side.${side}`)}: ${seats > 6 ? W("case.from_seats", { title, n: seats }) : title}`)
      ),
    ),
    h(
      "div",
      { class: "six-table-wrap" },
      h(
        "table",
        { class: "six-table" },
        h("caption", {}, W("case.plan")),
        h(
          "thead",
          {},
          h("tr", {}, h("th", { scope: "col" }, W("case.part")), h("th", { scope: "col" }, W("case.minutes"))),
        ),
        h(
          "tbody",
          {},
          parts.map(([part, minutes]) =>
            h("tr", {}, h("th", { scope: "row" }, W(`case.parts.${part}`)), h("td", {}, minutes))
          ),
          h(
            "tr",
            {},
            h("th", { scope: "row" }, W("case.total")),
            h("td", {}, parts.reduce((sum, [, n]) => sum + n, 0)),
          ),
        ),
      ),
    ),
  );
}

function drawWatch(el, ctx) {
  const { norms, airtime, first } = ctx.content.observer;
  const box = (path, label, max, rows) =>
    textBox({
      label,
      name: ctx.uid(path.replaceAll(".", "-")),
      value: ctx.get(path, ""),
      max,
      rows,
      onInput: (text) => ctx.set(path, text || undefined),
    });
  el.append(
    h("p", {}, W("case.watch_why")),
    checks({
      legend: W("case.watch_norms"),
      name: ctx.uid("norms"),
      options: norms.map(({ id, title }) => ({ value: id, label: title })),
      values: ctx.get("watched.norms", []),
      onChange: (norms) => ctx.set("watched.norms", norms.length ? norms : undefined),
    }),
    box("watched.airtime", airtime, LONG, 4),
    box("watched.first", first, WORDS, 1),
    h("p", {}, W("case.watch_level")),
  );
}

function drawDebrief(el, ctx) {
  el.append(
    h("h3", {}, W("case.ladder")),
    h("p", {}, ctx.content.ladder),
    ...RUNGS.map((rung) =>
      textBox({
        label: W(`case.rung.${rung}`),
        name: ctx.uid(`rung-${rung}`),
        value: ctx.get(`rungs.${rung}`, ""),
        max: WORDS,
        rows: 2,
        onInput: (text) => ctx.set(`rungs.${rung}`, text || undefined),
      })
    ),
    h("h3", {}, W("case.continuum")),
    h("p", {}, W("case.continuum_why")),
    ...ctx.content.placed.flatMap(({ id, title }) =>
      ["now", "should"].map((when) =>
        choice({
          legend: W(`case.${when}`, { decision: title }),
          name: ctx.uid(`${id}-${when}`),
          value: ctx.get(`levels.${id}.${when}`),
          options: LEVELS.map((level) => ({ value: level, label: W(`case.level.${level}`) })),
          onPick: (level) => ctx.set(`levels.${id}.${when}`, level),
        })
      )
    ),
  );
}

/** @type {import("../../ui/types.d.ts").View} */
export const view = { steps };
