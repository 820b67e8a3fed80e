/* The door of a case: which side, which role; in a room a press takes the sheet, and no other side's after it. */

import { button, choice } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { address } from "../../ui/below.js";
import { SIDES } from "./versions.js";

export function drawDoor(el, ctx) {
  const room = ctx.sheets();
  const alone = ctx.content.reader === "all";
  const roles = h("div", {});
  const say = h("p", { class: "six-hint", id: ctx.uid("door-say"), role: "alert" });
  const drawRoles = () => {
    roles.replaceChildren(...rolesOf(ctx, ctx.get("side")));
  };
  drawRoles();
  el.append(
    h("h3", {}, W("case.door")),
    choice({
      legend: W("case.door_legend"),
      hint: W("case.door_hint"),
      name: ctx.uid("side"),
      value: ctx.get("side"),
      options: [...SIDES, "observer"].map((side) => ({ value: side, label: W(`case.side.${side}`) })),
      onPick: (side) => {
        ctx.update({ side, role: undefined });
        drawRoles();
      },
    }),
    roles,
  );
  if (alone) el.append(h("p", { class: "six-notice" }, W("case.door_alone")));
  else el.append(h("p", {}, W("case.take_hint")), takeButton(ctx, room, say), say);
}

/** Where no room hands out sheets: what this page has, and the way to the one with all of them. */
export function drawWayIn(el, ctx) {
  const there = address(`/exercise/${ctx.exercise.slug}/alone`);
  el.append(
    h("p", {}, W("case.alone_here")),
    h("p", {}, h("a", { class: "six-button", href: there }, W("case.alone_go"))),
  );
}

function rolesOf(ctx, side) {
  const some = ctx.content.roles.filter((one) => one.side === (side === "observer" ? "between" : side));
  if (!some.length) return [];
  return [
    choice({
      legend: W("case.role_legend"),
      hint: W("case.role_hint"),
      name: ctx.uid("role"),
      value: ctx.get("role"),
      options: some.map(({ id, title, seats }) => ({
        value: id,
        label: seats > 6 ? W("case.from_seats", { title, n: seats }) : title,
      })),
      onPick: (role) => ctx.set("role", role),
    }),
  ];
}

function takeButton(ctx, room, say) {
  return button(W("case.take"), async () => {
    const side = ctx.get("side");
    if (!side) {
      say.textContent = W("case.side_first");
      document.getElementById(`${ctx.uid("side")}-group`).querySelector("input").focus();
      return;
    }
    if (room.open() === false) {
      say.textContent = W("case.wait_room");
      return;
    }
    say.textContent = W("case.taking");
    say.textContent = await room.take(side, ctx.get("role", ""));
  }, { kind: "strong", id: ctx.uid("take"), describedby: ctx.uid("door-say") });
}
