/* The two versions beside each other, what met what, and what was never said. */

import { checks } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { apart, compared, isWhole, overlaid, SIDES } from "./versions.js";

/** The versions of both sides: those of the table in a room, else those on this device; null while one is missing. */
export function bothVersions(ctx) {
  const room = ctx.sheets();
  const found = room?.state().versions ?? ctx.get("entered", {});
  if (room) return room.state().versions && SIDES.every((side) => found[side]) ? found : null;
  return SIDES.every((side) => isWhole(ctx.content, found[side])) ? found : null;
}

export function drawCompare(el, ctx) {
  const room = ctx.sheets();
  const place = h("div", {});
  let drawn = "";
  const draw = () => {
    const versions = bothVersions(ctx);
    const key = JSON.stringify(versions);
    if (key !== drawn) {
      place.replaceChildren(
        ...(versions ? comparison(ctx, versions) : [h("p", {}, W(room ? "case.compare_wait" : "case.compare_none"))]),
      );
    }
    drawn = key;
    return place.isConnected;
  };
  draw();
  room?.listen(draw);
  el.append(place);
}

export function comparison({ content }, versions) {
  const told = ({ stands, words }) => {
    const stood = stands ? content.stands[stands] : W("case.entered_none");
    return words ? W("case.in_words", { stands: stood, words }) : stood;
  };
  const rows = compared(content, versions);
  return [
    h("p", {}, W("case.compare_why")),
    h("p", {}, W("case.versions_differ", { n: apart(rows), of: rows.length })),
    h(
      "ul",
      { class: "six-case-versions" },
      rows.map(({ term, labor, management, differ }) =>
        h(
          "li",
          { class: "six-card", "data-differ": differ },
          h("h3", {}, term.title),
          h("p", { class: "six-case-differ" }, W(`case.differ.${differ}`)),
          h(
            "dl",
            {},
            h("div", {}, h("dt", {}, W("case.side.labor")), h("dd", {}, told(labor))),
            h("div", {}, h("dt", {}, W("case.side.management")), h("dd", {}, told(management))),
          ),
        )
      ),
    ),
  ];
}

export function drawOverlay(el, ctx) {
  const never = h("div", {});
  const draw = () => never.replaceChildren(...neverSaid(ctx));
  draw();
  el.append(
    h("p", {}, W("case.overlay_why")),
    ...interests(ctx),
    checks({
      legend: W("case.unsaid_legend"),
      hint: W("case.unsaid_hint"),
      name: ctx.uid("spoken"),
      options: ctx.content.unsaid.map(({ id, title }) => ({ value: id, label: title })),
      values: ctx.get("spoken", []),
      onChange: (spoken) => {
        ctx.set("spoken", spoken.length ? spoken : undefined);
        draw();
      },
    }),
    never,
  );
}

function interests(ctx) {
  const titles = Object.fromEntries(ctx.content.terms.map(({ id, title }) => [id, title]));
  const rows = overlaid(ctx.content, bothVersions(ctx) ?? {});
  return SIDES.flatMap((side) => [
    h("h3", {}, W(`case.side.${side}`)),
    h(
      "ul",
      { class: "six-case-interests" },
      rows.filter(({ interest }) => interest.side === side).map(({ interest, met }) =>
        h(
          "li",
          { "data-met": met },
          h("b", {}, W("case.need", { text: interest.text, weight: W(`case.weight.${interest.weight}`) })),
          ` ${W(`case.met.${met}`)}. `,
          h(
            "span",
            { class: "six-muted" },
            `${W("case.met_by")}: ${interest.met_by.map((id) => titles[id]).join("; ")}`,
          ),
        )
      ),
    ),
  ]);
}

export function neverSaid(ctx) {
  const spoken = ctx.get("spoken");
  const left = ctx.content.unsaid.filter(({ id }) => !spoken?.includes(id));
  return [
    h("h3", {}, W("case.never")),
    ...(spoken
      ? [left.length ? h("ul", {}, left.map(({ title }) => h("li", {}, title))) : h("p", {}, W("case.never_none"))]
      : [h("p", {}, W("case.never_yet"))]),
  ];
}
