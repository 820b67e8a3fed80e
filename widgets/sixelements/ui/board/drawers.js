/* The facilitator's own part: agenda, script, commitments, files and the room itself, one drawer open at a time. */

import { button } from "../controls.js";
import { h, inWords, plural, W } from "../dom.js";
import { say } from "../messages.js";
import { makeDevices } from "./devices.js";
import { makeAhead } from "./ahead.js";
import { makeAddress } from "./address.js";
import { makeCommitments } from "./commitments.js";
import { makeHandover } from "./handover.js";
import { planPart } from "./plan.js";
import { draft } from "./drafts.js";
import { minutesOf, playedHow } from "./played.js";
import { keyed } from "./draw.js";
import { fitPart } from "./fit.js";
import { briefButton, exercisePicker, numberBox } from "./fields.js";
import { recordPart } from "./record.js";
import { makeScript } from "./script.js";
import { teamFiles } from "./teamfiles.js";
import { makeTeams } from "./teams.js";
import { titleOf } from "./titles.js";
import { writesField } from "./writes.js";

const DRAWERS = ["agenda", "teams", "script", "commitments", "record", "room"];

export function makeDrawers(board, shownActivity, choose) {
  const { view } = board;
  const panel = h("section", { class: "six-board-drawer", id: board.uid("drawer"), tabindex: "-1", hidden: true });
  const tabs = h(
    "div",
    { class: "six-board-tabs" },
    DRAWERS.map((name) =>
      h("button", {
        type: "button",
        class: "six-button six-button-quiet",
        id: board.uid(`drawer-${name}`),
        "aria-expanded": "false",
        "aria-controls": board.uid("drawer"),
        on: {
          click: () => open(view.drawer === name ? null : name),
        },
      }, W(`board.drawer.${name}`))
    ),
  );
  const devices = makeDevices(board);
  const address = makeAddress(board);
  const handover = makeHandover(board);
  const commitments = makeCommitments(board);
  const adding = makeAdding(board);
  const plan = planPart(board);
  const ahead = makeAhead(board, shownActivity);
  const teams = makeTeams(board);
  const script = makeScript(board, shownActivity);
  const drawOpen = keyed(
    panel,
    (name, what) => (name ? [h("h3", {}, W(`board.drawer.${name}`)), contents[name](what)] : []),
    () => panel,
  );

  function open(name) {
    view.drawer = name;
    board.ask("devices", { wanted: name === "room" });
    draw();
    if (name) panel.scrollIntoView({ block: "nearest" });
  }

  /** The part of the room's drawer where the address is chosen. */
  function openAddress() {
    open("room");
    address.focus();
  }

  const shows = {
    agenda: () =>
      board.room().activities.map(({ id, title, round, state, minutes }) => ({
        id,
        title,
        round,
        state,
        minutes,
        here: id === view.activity,
      })),
    script: script.shows,
    teams: () => "",
    commitments: () => "",
    record: () => ({
      teams: board.room().teams.map(({ number, label }) => ({ number, label })),
      activities: board.room().activities.map((one) => ({ id: one.id, title: titleOf(one) })),
    }),
    room: () => ({ state: board.room().state, sides: board.room().sides, k: board.room().k, mode: board.room().mode }),
  };

  const contents = {
    agenda(activities) {
      return [
        plan.node,
        h(
          "ol",
          { class: "six-board-agenda" },
          activities.map((one) =>
            h(
              "li",
              { "aria-current": one.here ? "true" : null },
              h(
                "div",
                {},
                h("b", {}, titleOf(one)),
                h(
                  "span",
                  { class: "six-muted" },
                  plural("board.drawer.now", one.minutes, { state: W(`room.agenda_${one.state}`) }),
                ),
                one.here ? h("span", { class: "six-muted" }, W("board.drawer.on_board")) : briefButton(
                  W("board.drawer.show_short"),
                  W("board.drawer.show", { title: titleOf(one) }),
                  board.uid(`choose-${one.id}`),
                  () => choose(one.id),
                ),
              ),
            )
          ),
        ),
        adding,
        ahead.node,
      ];
    },

    script: script.nodes,

    teams: () => teams.node,

    commitments: () => commitments.node,

    record: ({ teams, activities }) => [...recordPart(board, activities), ...teamFiles(board, teams)],

    room: ({ state, sides, k, mode }) => [
      h("p", {}, W("board.drawer.room_sides", { sides: inWords(sides.map((one) => say(one.label))) })),
      h("p", {}, mode === "open" ? W("board.join.open_table") : W("board.drawer.room_k", { k })),
      h("p", {}, W(`board.drawer.room_state_${state}`)),
      h(
        "div",
        { class: "six-row" },
        button(
          W(state === "open" ? "board.drawer.room_close" : "board.drawer.room_reopen"),
          () => board.ask("state", { state: state === "open" ? "closed" : "open" }),
          { id: board.uid("room-state") },
        ),
        button(W("board.all_rooms"), () => board.ask("show", { code: "" }), { id: board.uid("all-rooms") }),
      ),
      handover.node,
      address.node,
      devices.node,
    ],
  };

  function draw() {
    const name = view.drawer;
    plan.draw();
    const came = script.came(name === "script");
    DRAWERS.forEach((one, index) => tabs.children[index].setAttribute("aria-expanded", String(one === name)));
    panel.hidden = !name;
    if (name) panel.setAttribute("aria-label", W(`board.drawer.${name}`));
    drawOpen(name, name ? shows[name]() : null);
    if (came) panel.scrollIntoView({ block: "nearest" }); // it is much longer now than when it was opened
    if (name === "room") {
      handover.draw();
      address.draw();
      devices.draw();
    }
    if (name === "agenda") ahead.draw();
    if (name === "teams") teams.draw();
    if (name === "commitments") commitments.draw();
  }

  return { tabs, panel, draw, openAddress, tellWay: handover.tell, stop: plan.stop };
}

