/* Where is your team? Marks on eleven lines, and where to begin by the rules that stand in the content. */

import { button, choice, table } from "../controls.js";
import { confirmDialog } from "../dialog.js";
import { h, own, plural, W } from "../dom.js";
import { isObject } from "../shape.js";
import { MARKS, storage } from "../storage.js";
import { footBar, idOf, named, printButton } from "./device.js";
import { gatherAnswers, pointedTo, standings } from "./picture.js";

export function startView(page) {
  const { check, places } = page.data;
  const key = `${MARKS}start`;
  const lines = h("div", { class: "six-path-lines" });
  const pointed = h("div", {});
  const outcome = h("section", { class: "six-path-outcome", "aria-labelledby": "six-outcome" });
  page.body.append(lines, outcome);
  const fromExercises = gatherAnswers(page.data.exercises).then((gathered) =>
    pointedTo(places, gathered.flatMap(standings))
  );

  function kept() {
    const found = storage.read(key);
    if (!found || found.version !== check.version || !isObject(found.answers)) return {};
    const fits = ({ sub_element: id }) => check.answers.some((one) => one.id === own(found.answers, id));
    return Object.fromEntries(check.questions.filter(fits).map(({ sub_element: id }) => [id, found.answers[id]]));
  }

  let marks = {};

  function mark(id, value) {
    marks = { ...kept(), ...marks, [id]: value };
    page.check(storage.write(key, { version: check.version, answers: marks }));
    drawOutcome();
    page.say(W("path.start.marked", { n: Object.keys(marks).length, of: check.questions.length }));
  }

  async function startOver() {
    if (
      !await confirmDialog({
        title: W("path.start.over_title"),
        text: W("path.start.over_text"),
        yes: W("path.start.over_yes"),
        no: W("path.start.over_no"),
      })
    ) return;
    storage.write(key, null);
    draw();
    page.say(W("path.start.over_said"));
  }

  function question({ sub_element: id, line, see }) {
    return choice({
      legend: line,
      hint: W("path.start.see", { see }),
      name: `six-start-${idOf(id)}`,
      row: true,
      options: check.answers.map((one) => ({ value: one.id, label: one.label })),
      value: own(marks, id),
      onPick: (value) => mark(id, value),
    });
  }

  function drawLines() {
    const numbers = [...new Set(places.map((one) => one.element.number))];
    lines.replaceChildren(...numbers.map((number) => {
      const here = places.filter((one) => one.element.number === number);
      return h(
        "section",
        { "data-element": number, "aria-labelledby": `six-element-${number}` },
        h("h3", { class: "six-path-element", id: `six-element-${number}` }, `${number} ${here[0].element.name}`),
        check.questions.filter((one) => here.some((place) => place.id === one.sub_element)).map(question),
      );
    }));
  }

  function drawOutcome() {
    const said = advise(check, marks);
    page.filled(said.marked > 0);
    outcome.replaceChildren(
      h("h2", { id: "six-outcome" }, W("path.start.outcome")),
      ...(said.marked ? told(said) : [h("p", { class: "six-empty" }, W("path.start.none"))]),
      pointed,
      footBar(
        printButton(W(said.marked ? "path.start.print" : "path.start.print_blank")),
        said.marked ? button(W("path.start.over"), startOver, { kind: "quiet" }) : null,
      ),
    );
  }

  /** What the exercises on this device point to, beside the marks and apart from them. */
  async function drawPointed() {
    const found = (await fromExercises).slice(0, check.rules.parts);
    pointed.replaceChildren(
      ...(found.length
        ? [
          h("p", {}, W("path.start.pointed")),
          h(
            "ul",
            { class: "six-path-parts" },
            found.map(({ place, n }) =>
              h(
                "li",
                { class: "six-card", "data-element": place.element.number },
                h("p", { class: "six-path-part" }, page.toPart(place.id, named(place))),
                h("p", { class: "six-muted" }, plural("path.start.pointed_n", n)),
              )
            ),
          ),
        ]
        : []),
    );
  }

  function told(said) {
    const parts = said.parts.length ? said.parts : [said.otherwise];
    const open = check.questions.length - said.marked;
    return [
      said.talk ? h("p", { class: "six-say-it" }, plural("path.start.talk", said.unknown, { of: said.marked })) : null,
      said.parts.length
        ? h("p", {}, W(said.talk ? "path.start.then" : "path.start.begin"))
        : h("p", {}, W("path.start.in_place")),
      h("ol", { class: "six-path-parts" }, parts.map((one) => part(one, parts))),
      open ? h("p", { class: "six-muted" }, plural("path.start.open", open)) : null,
      table({
        caption: W("path.start.caption"),
        head: [W("path.start.part"), W("path.start.line"), W("path.start.mark")],
        rows: check.questions.map((
          one,
        ) => [named(page.place(one.sub_element)), one.line, label(one.sub_element) ?? W("path.start.no_mark")]),
      }),
    ].filter(Boolean);
  }

  const label = (id) => check.answers.find((one) => one.id === own(marks, id))?.label;

  const elementOf = (one) => page.place(one.sub_element).element.number;

  /** The meetings of a part's element that can be played; where several parts are of one element, at the first. */
  function playsAt(question, parts) {
    const element = elementOf(question);
    if (parts.find((one) => elementOf(one) === element) !== question) return [];
    return page.data.exercises.filter((one) => one.play && elementOf(one) === element);
  }

  /** The tool that helps on from the reader's mark; nothing where there is no mark, or it says nothing of the team. */
  function toolFor({ sub_element: id, tools }) {
    const tool = tools.find(({ answer }) => answer === own(marks, id));
    const found = page.data.exercises.find(({ slug }) => slug === tool?.exercise);
    return found
      ? h("p", {}, W("path.start.tool"), " ", page.toExercise(found.slug, found.title), ` ${tool.why}`)
      : null;
  }

  function part(question, parts) {
    const place = page.place(question.sub_element);
    return h(
      "li",
      { class: "six-card", "data-element": place.element.number },
      h("p", { class: "six-path-part" }, page.toPart(place.id, named(place))),
      h("p", {}, question.first),
      toolFor(question),
      playsAt(question, parts).map(({ slug, title, play }) =>
        h("p", { class: "six-path-play" }, W("path.start.play"), " ", page.toExercise(slug, title), ` (${play})`)
      ),
      label(place.id) ? h("p", { class: "six-muted" }, W("path.start.you_marked", { mark: label(place.id) })) : null,
    );
  }

  function draw() {
    marks = kept();
    drawLines();
    drawOutcome();
    drawPointed();
  }

  return draw;
}

/**
 * Where to begin, by the rules of the content: the first parts in course order that carry the first answer looked for,
 * then the second; talking comes first where too many marks are "I don't know". Nothing is added up.
 */
function advise({ rules, questions }, marks) {
  const marked = questions.filter((one) => own(marks, one.sub_element));
  const unknown = marked.filter((one) => marks[one.sub_element] === "unknown").length;
  const found = rules.look_for.flatMap((answer) => marked.filter((one) => marks[one.sub_element] === answer));
  return {
    marked: marked.length,
    unknown,
    talk: unknown > rules.unknown_share * marked.length,
    parts: found.slice(0, rules.parts),
    otherwise: questions.find((one) => one.sub_element === rules.otherwise),
  };
}
