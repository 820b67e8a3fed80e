/* The facilitator's own part: agenda, script, commitments, files and the room itself, one drawer open at a time. */

import { button, textBox } from "../controls.js";
import { h, inWords, W } from "../dom.js";
import { makeDevices } from "./devices.js";
import { keyed } from "./draw.js";
import { briefButton, exercisePicker, numberBox } from "./fields.js";
import { titleOf } from "./titles.js";

const DRAWERS = ["agenda", "script", "commitments", "record", "room"];

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
          click: () => {
            view.drawer = view.drawer === name ? null : name;
            board.ask("devices", { wanted: view.drawer === "room" });
            draw();
            if (view.drawer) panel.scrollIntoView({ block: "nearest" });
          },
        },
      }, W(`board.drawer.${name}`))
    ),
  );
  const devices = makeDevices(board);
  const drawOpen = keyed(
    panel,
    (name, what) => (name ? [h("h3", {}, W(`board.drawer.${name}`)), contents[name](what)] : []),
  );

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
    script: () => ({ slug: shownActivity().slug, state: shownActivity().state }),
    commitments: () => board.room().commitments,
    record: () => board.room().code,
    room: () => ({ state: board.room().state, sides: board.room().sides, k: board.room().k, mode: board.room().mode }),
  };

  const contents = {
    agenda(activities) {
      const picker = exercisePicker(board, board.model.get("catalog"), "add");
      let minutes = null;
      const box = numberBox({
        label: W("board.drawer.add_minutes"),
        name: board.uid("add-minutes"),
        value: 20,
        min: 0,
        max: 480,
        onInput: (value) => {
          minutes = value;
        },
      });
      picker.querySelector("select").addEventListener("change", (event) => {
        minutes = board.exercise(event.target.value)?.minutes.alone ?? 20;
        box.querySelector("input").value = minutes;
      });
      const add = () => {
        const { value } = picker.querySelector("select");
        if (value) board.ask("add", { slug: value, minutes: minutes ?? 20 });
        else picker.querySelector("select").focus();
      };
      return [
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
                  W("board.drawer.now", { n: one.minutes, state: W(`room.agenda_${one.state}`) }),
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
        h(
          "div",
          { class: "six-row six-board-add", role: "group", "aria-label": W("board.drawer.add_title") },
          picker,
          box,
          button(W("board.drawer.add"), add, { id: board.uid("add") }),
        ),
      ];
    },

    script({ slug, state }) {
      const parts = board.exercise(slug)?.script ?? [];
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

    commitments(all) {
      const wanted = { who: "", what: "", by_when: "" };
      const names = board.uid("who-list");
      const who = textBox({
        label: W("board.drawer.who"),
        hint: W("board.drawer.who_hint"),
        name: board.uid("who"),
        max: 200,
        rows: 1,
        onInput: (text) => {
          wanted.who = text;
        },
      });
      const problem = h("p", { class: "six-notice", role: "alert", hidden: true });
      who.querySelector("input").setAttribute("list", names);
      const submit = (event) => {
        event.preventDefault();
        const empty = !wanted.what.trim();
        problem.hidden = !empty;
        problem.textContent = empty ? W("board.drawer.need_what") : "";
        if (empty) return document.getElementById(board.uid("what")).focus();
        board.ask("commit", { ...wanted, activity: view.activity });
      };
      return [
        all.length
          ? h(
            "ul",
            { class: "six-board-agreed" },
            all.map((one) =>
              h(
                "li",
                {},
                h(
                  "div",
                  {},
                  h("b", {}, one.what),
                  h("span", { class: "six-muted" }, [one.who, one.by_when].filter(Boolean).join(" · ")),
                ),
                briefButton(
                  W("board.drawer.drop_short"),
                  W("board.drawer.drop", { what: one.what }),
                  board.uid(`drop-${one.id}`),
                  () => board.ask("drop", { commitment: one.id }),
                ),
              )
            ),
          )
          : h("p", { class: "six-muted" }, W("board.drawer.no_commitments")),
        h(
          "form",
          { class: "six-board-commit", on: { submit } },
          who,
          h(
            "datalist",
            { id: names },
            [W("board.drawer.both"), ...board.room().sides.map((one) => one.label)].map((label) =>
              h("option", { value: label })
            ),
          ),
          textBox({
            label: W("board.drawer.what"),
            name: board.uid("what"),
            max: 1000,
            rows: 1,
            onInput: (text) => {
              wanted.what = text;
            },
          }),
          textBox({
            label: W("board.drawer.by_when"),
            hint: W("board.drawer.by_when_hint"),
            name: board.uid("when"),
            max: 40,
            rows: 1,
            onInput: (text) => {
              wanted.by_when = text;
            },
          }),
          problem,
          h("button", { type: "submit", class: "six-button", id: board.uid("commit") }, W("board.drawer.commit")),
        ),
      ];
    },

    record: () => [
      h("p", {}, W("board.drawer.record_hint")),
      h(
        "div",
        { class: "six-row" },
        ["docx", "xlsx", "csv"].map((format) =>
          button(W(`board.drawer.${format}`), () => board.ask("export", { format }), { id: board.uid(format) })
        ),
      ),
    ],

    room: ({ state, sides, k, mode }) => [
      h("p", {}, W("board.drawer.room_sides", { sides: inWords(sides.map((one) => one.label)) })),
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
      devices.node,
    ],
  };

  function draw() {
    const name = view.drawer;
    DRAWERS.forEach((one, index) => tabs.children[index].setAttribute("aria-expanded", String(one === name)));
    panel.hidden = !name;
    if (name) panel.setAttribute("aria-label", W(`board.drawer.${name}`));
    drawOpen(name, name ? shows[name]() : null);
    if (name === "room") devices.draw();
  }

  return { tabs, panel, draw };
}

/** Which part of a script the moment asks for: getting ready, leading, or talking about what is seen. */
function momentOf(parts, state) {
  const wanted = { waiting: "before", collecting: "script" }[state] ?? "debrief";
  const found = parts.findIndex((part) => part.title.toLowerCase().startsWith(wanted));
  return Math.max(0, found);
}
