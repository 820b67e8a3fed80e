/* My team's picture: the latest answers of every rated and placed instrument on this device, gathered on one page. */

import { button, table } from "../controls.js";
import { soundDays } from "../days.js";
import { h, plural, W } from "../dom.js";
import { download } from "../download.js";
import { asCsv } from "../csv.js";
import { answerInWords, givenAnswers, itemsOf, placeOf } from "../instrument/measures.js";
import { prune } from "../shape.js";
import { begun, record } from "../storage.js";
import { footBar, named, printButton, whole } from "./device.js";

const PILLARS = ["", "trust", "equity", "communication"];
const THIRDS = ["low", "between", "high"];
/** What an empty page offers first: short ones that speak of the whole course. */
const BEGIN = ["three-pillars-check", "partnership-continuum", "progress-check"];
const MOST_NAMED = 7;
const MOST_OF_ONE = 2;

/**
 * The latest answers of each begun instrument: [{entry, exercise, answers, date}]; date is null for those of the
 * page itself.
 */
export async function gatherAnswers(entries) {
  const found = await Promise.all(entries.map(async (entry) => {
    const latest = latestOf(entry.slug);
    if (!latest) return null;
    try {
      const exercise = await whole(entry);
      return { entry, exercise, date: latest.date, answers: prune(exercise.shape, latest.answers).kept ?? {} };
    } catch (error) {
      console.error(error);
      return null; // the other exercises are shown all the same
    }
  }));
  return found.filter((one) => one && one.exercise.measures);
}

/** What stands on the page of an exercise, or, where it is empty, what was kept there last under a date. */
function latestOf(slug) {
  const found = begun(slug);
  if (found) return { answers: found.answers, date: null };
  return soundDays(record(slug).earlier).at(-1) ?? null;
}

/** Every answer that says how things stand: its place, its pillar, and in which third of its line it lies. */
export function standings({ entry, exercise, answers }) {
  const seen = new Set();
  return givenAnswers(exercise, answers).flatMap(({ measure, value }) => {
    // Of two asks the first says how things are, the second what is wished for.
    if (!measure.direction || seen.has(measure.item)) return [];
    seen.add(measure.item);
    const last = measure.picks ? 1 : exercise.scales[measure.scale].values.length - 1;
    const along = placeOf(exercise, measure, value) / last;
    const height = (measure.direction === "down") !== Boolean(measure.reversed) ? 1 - along : along;
    const third = THIRDS[Math.min(2, Math.floor(height * 3))];
    return [{
      entry,
      measure,
      height,
      third,
      label: measure.label,
      answer: standingInWords(exercise, measure, value),
      place: measure.place || entry.sub_element,
      pillar: measure.pillar ?? "",
    }];
  });
}

/** An answer in words; a bare number with the last point of its line, since "4" alone says little. */
function standingInWords(exercise, measure, value) {
  const words = answerInWords(exercise, measure, value);
  return /^\d+$/.test(words)
    ? W("path.picture.of", { n: words, of: exercise.scales[measure.scale].values.at(-1) })
    : words;
}

/** The parts of the course with the most answers in the lowest third, most first; none where nothing is low. */
export function pointedTo(places, found) {
  const low = new Map();
  for (const one of found.filter(({ third }) => third === "low")) low.set(one.place, (low.get(one.place) ?? 0) + 1);
  return places.filter((place) => low.has(place.id)).map((place) => ({ place, n: low.get(place.id) })).sort((a, b) =>
    b.n - a.n
  );
}

