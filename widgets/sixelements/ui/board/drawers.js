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
    script() {
      const { slug, state } = shownActivity();
      const told = board.model.get("script");
      return { slug, state, parts: told.slug === slug ? told.parts : null };
    },
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

    script({ state, parts }) {
      if (!parts) return h("p", { class: "six-muted" }, W("board.drawer.script_comes"));
      if (!parts.length) return h("p", {}, W("board.drawer.script_none"));
      const moment = momentOf(parts, state);
      return [
        h("p", { class: "six-muted" }, W("board.drawer.script_hint")),
        parts.map((part, index) => {
          const text = h("div", { class: "six-board-script" });
          // Our own page, turned into HTML in Python with raw HTML, links and pictures left out.
          text.innerHTML = part.html;
          for (const one of text.querySelectorAll("table")) {
            const region = h("div", {
              class: "six-scroll",
              role: "region",
              tabindex: "0",
              "aria-label": W("board.drawer.script_table", { title: part.title }),
            });
            one.replaceWith(region);
            one.className = "six-table";
            region.append(one);
          }
          return h("details", { class: "six-details", open: index === moment }, h("summary", {}, part.title), text);
        }),
      ];
    },

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

  let asked = "";
  /** Ask for the script that is to be read, where it was not asked for yet; say whether it has come just now. */
  function scriptCame() {
    const { slug, parts } = shows.script();
    const waited = asked === slug;
    if (!parts && !waited) board.ask("script", { slug });
    asked = parts ? "" : slug;
    return Boolean(parts) && waited;
  }

  function draw() {
    const name = view.drawer;
    plan.draw();
    const came = name === "script" && scriptCame();
    if (name !== "script") asked = "";
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

/** Which part of a script the moment asks for: getting ready, leading, or talking about what is seen. */
function momentOf(parts, state) {
  const wanted = { waiting: "before", collecting: "script" }[state] ?? "debrief";
  const found = parts.findIndex((part) => part.title.toLowerCase().startsWith(wanted));
  return Math.max(0, found);
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
