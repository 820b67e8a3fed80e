/* The list of rooms, and opening a new one. */

import { button, checks, choice, textBox } from "../controls.js";
import { h, plural, W } from "../dom.js";
import { say } from "../messages.js";
import { makeVoice } from "../say.js";
import { agendaPicker } from "./agendas.js";
import { draft } from "./drafts.js";
import { minutesOf, playedHow } from "./played.js";
import { keyed } from "./draw.js";
import { fitPart } from "./fit.js";
import { fold, unfolded } from "./fold.js";
import { roomRow } from "./rooms.js";
import { teamFileField } from "./teamfiles.js";
import { teamsIn, teamsPart } from "./teams.js";
import { writesField } from "./writes.js";
import { briefButton, exercisePicker, minutesBox, numberBox } from "./fields.js";

export function startView(page, board) {
  const list = h("div", {});
  const heading = h("h2", { id: board.uid("rooms"), tabindex: "-1" }, W("board.start.rooms"));
  const drawList = keyed(
    list,
    (rooms) =>
      rooms.length
        ? h("ul", { class: "six-board-rooms" }, rooms.map((room) => roomRow(room, board)))
        : h("p", { class: "six-muted" }, W("board.start.none")),
  );
  page.replaceChildren(
    h(
      "div",
      { class: "six-board-start" },
      h(
        "section",
        { "aria-labelledby": board.uid("rooms") },
        heading,
        list,
      ),
      openForm(board),
    ),
  );
  return { heading, draw: () => drawList(board.model.get("rooms")), stop() {} };
}

