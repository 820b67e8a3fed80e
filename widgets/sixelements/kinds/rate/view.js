/* Rating: a step a section, or a step an item where there is one section with more than a few of them. */

import { dig, fill, h, inWords, W } from "../../ui/dom.js";
import { closingStep } from "../../ui/instrument/closing.js";
import { fieldsOf } from "../../ui/instrument/measures.js";
import { pointsGroup, quietNote } from "../../ui/instrument/points.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { standingSuggested } from "../../ui/instrument/suggested.js";
import { isObject } from "../../ui/shape.js";
import { record } from "../../ui/storage.js";

const FEW = 3;

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [...ratingSteps(ctx), closingStep(ctx, () => standingSuggested(ctx))],
  paper: (answers, exercise) => instrumentPaper(answers, exercise),
};

function ratingSteps(ctx) {
  const { sections, intro } = ctx.content;
  const lead = (at) => (at === 0 && intro ? h("p", {}, intro) : null);
  const done = (item) => fieldsOf(ctx).every(({ id }) => ctx.get(`ratings.${item.id}.${id}`) !== undefined);
  if (sections.length === 1 && sections[0].items.length > FEW) {
    const [section] = sections;
    return section.items.map((item, at) => ({
      id: item.id,
      title: item.title,
      done: () => done(item),
      render: (el) =>
        fill(el, {}, [
          lead(at),
          at === 0 && section.about ? h("p", { class: "six-hint" }, section.about) : null,
          ratedItem(ctx, item, false),
        ]),
    }));
  }
  return sections.map((section, at) => ({
    id: section.id,
    title: section.title,
    done: () => section.items.every(done),
    render: (el) =>
      fill(el, {}, [
        lead(at),
        section.about ? h("p", {}, section.about) : null,
        section.items.map((item) => ratedItem(ctx, item, true)),
      ]),
  }));
}

/** One item: what it says, a radio group an ask, and a note. */
function ratedItem(ctx, item, headed) {
  const { content, exercise } = ctx;
  const path = `ratings.${item.id}`;
  const textId = item.text ? ctx.uid(`text-${item.id}`) : null;
  const ends = item.low ? [item.low, item.high] : content.low ? [content.low, content.high] : null;
  const groups = fieldsOf(ctx).map((ask) =>
    pointsGroup(ctx, {
      legend: ask.question ? [ask.question, h("span", { class: "six-hidden" }, ` (${item.title})`)] : item.title,
      hidden: !ask.question,
      path: `${path}.${ask.id}`,
      scale: exercise.scales[content.scale],
      ends,
      describedby: textId,
    })
  );
  return h(
    "div",
    { class: `six-rate-item${headed ? "" : " six-rate-alone"}` },
    headed ? h("h3", {}, item.title) : null,
    item.text ? h("p", { id: textId, class: "six-rate-text" }, item.text) : null,
    item.hint ? h("p", { class: "six-hint" }, item.hint) : null,
    lookedBack(ctx, item.id),
    h("div", { class: "six-asks" }, groups),
    quietNote(ctx, path, item.title, !headed),
  );
}

/** What was ticked for the same item in an earlier exercise, if this device kept it. */
function lookedBack({ exercise: { looked_back: back } }, item) {
  const ticked = back && keptTicks(back.slug);
  if (!ticked) return null;
  const by = Object.entries(ticked).filter(([, ids]) => Array.isArray(ids) && ids.includes(item)).map(([ask]) =>
    back.asks[ask]
  );
  const key = by.length === 0 ? "back_none" : by.every(Boolean) ? "back_by" : "back_ticked";
  return h("p", { class: "six-rate-back" }, W(`rate.${key}`, { title: back.title, asks: inWords(by.filter(Boolean)) }));
}

/** The ticks that this device keeps of another exercise; null where there are none, whatever the reason. */
function keptTicks(slug) {
  const ticked = dig(record(slug), "answers.ticked");
  return isObject(ticked) ? ticked : null;
}
