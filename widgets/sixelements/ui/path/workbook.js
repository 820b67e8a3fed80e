/* My workbook: the answers kept of every exercise on this device, in one document to read and print. */

import { registry } from "../registry.js";
import { button } from "../controls.js";
import { h, plural, W } from "../dom.js";
import { load } from "../load.js";
import { prune } from "../shape.js";
import { begun } from "../storage.js";
import { commitmentsPart } from "./commitments.js";
import { deedsOf, standing } from "./deeds.js";
import { howFar, named, whole } from "./device.js";
import { deedsOfFile, keptFile } from "./opened.js";
import { teamFilePart } from "./team-file.js";

export function workbookView(page) {
  const { exercises, places } = page.data;

  /** One exercise, with each answer under what it answers; what no longer fits the exercise is left out and said. */
  async function chapter(exercise) {
    const found = begun(exercise.slug);
    const place = places.find((one) => one.id === exercise.sub_element);
    const id = `six-workbook-${exercise.slug}`;
    const { rows, lost } = await answersOf(exercise, found.answers);
    return h(
      "article",
      { class: "six-path-chapter", "data-element": place.element.number, "aria-labelledby": id },
      h("h2", { id }, exercise.title),
      h("p", { class: "six-muted" }, W("path.workbook.facts", { place: named(place), how: howFar(found) })),
      rows.length
        ? h(
          "dl",
          { class: "six-path-answers" },
          rows.map(({ label, value }) =>
            h("div", {}, h("dt", {}, label), h("dd", {}, value || W("path.workbook.blank")))
          ),
        )
        : null,
      lost ? h("p", { class: "six-muted" }, plural("path.workbook.lost", lost)) : null,
      h(
        "p",
        { class: "six-path-open" },
        page.toExercise(exercise.slug, W("path.workbook.open", { title: exercise.title })),
      ),
    );
  }

  async function answersOf(entry, answers) {
    try {
      const exercise = await whole(entry);
      const { kept, lost } = prune(exercise.shape, answers);
      await load(exercise.kind);
      const { preview, gathered } = registry.kinds[exercise.kind];
      return { rows: gathered ? gathered(kept, exercise) : preview(kept, exercise).rows, lost };
    } catch (error) {
      console.error(error);
      return { rows: [], lost: 1 }; // the other exercises are shown all the same
    }
  }

  /** What was said would be done in the exercises that are begun *here*, with how it stands. */
  async function deedsHere(here) {
    const found = await Promise.all(here.map(async (entry) => {
      try {
        const exercise = await whole(entry);
        const { kept } = prune(exercise.shape, begun(entry.slug).answers);
        return deedsOf(exercise, kept ?? {}).map((one) => ({
          ...one,
          slug: entry.slug,
          title: entry.title,
          alone: exercise.private ?? false,
        }));
      } catch (error) {
        console.error(error);
        return []; // the others are shown all the same
      }
    }));
    return standing([...deedsOfFile(), ...found.flat()]);
  }

  let drawing = 0;
  async function draw() {
    const mine = ++drawing; // a later call overtakes this one while it waits for scripts
    const here = exercises.filter((one) => begun(one.slug));
    const deeds = await deedsHere(here);
    const [chapters, file] = await Promise.all([Promise.all(here.map(chapter)), teamFilePart(page, here, deeds, draw)]);
    if (mine !== drawing) return;
    page.filled(here.length > 0 || keptFile() !== null);
    page.body.replaceChildren(
      ...(here.length
        ? [
          h("p", { class: "six-lead" }, plural("path.workbook.sum", here.length)),
          h("p", {}, button(W("path.workbook.print"), () => window.print(), { kind: "strong" })),
        ]
        : [
          h(
            "div",
            { class: "six-empty" },
            h("p", {}, W("path.workbook.none")),
            h("ul", {}, exercises.map(({ slug, title }) => h("li", {}, page.toExercise(slug, title)))),
          ),
        ]),
      ...commitmentsPart(page, deeds, draw),
      ...file,
      ...chapters,
    );
  }
  return draw;
}