function openForm(board) {
  const exercises = board.model.get("catalog");
  const begun = draft("open", {
    purpose: "",
    agenda: [],
    sides: [],
    k: 5,
    mode: "anonymous",
    teams: "",
    first: "teams",
    source: null,
    two_keys: false,
    carried: null,
  });
  const wanted = begun.fields;
  // An exercise may have left the course since.
  wanted.agenda = wanted.agenda.filter(({ slug }) => board.exercise(slug));
  const problem = h("p", { class: "six-notice", role: "alert", hidden: true });
  const agenda = h("div", {});
  const warning = h("p", { class: "six-notice", hidden: true });
  const warned = makeVoice(warning);
  const picker = exercisePicker(board, exercises, "start");
  const where = { need_agenda: "exercise-start", need_sides: `sides-${board.model.get("sides")[0].id}`, need_k: "k" };

  const drawAgenda = keyed(
    agenda,
    (parts) =>
      parts.length
        ? h("ol", { class: "six-board-agenda" }, parts.map((part, index) => agendaRow(part, index)))
        : h("p", { class: "six-muted" }, W("board.start.agenda_empty")),
    () => picker.querySelector("select"),
  );
  const redraw = () => {
    begun.keep();
    drawAgenda(wanted.agenda.map(({ slug, fitting, by_beats }) => ({ slug, fitting, by_beats })));
  };

  function agendaRow({ slug }, index) {
    const { title } = board.exercise(slug);
    const part = wanted.agenda[index];
    return h(
      "li",
      {},
      h(
        "div",
        {},
        h("b", {}, title),
        minutesBox(board.uid(`minutes-${index}`), W("board.start.item_minutes", { title }), part.minutes, (minutes) => {
          part.minutes = minutes;
          begun.keep();
        }),
        index
          ? briefButton(
            W("board.start.earlier_short"),
            W("board.start.earlier", { title }),
            board.uid(`earlier-${index}`),
            () => {
              wanted.agenda.splice(index - 1, 0, ...wanted.agenda.splice(index, 1));
              redraw();
            },
          )
          : null,
        briefButton(
          W("board.start.remove_short"),
          W("board.start.remove", { title }),
          board.uid(`remove-${index}`),
          () => {
            wanted.agenda.splice(index, 1);
            redraw();
          },
        ),
      ),
      writesField(board, { slug, wanted: part, name: `start-${index}`, onChange: begun.keep }),
      playedHow({
        exercise: board.exercise(slug),
        name: board.uid(`played-${index}`),
        value: part.by_beats,
        onPick: (beats) => {
          part.by_beats = beats;
          part.minutes = minutesOf(board.exercise(slug), beats);
          redraw();
        },
      }),
      fitPart(board, {
        slug,
        name: `start-${index}`,
        fitting: part.fitting,
        onChange: (fitting) => {
          part.fitting = fitting;
          begun.keep();
        },
      }),
    );
  }

  function go(event) {
    event.preventDefault();
    const lacking = !wanted.agenda.length
      ? "need_agenda"
      : !wanted.sides.length
      ? "need_sides"
      : !(wanted.k >= 3)
      ? "need_k"
      : null;
    problem.hidden = !lacking;
    problem.textContent = lacking ? W(`board.start.${lacking}`) : "";
    if (!lacking) board.press("open", { ...wanted, teams: teamsIn(wanted.teams) }, begun.clear);
    else unfolded(document.getElementById(board.uid(where[lacking]))).focus();
  }

  function warn() {
    warning.hidden = wanted.mode !== "open";
    warned.show(warning.hidden ? "" : W("board.start.open_warning"));
  }

  function teamsNow() {
    const { length } = teamsIn(wanted.teams);
    return length ? plural("board.start.teams_now", length) : W("board.start.teams_none");
  }

  const shownNow = () =>
    W("board.start.shown_now", { how: W(`board.start.${wanted.mode}`).toLocaleLowerCase(), k: wanted.k });

  redraw();
  warn();
  return h(
    "section",
    { "aria-labelledby": board.uid("open") },
    h("h2", { id: board.uid("open") }, W("board.start.title")),
    h(
      "form",
      { class: "six-board-form", on: { submit: go } },
      h(
        "div",
        {},
        textBox({
          label: W("board.start.purpose"),
          hint: W("board.start.purpose_hint"),
          name: board.uid("purpose"),
          value: wanted.purpose,
          max: 400,
          rows: 2,
          onInput: (text) => {
            wanted.purpose = text;
            begun.keep();
          },
        }),
        h("h3", {}, W("board.start.agenda")),
        agendaPicker(board, (one) => {
          // A part of its own, so that what is changed here changes no agenda.
          wanted.agenda = structuredClone(one.agenda);
          wanted.source = { name: one.name, session: one.session };
          redraw();
        }),
        agenda,
        teamFileField(board, { wanted, onChange: begun.keep }),
        h(
          "div",
          { class: "six-row six-board-add" },
          picker,
          button(W("board.start.add"), () => {
            const { value } = picker.querySelector("select");
            if (!value) return picker.querySelector("select").focus();
            wanted.agenda.push({ slug: value, minutes: minutesOf(board.exercise(value)), fitting: null });
            redraw();
          }),
        ),
      ),
      h(
        "div",
        {},
        checks({
          legend: W("board.start.sides"),
          hint: W("board.start.sides_hint"),
          name: board.uid("sides"),
          values: wanted.sides,
          options: board.model.get("sides").map(({ id, label }) => ({ value: id, label: say(label) })),
          onChange: (sides) => {
            wanted.sides = sides;
            begun.keep();
          },
        }),
        fold(
          W("board.drawer.teams"),
          teamsNow,
          ...teamsPart(board, wanted, begun.keep),
        ),
        fold(
          W("board.start.shown"),
          shownNow,
          numberBox({
            label: W("board.start.k"),
            hint: W("board.start.k_hint"),
            name: board.uid("k"),
            value: wanted.k,
            min: 3,
            max: 50,
            onInput: (k) => {
              wanted.k = k;
              begun.keep();
            },
          }),
          choice({
            legend: W("board.start.table"),
            name: board.uid("mode"),
            value: wanted.mode,
            options: ["anonymous", "open"].map((mode) => ({
              value: mode,
              label: W(`board.start.${mode}`),
              hint: W(`board.start.${mode}_hint`),
            })),
            onPick: (mode) => {
              wanted.mode = mode;
              begun.keep();
              warn();
            },
          }),
          warning,
        ),
        fold(
          W("keys.legend"),
          () => W(wanted.two_keys ? "board.start.keys_two" : "board.start.keys_one"),
          checks({
            legend: W("keys.legend"),
            hint: W("keys.hint"),
            name: board.uid("keys"),
            values: wanted.two_keys ? ["two"] : [],
            options: [{ value: "two", label: W("keys.two") }],
            onChange: (values) => {
              wanted.two_keys = values.length > 0;
              begun.keep();
            },
          }),
        ),
        problem,
        h("button", { type: "submit", class: "six-button six-button-strong" }, W("board.start.go")),
      ),
    ),
  );
}
