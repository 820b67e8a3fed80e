/* What a climb says: the ladder in one look, in sentences, and beside two other readings of the same facts. */

import { h, plural, W } from "../../ui/dom.js";
import { chosenCase, climbed, found, leftFacts, pickedFacts } from "./climb.js";
import { ladderOf, missing, rungOf, statementLines } from "./drawing.js";

export function results(el, ctx) {
  const it = chosenCase(ctx);
  if (it === null) {
    missing(el, ctx, "choose_first", "to_case", "case");
    return;
  }
  const picked = pickedFacts(ctx, it);
  el.append(
    h(
      "p",
      {},
      picked.length ? plural("ladder.picked_of", picked.length, { of: it.facts.length }) : W("ladder.no_picks"),
    ),
  );
  el.append(picture(ctx, it));
  drawFound(el, ctx, it);
  el.append(h("h3", {}, W("ladder.to_room")), h("div", { class: "six-say-it" }, statementLines(ctx, it, "nothing")));
  el.append(
    h("h3", {}, W("ladder.readings")),
    h("p", {}, W(it.readings.length ? "ladder.readings_note" : "ladder.own_readings")),
    h("div", { class: "six-ladder-readings" }, it.readings.map((reading) => readingCard(ctx, it, reading, picked))),
  );
}

function picture(ctx, it) {
  const rungs = ctx.content.rungs.map((rung) => rungOf(ctx, it, rung, true));
  return h(
    "figure",
    { class: "six-figure" },
    ladderOf(rungs, { loop: true }),
    h("figcaption", {}, W("ladder.picture", it), h("br"), W("ladder.picture_note")),
    h("details", { class: "six-details" }, h("summary", {}, W("frame.picture_in_words")), inSentences(ctx, it)),
  );
}

/** The drawing as text, from the ground up. */
function inSentences(ctx, it) {
  const names = (facts) => facts.map((fact) => fact.text).join(" · ");
  const [picked, left] = [pickedFacts(ctx, it), leftFacts(ctx, it)];
  const line = {
    pool: left.length
      ? `${W("ladder.words_pool", { of: it.facts.length })} ${W("ladder.words_left", { facts: names(left) })}`
      : W(it.facts.length ? "ladder.all_picked" : "ladder.no_facts"),
    select: picked.length ? W("ladder.words_picked", { facts: names(picked) }) : W("ladder.none_picked"),
  };
  return h(
    "div",
    {},
    h(
      "ol",
      {},
      ctx.content.rungs.map(({ id, title }) =>
        h("li", {}, `${title}. ${line[id] ?? (climbed(ctx, it, id) || W("ladder.nothing"))}`)
      ),
    ),
    h("p", {}, W("ladder.words_loop")),
  );
}

function drawFound(el, ctx, it) {
  const answered = ctx.content.questions.filter((question) => found(ctx, it, question.id));
  if (!answered.length) return;
  el.append(
    h("h3", {}, W("ladder.way_down")),
    h(
      "dl",
      { class: "six-ladder-found" },
      answered.map((question) => h("div", {}, h("dt", {}, question.ask), h("dd", {}, found(ctx, it, question.id)))),
    ),
  );
}

/** One invented climb beside the person's own, and where the two part. */
function readingCard(ctx, it, reading, picked) {
  const mine = picked.map((fact) => fact.id);
  const theirs = it.facts.filter((fact) => reading.facts.includes(fact.id));
  const facts = h(
    "ul",
    { class: "six-ladder-facts" },
    theirs.map((fact) =>
      h("li", {}, fact.text, mine.includes(fact.id) ? h("strong", {}, ` ${W("ladder.you_too")}`) : null)
    ),
  );
  const rungs = ctx.content.rungs.slice(1).map(({ id, title }, index) => ({
    id,
    n: index + 2,
    title,
    body: id === "select" ? facts : h("p", {}, reading[id]),
  }));
  return h(
    "section",
    { class: "six-card" },
    h("p", { class: "six-chip" }, W("ladder.invented")),
    h("h4", {}, reading.chair),
    ladderOf(rungs),
    h("p", {}, parting(mine, reading.facts)),
  );
}

/** Where two climbs part, as far as facts alone can tell. */
function parting(mine, theirs) {
  const shared = theirs.filter((id) => mine.includes(id)).length;
  if (!mine.length) return W("ladder.part_unknown");
  if (!shared) return W("ladder.part_none");
  if (shared === theirs.length) {
    return shared === mine.length ? W("ladder.part_same") : plural("ladder.part_more", mine.length - shared);
  }
  return plural("ladder.part_some", shared, { of: theirs.length });
}
