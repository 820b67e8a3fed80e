/* A timer that counts down the minutes of one exercise; kept in this browser, so that a reload does not lose it. */

import { button, setAble } from "../controls.js";
import { h, W } from "../dom.js";
import { put } from "./draw.js";
import { briefButton } from "./fields.js";

export function makeTimer(board, activity) {
  const key = `six-elements/board-timer/${board.room().code}/${activity.id}`;
  const whole = activity.minutes * 60_000;
  const face = h("span", { class: "six-board-time", role: "timer" });
  const go = button("", toggle, { id: board.uid("timer") });
  const back = briefButton(
    W("board.join.timer_reset"),
    W("board.join.timer_reset_name"),
    board.uid("timer-back"),
    () => {
      write({ left: whole, until: null });
      go.focus();
    },
  );
  let state = read();

  function read() {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? { left: whole, until: null };
    } catch {
      return { left: whole, until: null };
    }
  }

  function write(next) {
    state = next;
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // A private window: the timer runs until the page is left.
    }
    tick();
  }

  const left = () => (state.until === null ? state.left : Math.max(0, state.until - Date.now()));

  function toggle() {
    if (!left()) return;
    write(state.until === null ? { left: state.left, until: Date.now() + state.left } : { left: left(), until: null });
  }

  function tick() {
    const seconds = Math.ceil(left() / 1000);
    put(
      face,
      seconds ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : W("board.join.time_up"),
    );
    const key = state.until === null ? "timer_start" : "timer_pause";
    put(go, W(`board.join.${key}`));
    go.setAttribute("aria-label", W(`board.join.${key}_name`));
    setAble(go, Boolean(seconds));
    back.hidden = seconds * 1000 >= whole;
  }

  const running = setInterval(tick, 250);
  tick();
  return {
    node: h(
      "div",
      { class: "six-board-timer", role: "group", "aria-label": W("board.join.timer") },
      face,
      h("div", { class: "six-row" }, go, back),
    ),
    stop: () => clearInterval(running),
  };
}
