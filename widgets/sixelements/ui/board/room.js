/* One room on the board: how to join on the left, the exercise on the right, the facilitator's bar below. */

import { button, setAble } from "../controls.js";
import { h, plural, W } from "../dom.js";
import { codeLine, squareOf } from "../slides/way-in.js";
import { askAside } from "./aside.js";
import { sayPart } from "./beats.js";
import { keyed, put } from "./draw.js";
import { keysPart } from "./keys.js";
import { makeDrawers } from "./drawers.js";
import { makeProjector } from "./projector.js";
import { askReveal } from "./question.js";
import { makeStage } from "./stage.js";
import { makeTimer } from "./timer.js";
import { titleOf } from "./titles.js";

const PHASES = ["collecting", "revealed", "closed"];

export function roomView(page, board) {
  const { view } = board;
  const join = h("section", { class: "six-board-join", "aria-label": W("board.join.label") });
  const totals = h("p", { class: "six-board-totals" });
  const phase = h("div", {});
  const clock = h("div", {});
  const stage = h("section", { class: "six-board-stage" });
  const actions = h("div", { class: "six-row" });
  const side = h(
    "div",
    { class: "six-board-left" },
    join,
    totals,
    phase,
    clock,
    board.served ? makeProjector(board) : null,
  );
  const drawers = makeDrawers(board, shownActivity, choose);
  const frame = h(
    "div",
    { class: "six-board-room" },
    side,
    stage,
    h("div", { class: "six-board-bar", role: "group", "aria-label": W("board.drawer.bar") }, actions, drawers.tabs),
    drawers.panel,
  );
  const keys = keysPart({
    id: board.uid("stop-asked"),
    room: board.room,
    now: board.now,
    press: board.ask,
  });
  page.replaceChildren(...keys.nodes, frame);

  const drawJoin = keyed(join, (...shows) => joinBlock(...shows, board.uid("address-change"), drawers.openAddress));
  const drawPhase = keyed(phase, phaseBlock);
  const onStage = makeStage(stage, board, choose);
  const drawActions = keyed(
    actions,
    (state) => actionButtons(state),
    () => actions.querySelector("button") ?? onStage.heading,
  );
  let timer = null;
  let timed = null;
  let compared = "";
  let told = null;
  let toldAll = "";

  function shownActivity() {
    const { activities } = board.room();
    return activities.find((one) => one.id === view.activity) ?? activities[0];
  }

  function choose(id) {
    board.show({ activity: id, slide: 0, compare: false });
  }

  /** The latest earlier round of the same exercise that was revealed. */
  function earlier(activity) {
    return board.room().activities.findLast((one) =>
      one.slug === activity.slug && one.round < activity.round && one.pattern
    );
  }

  function draw() {
    const room = board.room();
    if (!room.code) return;
    const activity = shownActivity();
    const before = earlier(activity);
    if (!before || !activity.pattern) view.compare = false;
    frame.toggleAttribute("data-compare", view.compare);
    drawJoin(room.spoken, board.model.get("address"), board.model.get("qr"), room.mode, board.model.get("reach"));
    put(
      totals,
      room.state === "closed"
        ? W("board.join.closed")
        : room.heads === null
        ? W("board.join.totals", { joined: room.joined, shared: activity.shared })
        : W("board.join.totals_heads", { joined: room.joined, heads: room.heads, shared: activity.shared }),
    );
    drawPhase(activity.state);
    setClock(activity);
    timer.draw();
    askComparison(view.compare ? `${before.id} ${activity.id}` : "", before, activity);
    onStage.draw(activity, view.compare ? before : null);
    const next = room.activities.find((one) => one.state === "waiting" && one.id !== activity.id);
    drawActions({
      room: room.state,
      id: activity.id,
      state: activity.state,
      any: activity.shared > 0,
      pattern: Boolean(activity.pattern),
      before: before?.round,
      compare: view.compare,
      next: next?.id,
      beat: activity.state === "collecting" && activity.beat
        ? { number: activity.beat.number, pattern: Boolean(activity.beat.pattern) }
        : null,
    });
    drawers.draw();
    keys.draw();
    tell(room, activity);
    tellAll(room, activity);
  }

  /** Say once that everybody has shared, for whoever does not see the totals; again when somebody joins after that. */
  function tellAll({ joined }, { id, state, shared }) {
    const all = state === "collecting" && joined > 0 && shared >= joined ? `${id} ${joined}` : "";
    if (all && all !== toldAll) board.say(plural("board.do.said_all", joined));
    toldAll = all;
  }

  /** Say what changed in words: the room's state and the exercise's, never every new total. */
  function tell(room, activity) {
    const now = { room: room.state, id: activity.id, state: activity.state };
    const title = titleOf(activity);
    if (told && told.room !== now.room) board.say(W(`board.do.said_room_${now.room}`));
    else if (told && (told.id !== now.id || told.state !== now.state)) {
      const first = activity.pattern?.blocks.find((one) => one.type === "sentence");
      board.say(
        [W(`board.do.said_${now.state}`, { title }), now.state === "revealed" ? first?.text : ""].filter(Boolean).join(
          " ",
        ),
      );
    }
    told = now;
  }

  function setClock(activity) {
    if (timed === activity.id) return;
    timed = activity.id;
    timer?.stop();
    timer = makeTimer(board, activity.id);
    clock.replaceChildren(timer.node);
  }

  /** Ask once for what moved between the two rounds that are set beside each other, whoever set them so. */
  function askComparison(pair, before, activity) {
    if (pair && pair !== compared) board.ask("compare", { then: before.id, now: activity.id });
    compared = pair;
  }

  function actionButtons({ room, id, state, any, before, pattern, compare, next, beat }) {
    const step = (to) => () => board.ask("step", { activity: id, to });
    const made = [];
    const add = (name, onClick, options = {}, slots = {}) =>
      made.push(button(W(`board.do.${name}`, slots), onClick, { id: board.uid(`do-${name}`), ...options }));
    if (compare) {
      add("compare_end", toggleCompare, { kind: "strong" });
    } else if (room === "closed") {
      add("reopen", () => board.ask("state", { state: "open" }), { kind: "strong" });
    } else if (state === "waiting") {
      add("collect", step("collect"), { kind: "strong" });
      add("set_aside", () => asideAfterAsking(id));
    } else if (state === "collecting") {
      if (!beat?.pattern) {
        add("reveal", () => any ? revealAfterAsking(id) : board.say(W("board.do.said_none")), { kind: "strong" });
        setAble(made.at(-1), any);
      }
      // What the room has seen of a meeting stays seen.
      if (!beat || (beat.number === 0 && !beat.pattern)) add("set_aside", () => asideAfterAsking(id));
      if (beat) {
        made.push(sayPart({ beat: shownActivity().beat, activity: id, id: board.uid("do"), press: board.press }));
        add("break_off", step("close"));
      }
    } else {
      if (state === "revealed") add("close", step("close"));
      if (next) add("next", () => choose(next));
      add("again", () => runAgain(id));
    }
    if (before && pattern && !compare) add("compare", toggleCompare, {}, { n: before });
    return made;
  }

  /** Put the exercise on the agenda once more and show the new round as soon as it is there. */
  function runAgain(id) {
    const { slug } = board.room().activities.find((one) => one.id === id);
    board.press("again", { activity: id }, () => {
      const fresh = board.room().activities.findLast((one) => one.slug === slug);
      choose(fresh.id);
    });
  }

  const toggleCompare = () => board.show({ compare: !view.compare, slide: 0 });

  const revealAfterAsking = (id) => stepAfterAsking(id, "reveal", (one) => askReveal(board.room(), one));
  const asideAfterAsking = (id) => stepAfterAsking(id, "set-aside", (one) => askAside(titleOf(one)));

  async function stepAfterAsking(id, to, question) {
    const sure = await question(board.room().activities.find((one) => one.id === id));
    if (sure) board.ask("step", { activity: id, to });
    // Another facilitator may have revealed or closed it meanwhile: then the button that opened the question is gone.
    if (document.activeElement === document.body) (actions.querySelector("button") ?? onStage.heading).focus();
  }

  return {
    heading: onStage.heading,
    draw,
    tellWay: drawers.tellWay,
    stop: () => {
      timer?.stop();
      drawers.stop();
      keys.stop();
    },
    walk: (step) => onStage.walk(step),
  };
}