/** The form that puts one more exercise on the agenda; made once, so that nothing redraws it. */
function makeAdding(board) {
  const begun = draft(`add/${board.room().code}`, {
    slug: "",
    minutes: 20,
    fitting: null,
    writes: null,
    by_beats: false,
    tells_side: false,
  });
  const picker = exercisePicker(board, board.model.get("catalog"), "add");
  const select = picker.querySelector("select");
  const box = numberBox({
    label: W("board.drawer.add_minutes"),
    name: board.uid("add-minutes"),
    value: begun.fields.minutes,
    min: 0,
    max: 480,
    onInput: (value) => {
      begun.fields.minutes = value;
      begun.keep();
    },
  });
  select.value = begun.fields.slug;
  select.addEventListener("change", () => {
    const minutes = minutesOf(board.exercise(select.value)) ?? 20;
    const usual = { fitting: null, writes: null, by_beats: false, tells_side: false };
    Object.assign(begun.fields, { slug: select.value, minutes, ...usual });
    drawFit();
    box.querySelector("input").value = begun.fields.minutes;
    begun.keep();
  });
  const add = () => {
    if (!select.value) return select.focus();
    const { minutes, fitting, writes, by_beats, tells_side } = begun.fields;
    board.press("add", { slug: select.value, minutes, fitting, writes, by_beats, tells_side }, () => {
      begun.clear();
      select.value = "";
      drawFit();
    });
  };
  const fit = h("div", {});
  function drawFit() {
    const { slug, fitting } = begun.fields;
    fit.replaceChildren(
      ...(board.exercise(slug)
        ? [
          writesField(board, { slug, wanted: begun.fields, name: "add", onChange: begun.keep }) ?? "",
          playedHow({
            exercise: board.exercise(slug),
            name: board.uid("played-add"),
            value: begun.fields.by_beats,
            onPick: (beats) => {
              begun.fields.by_beats = beats;
              begun.fields.minutes = minutesOf(board.exercise(slug), beats);
              box.querySelector("input").value = begun.fields.minutes;
              begun.keep();
            },
          }),
          fitPart(board, {
            slug,
            name: "add",
            fitting,
            onChange: (now) => {
              begun.fields.fitting = now;
              begun.keep();
            },
          }) ?? "",
        ].filter(Boolean)
        : []),
    );
  }
  drawFit();
  return h(
    "div",
    { role: "group", "aria-label": W("board.drawer.add_title") },
    h(
      "div",
      { class: "six-row six-board-add" },
      picker,
      box,
      button(W("board.drawer.add"), add, { id: board.uid("add") }),
    ),
    fit,
  );
}
