/* The time of one exercise, as the room keeps it: every screen counts down to the same moment. */

import { faceOf, isTimed, leftOf } from "../clock.js";
import { button, setAble } from "../controls.js";
import { h, W } from "../dom.js";
import { put } from "./draw.js";
import { briefButton } from "./fields.js";

export function makeTimer(board, id) {
  const face = h("span", { class: "six-board-time", role: "timer" });
  const turn = (name) => board.press("clock", { activity: id, turn: name });
  const activity = () => board.room().activities?.find((one) => one.id === id);
  const go = button("", () => turn(activity().ends === null ? "start" : "pause"), { id: board.uid("timer") });
  const more = briefButton(
    W("board.join.timer_more"),
    W("board.join.timer_more_name"),
    board.uid("timer-more"),
    () => turn("more"),
  );
  const back = briefButton(
    W("board.join.timer_reset"),
    W("board.join.timer_reset_name"),
    board.uid("timer-back"),
    () => {
      turn("stop");
      go.focus();
    },
  );
  const node = h(
    "div",
    { class: "six-board-timer", role: "group", "aria-label": W("board.join.timer") },
    face,
    h("div", { class: "six-row" }, go, more, back),
  );

  function draw() {
    const now = activity();
    if (!now) return;
    const left = leftOf(now, board.now());
    node.hidden = !now.minutes && !isTimed(now);
    put(face, faceOf(left) || W("board.join.time_up"));
    const key = now.ends === null ? "timer_start" : "timer_pause";
    put(go, W(`board.join.${key}`));
    go.setAttribute("aria-label", W(`board.join.${key}_name`));
    setAble(go, left > 0);
    back.hidden = !isTimed(now);
  }

  const running = setInterval(draw, 250);
  draw();
  return { node, draw, stop: () => clearInterval(running) };
}