const NOT_FOR_PHONES = { computer: "only_here", "no-network": "no_network" };

function joinBlock(spoken, address, qr, mode, reach, changeId, change) {
  const place = `${address}/join`;
  return [
    h(
      "p",
      { class: "six-board-address" },
      h(
        "span",
        { class: "six-board-at-line" },
        h("span", { class: "six-muted" }, W("board.join.at")),
        button(W("board.join.change_address"), change, { kind: "quiet", id: changeId }),
      ),
      h("b", {}, place.replace(/^https?:\/\//, "")),
    ),
    codeLine(spoken, "six-board-code"),
    squareOf(qr, spoken, "six-board-qr"),
    reach === "room" ? null : h("p", { class: "six-board-near" }, W(`board.join.${NOT_FOR_PHONES[reach]}`)),
    mode === "open" ? h("p", { class: "six-board-open" }, W("board.join.open_table")) : null,
  ];
}

function phaseBlock(state) {
  const label = (one) => W(`board.join.${one === "closed" ? "finished" : one}`);
  return h(
    "ol",
    { class: "six-board-phase", "aria-label": W("board.join.phase") },
    (state === "waiting"
      ? ["waiting", ...PHASES.slice(0, 2)]
      : state === "aside"
      ? ["waiting", "collecting", "aside"]
      : PHASES).map((one) => h("li", { "aria-current": one === state ? "step" : null }, label(one))),
  );
}