export function pictureView(page) {
  const { exercises: entries, places } = page.data;

  function map(found) {
    const cell = (place, pillar) => {
      const here = found.filter((one) => one.place === place.id && one.pillar === pillar);
      const told = THIRDS.map((third) => [third, here.filter((one) => one.third === third).length]).reverse().filter((
        [, n],
      ) => n);
      return told.length
        ? h(
          "span",
          { class: "six-picture-cell" },
          told.map(([third, n]) => h("span", { class: `six-picture-${third}` }, W(`path.picture.${third}`, { n }))),
        )
        : "–";
    };
    return table({
      caption: W("path.picture.map"),
      head: [W("path.start.part"), ...PILLARS.map((pillar) => W(`path.picture.pillar_${pillar || "all"}`))],
      rows: places.filter((place) => found.some((one) => one.place === place.id)).map((
        place,
      ) => [page.toPart(place.id, named(place)), ...PILLARS.map((pillar) => cell(place, pillar))]),
    });
  }

  function listOf(title, empty, some) {
    const times = {};
    // So that no instrument crowds out the others.
    const mixed = some.filter((one) => (times[one.entry.slug] = (times[one.entry.slug] ?? 0) + 1) <= MOST_OF_ONE);
    const items = mixed.slice(0, MOST_NAMED).map((one) =>
      h(
        "li",
        {},
        h("b", {}, one.label),
        `: ${one.answer} `,
        h("span", { class: "six-muted" }, page.toExercise(one.entry.slug, one.entry.title)),
      )
    );
    const rest = some.length - items.length;
    return h(
      "section",
      {},
      h("h2", {}, title),
      items.length ? h("ul", { class: "six-picture-list" }, items) : h("p", { class: "six-muted" }, empty),
      rest > 0 ? h("p", { class: "six-muted" }, plural("path.picture.rest", rest)) : null,
    );
  }

  function firsts(gathered) {
    const chosen = gathered.map(({ entry, exercise, answers }) => ({
      entry,
      first: answers.opportunity ?? {},
      what: itemsOf(exercise).find((one) => one.id === answers.opportunity?.what)?.label ?? "",
    }))
      .filter(({ first, what }) => what || first.do).sort((a, b) =>
        (a.first.by ?? "9").localeCompare(b.first.by ?? "9")
      );
    const open = W("instrument.first_open");
    return h(
      "section",
      {},
      h("h2", {}, W("path.picture.first")),
      chosen.length
        ? table({
          caption: W("path.picture.first_caption"),
          head: ["what", "do", "who", "by", "from"].map((word) => W(`path.picture.first_${word}`)),
          rows: chosen.map((
            { entry, first, what },
          ) => [
            what || open,
            first.do || open,
            first.who || open,
            first.by || open,
            page.toExercise(entry.slug, entry.title),
          ]),
        })
        : h("p", { class: "six-muted" }, W("path.picture.first_none")),
    );
  }

  function spreadsheet(gathered) {
    const rows = [["place", "pillar", "exercise", "item", "asked", "answer", "kept on"]];
    for (const { entry, exercise, answers, date } of gathered) {
      for (const { measure, value } of givenAnswers(exercise, answers)) {
        rows.push([
          measure.place || entry.sub_element,
          measure.pillar ?? "",
          entry.title,
          measure.label,
          measure.ask ?? "",
          answerInWords(exercise, measure, value),
          date ?? "",
        ]);
      }
      const first = answers.opportunity;
      if (first) {
        rows.push([
          entry.sub_element,
          "",
          entry.title,
          W("instrument.first_heading"),
          itemsOf(exercise).find((one) => one.id === first.what)?.label ?? "",
          [first.do, first.who, first.by].filter(Boolean).join(" · "),
          date ?? "",
        ]);
      }
    }
    return asCsv(rows);
  }

  let drawing = 0;
  return async function draw() {
    const mine = ++drawing; // a later call overtakes this one while it waits for scripts
    const gathered = await gatherAnswers(entries);
    if (mine !== drawing) return;
    const found = gathered.flatMap(standings);
    page.filled(gathered.length > 0);
    if (!gathered.length) {
      page.body.replaceChildren(
        h(
          "div",
          { class: "six-empty" },
          h("p", {}, W("path.picture.none")),
          h(
            "ul",
            {},
            BEGIN.map((slug) => entries.find((one) => one.slug === slug)).filter(Boolean).map((one) =>
              h("li", {}, page.toExercise(one.slug, one.title))
            ),
          ),
        ),
        footBar(printButton(W("path.picture.print_blank"))),
      );
      return;
    }
    const low = [...found].sort((a, b) => a.height - b.height).filter((one) => one.third === "low");
    const high = [...found].sort((a, b) => b.height - a.height).filter((one) => one.third === "high");
    page.body.replaceChildren(
      h("p", { class: "six-lead" }, plural("path.picture.sum", gathered.length, { answers: found.length })),
      ...(found.length ? [map(found), h("p", { class: "six-muted" }, W("path.picture.how"))] : []),
      listOf(W("path.picture.strengths"), W("path.picture.strengths_none"), high),
      listOf(W("path.picture.gaps"), W("path.picture.gaps_none"), low),
      firsts(gathered),
      footBar(
        printButton(W("path.picture.print")),
        button(W("path.picture.save"), () => {
          download("my-teams-picture.csv", spreadsheet(gathered), "text/csv");
          page.say(W("path.picture.saved"));
        }, { kind: "quiet" }),
      ),
    );
  };
}
