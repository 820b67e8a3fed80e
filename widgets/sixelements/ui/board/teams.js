/* The teams of a room on the facilitator's display: asked for when a room opens, and seen at a glance later. */

import { button, choice, textBox } from "../controls.js";
import { openDialog } from "../dialog.js";
import { h, W } from "../dom.js";
import { say } from "../messages.js";
import { draft } from "./drafts.js";
import { keyed, put } from "./draw.js";
import { briefButton } from "./fields.js";

const MOST_NAME = 80;
const MOST_TEXT = 60 * (MOST_NAME + 1);

/** The names of teams that somebody typed, one a line; a number alone stands for so many that go by their numbers. */
export function teamsIn(text) {
  const names = text.split("\n").map((one) => one.trim()).filter(Boolean);
  const many = names.length === 1 && /^\d{1,3}$/.test(names[0]) ? Number(names[0]) : 0;
  return many ? Array(many).fill("") : names;
}

/** The field for teams of a room that is about to open. */
export function teamsBox({ name, label, hint, value, onInput }) {
  return textBox({ label, hint, name, value, max: MOST_TEXT, rows: 3, onInput });
}

/** The teams of a room that is about to open, and, once there are some, who goes first where not all can be shown. */
export function teamsPart(board, wanted, keep) {
  const order = choice({
    legend: W("board.start.first"),
    hint: W("board.start.first_hint"),
    name: board.uid("first"),
    value: wanted.first,
    options: ["teams", "sides"].map((first) => ({
      value: first,
      label: W(`board.start.first_${first}`),
      hint: W(`board.start.first_${first}_hint`),
    })),
    onPick: (first) => {
      wanted.first = first;
      keep();
    },
  });
  const ask = () => {
    order.hidden = !teamsIn(wanted.teams).length;
  };
  ask();
  return [
    teamsBox({
      label: W("board.start.teams"),
      hint: W("board.start.teams_hint"),
      name: board.uid("teams"),
      value: wanted.teams,
      onInput: (teams) => {
        wanted.teams = teams;
        keep();
        ask();
      },
    }),
    order,
  ];
}

/** The drawer: how many of each team joined and are finished, nothing by side, and names; made once, as others are. */
export function makeTeams(board) {
  const list = h("div", {});
  const begun = draft(`teams/${board.room().code}`, { text: "" });
  const field = h("div", {});
  const drawField = keyed(field, () => [
    teamsBox({
      label: W("board.teams.more"),
      hint: W("board.teams.more_hint"),
      name: board.uid("teams-more"),
      value: begun.fields.text,
      onInput: (text) => {
        begun.fields.text = text;
        begun.keep();
      },
    }),
  ]);
  let added = 0;
  const add = () => {
    const teams = teamsIn(begun.fields.text);
    if (!teams.length) return field.querySelector("textarea").focus();
    board.press("add-teams", { teams }, () => {
      begun.clear();
      drawField(++added);
    });
  };
  const screen = button("", () => {
    const { activity, slide } = board.view;
    board.ask("shown", { activity, slide, at_teams: !board.room().at_teams });
  }, { id: board.uid("teams-screen") });
  const agreed = h("p", { class: "six-hint" }, W("board.teams.screen_hint"));
  const node = h(
    "div",
    { class: "six-board-teams" },
    h("p", {}, W("board.teams.hint")),
    list,
    screen,
    agreed,
    field,
    button(W("board.teams.add"), add, { id: board.uid("teams-add") }),
  );

  const drawList = keyed(list, (teams) =>
    teams.length
      ? h(
        "ul",
        { class: "six-board-agreed" },
        teams.map(({ number, name, label, joined, finished }) =>
          h(
            "li",
            {},
            h("b", { dir: "auto" }, say(label)),
            h("span", {}, W("board.teams.row", { joined, finished })),
            briefButton(
              W("board.teams.name_short"),
              W("board.teams.name", { team: say(label) }),
              board.uid(`team-name-${number}`),
              () => rename(number, name, say(label)),
            ),
            joined ? null : briefButton(
              W("board.teams.drop_short"),
              W("board.teams.drop", { team: say(label) }),
              board.uid(`team-drop-${number}`),
              () => board.ask("drop-team", { team: number }),
            ),
          )
        ),
      )
      : h("p", { class: "six-muted" }, W("board.teams.none")));

  async function rename(number, name, label) {
    let typed = name;
    const sure = await openDialog({
      title: W("board.teams.name", { team: label }),
      text: W("board.teams.name_text"),
      more: textBox({
        label: W("board.teams.name_label"),
        name: board.uid("team-name"),
        value: name,
        max: MOST_NAME,
        rows: 1,
        onInput: (text) => {
          typed = text;
        },
      }),
      yes: W("board.teams.name_yes"),
      no: W("board.teams.name_no"),
    }).answer;
    if (sure === "yes") board.ask("name-team", { team: number, name: typed });
  }

  return {
    node,
    draw() {
      drawField(added);
      const { teams, at_teams: shown } = board.room();
      drawList(teams);
      screen.hidden = agreed.hidden = !teams.length;
      put(screen, W(shown ? "board.teams.screen_end" : "board.teams.screen"));
    },
  };
}
