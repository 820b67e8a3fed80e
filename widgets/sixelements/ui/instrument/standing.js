/* What the answers to items on one scale say: a sentence, where each item stands, how the answers are spread,
   what stands highest and lowest, where two asks differ. *groups* are sections: [{id, title, place, items: [{id, title}]}]. */

const NAMED = 3;
const WIDEST = 5;
const LISTED = 10;

/** The asks of the exercise; one without a name where there are none. */
function fieldsOf(ctx) {
  return ctx.content.asks.length ? ctx.content.asks : [{ id: "value", label: "" }];
}

/** A result for one ask, by the name that kinds/instrument.py gives it. */
function resultFor(result, name, field) {
  return result[field === "value" ? name : `${name}_${field.replaceAll("-", "_")}`];
}

/** Ids whose answers ask for attention first: widest apart, else lowest (or highest, where more means more trouble). */
function standingSuggested(ctx) {
  const result = ctx.result();
  if (result.widest?.length) return result.widest;
  const [{ id }] = fieldsOf(ctx);
  return resultFor(result, ctx.content.direction === "down" ? "highest" : "lowest", id);
}

function standing(el, ctx, groups, pictures = []) {
  const { content, exercise } = ctx;
  const scale = exercise.scales[content.scale];
  const told = { ctx, scale, groups, result: ctx.result(), asks: fieldsOf(ctx), items: groups.flatMap((group) => group.items) };
  const done = told.asks.map(({ id }) => resultFor(told.result, "answered", id).done);
  if (!done.some(Boolean)) {
    el.append(h("p", {}, W("instrument.empty")), ...[samplePart(ctx)].filter(Boolean));
    return;
  }
  el.append(...[standingSentence(told), unknownPart(told), elementMap(told), linesPart(told), ...pictures, differencesPart(told), spreadPart(told), extremesPart(told), notesPart(told), closingPart(ctx), samplePart(ctx), answersPart(ctx)].filter(Boolean));
}

/** The title of an item; one whose points are turned carries a mark. */
function itemTitle(item) {
  return item.reversed ? W("standing.turned_title", { title: item.title }) : item.title;
}

const titleOf = ({ items }, id) => itemTitle(items.find((item) => item.id === id));

/** "Trust", "Trust and Equity"; above three only how many. */
function namedIds(told, ids) {
  const titles = ids.map((id) => titleOf(told, id));
  return titles.length > NAMED ? W("standing.count", { n: titles.length }) : inWords(titles.map((title) => W("standing.quoted", { title })));
}

/** A point in words; of a bare number also how many there are. */
function pointInWords({ scale }, value) {
  if (value === null || value === undefined) return W("instrument.not_answered");
  return isNumbered(scale) ? W("standing.of", { n: value, of: scale.values.length }) : scale.labels[scale.values.indexOf(value)];
}

function standingSentence(told) {
  const { result, asks } = told;
  const compared = result.change ? Object.values(result.change) : [];
  const lines = compared.length ? [movesInWords(told, compared)] : asks.flatMap((ask) => [sectionsInWords(told, ask), extremesInWords(told, ask)]).filter(Boolean);
  const answered = asks.map(({ id, label }) => W(label ? "standing.answered_ask" : "standing.answered", { ask: label, ...resultFor(result, "answered", id) }));
  return h("div", {}, h("p", { class: "six-muted" }, answered.join(" ")), lines.map((line) => h("p", { class: "six-say-it" }, line)),
    told.items.some((item) => item.reversed) ? h("p", { class: "six-hint" }, W("standing.turned")) : null);
}

function extremesInWords(told, { id, label }) {
  const [each, high, low] = ["each", "highest", "lowest"].map((name) => resultFor(told.result, name, id));
  if (!high.length) return null;
  const slots = { high: namedIds(told, high), low: namedIds(told, low), top: pointInWords(told, each[high[0]]), bottom: pointInWords(told, each[low[0]]) };
  const words = each[high[0]] === each[low[0]] ? W("standing.level", slots) : W("standing.high_low", slots);
  return label ? W("standing.ask", { ask: label, words }) : words;
}

/** Which sections stand highest and lowest by their middle or mean; nothing where there is one, or all stand alike. */
function sectionsInWords(told, { id, label }) {
  const middles = Object.entries(resultFor(told.result, "sections", id)).filter(([, value]) => value !== null);
  const all = middles.map(([, value]) => value);
  const [top, bottom] = [Math.max(...all), Math.min(...all)];
  if (middles.length < 2 || top === bottom) return null;
  const named = (point) => { const ids = middles.filter(([, value]) => value === point).map(([section]) => section); return ids.length > NAMED ? W("standing.count_sections", { n: ids.length }) : inWords(told.groups.filter((group) => ids.includes(group.id)).map((group) => W("standing.quoted", { title: group.title }))); };
  const words = W("standing.sections_high_low", { high: named(top), low: named(bottom), top: middlePoint(told, top), bottom: middlePoint(told, bottom) });
  return label ? W("standing.ask", { ask: label, words }) : words;
}

/** "Starting (Now)"; only the words where there is one ask. */
function underAsk(words, ask) {
  return ask ? W("instrument.when", { label: words, ask }) : words;
}

/** A mean of numbers, or a middle level, in words. */
function middlePoint(told, value) {
  return W(told.scale.kind === "numbers" ? "standing.mean" : "standing.median", { point: told.scale.kind === "numbers" ? value : pointInWords(told, value), of: told.scale.values.length });
}

function movesInWords(told, compared) {
  const [first, second] = told.asks.map((ask) => ask.label);
  const [above, below] = [compared.filter((by) => by > 0).length, compared.filter((by) => by < 0).length];
  const parts = [[above, "above"], [below, "below"], [compared.length - above - below, "same"]].filter(([n]) => n).map(([n, key]) => plural(`standing.${key}`, n));
  const [widest] = told.result.widest;
  return [W("standing.compared", { second, first, parts: inWords(parts) }), widest ? W("standing.widest", { title: titleOf(told, widest), steps: stepsInWords(told.result.change[widest]) }) : ""].join(" ").trim();
}

const stepsInWords = (by) => plural("standing.steps", Math.abs(by));

function unknownPart({ ctx, items, asks }) {
  const open = items.filter((item) => asks.some(({ id }) => ctx.get(`ratings.${item.id}.${id}`) === "unknown"));
  return open.length ? h("p", {}, plural("standing.unknown", open.length, { items: inWords(open.map(itemTitle)) })) : null;
}

/** Where every item stands; of several sections first their middles, then each section, quiet until opened. */
function linesPart(told) {
  const { groups, asks } = told;
  if (groups.length === 1) return h("section", {}, h("h3", {}, W("standing.lines")), stripKey(asks), linesFigure(told, groups[0]));
  return h("section", { class: "six-standing-quiet" }, h("h3", {}, W("standing.by_section")), stripKey(asks), sectionsFigure(told),
    groups.map((group) => {
      const middle = middleInWords(told, group);
      return middle ? h("details", { class: "six-details" }, h("summary", {}, asks.length > 1 ? group.title : W("standing.item_plain", { title: group.title, words: middle })), linesFigure(told, group)) : h("p", { class: "six-muted" }, W("standing.untouched", { title: group.title }));
    }));
}

/** The middle of each section on its line. */
function sectionsFigure(told) {
  const { ctx, scale, asks, result, groups } = told;
  const along = (value) => (value === null ? null : scale.kind === "numbers" ? value - scale.values[0] : scale.values.indexOf(value));
  const rows = groups.map((group) => ({ label: group.title, at: asks.map(({ id }) => along(resultFor(result, "sections", id)[group.id])) }));
  return figureWithText({ svg: stripPlot({ rows, points: pointNames(ctx, scale), profile: asks.length === 1 }), title: W(scale.kind === "numbers" ? "standing.picture_means" : "standing.picture_medians"), desc: W(`standing.desc_${asks.length}`, { asks: asks.map((ask) => ask.label).join(", ") }), name: ctx.uid("sections"),
    text: h("ul", {}, groups.map((group) => h("li", {}, W("standing.item_plain", { title: group.title, words: middleInWords(told, group) || W("instrument.not_answered") })))) });
}

/** "on average 2.33 of 4", "Now: middle answer Starting; Wanted: middle answer In place"; empty where nothing is answered. */
function middleInWords(told, group) {
  return told.asks.map(({ id, label }) => [label, resultFor(told.result, "sections", id)[group.id]]).filter(([, value]) => value !== null)
    .map(([label, value]) => underAsk(middlePoint(told, value), label)).join(", ");
}

function linesFigure(told, group) {
  const { ctx, scale, asks, result } = told;
  const place = (value) => (value === null ? null : scale.values.indexOf(value));
  const rows = group.items.map((item) => ({ label: itemTitle(item), at: asks.map(({ id }) => place(resultFor(result, "each", id)[item.id])) }));
  const svg = stripPlot({ rows, points: pointNames(ctx, scale), profile: asks.length === 1 });
  return figureWithText({ svg, title: W("standing.picture", { title: group.title }), desc: W(`standing.desc_${asks.length}`, { asks: asks.map((ask) => ask.label).join(", ") }), name: ctx.uid(`lines-${group.id}`), text: h("ul", {}, group.items.map((item) => h("li", {}, itemInWords(told, item)))) });
}

/** The words of the points; bare numbers carry the words of the two ends, where all items share them. */
function pointNames(ctx, scale) {
  const { low = "", high = "" } = ctx.content;
  return scale.labels.map((label, index) => [label, index === 0 ? low : index === scale.labels.length - 1 ? high : ""].filter(Boolean).join(" "));
}

/** "Trust: Now Starting, Wanted In place. Wanted is one step above Now." */
function itemInWords(told, item) {
  const { asks, result } = told;
  const chosen = (id) => pointInWords(told, told.ctx.get(`ratings.${item.id}.${id}`));
  const stands = (id) => {
    const value = resultFor(result, "each", id)[item.id];
    return item.reversed && value !== null ? W("standing.turned_words", { words: pointInWords(told, value), chosen: chosen(id) }) : pointInWords(told, value);
  };
  const parts = asks.map(({ id, label }) => [label, stands(id)]).map(([ask, words]) => underAsk(words, ask));
  const by = result.change?.[item.id];
  return [W("standing.item", { title: itemTitle(item), words: parts.join(", ") }), by === undefined ? "" : differenceInWords(told, by)].join(" ").trim();
}

function differenceInWords({ asks }, by) {
  const [first, second] = asks.map((ask) => ask.label);
  return W(by === 0 ? "standing.differ_none" : by > 0 ? "standing.differ_up" : "standing.differ_down", { first, second, steps: stepsInWords(by) });
}

/** Where two asks differ, item by item, the widest first. */
function differencesPart(told) {
  const { result } = told;
  if (!result.change || !Object.keys(result.change).length) return null;
  const title = (id) => titleOf(told, id);
  const list = (ids) => h("ul", {}, ids.map((id) => h("li", {}, h("strong", {}, `${title(id)}. `), differenceInWords(told, result.change[id]))));
  const [first, rest] = [result.widest.slice(0, WIDEST), result.widest.slice(WIDEST)];
  return h("section", {}, h("h3", {}, W("standing.differences")), first.length ? list(first) : null,
    rest.length ? h("details", { class: "six-details" }, h("summary", {}, plural("standing.more", rest.length)), list(rest)) : null,
    result.same.length ? h("p", {}, W("standing.differ_same", { items: inWords(result.same.map(title)) })) : null);
}

function spreadPart(told) {
  const { ctx, scale, asks, result } = told;
  const names = pointNames(ctx, scale);
  const counts = asks.map(({ id }) => scale.values.map((value) => resultFor(result, "tally", id)[value]));
  const line = (name, index) => h("li", {}, asks.map(({ label }, ask) => plural("standing.spread_line", counts[ask][index], { point: underAsk(name, label) })).join("; "));
  return h("section", {}, h("h3", {}, W("standing.spread")), stripKey(asks),
    figureWithText({ svg: spreadPlot({ points: names, counts }), title: W("standing.spread_title"), desc: W("standing.spread_desc"), name: ctx.uid("spread"), text: h("ul", {}, names.map(line)) }));
}

/** All that stand highest and lowest, by name, where the sentence could only count them and a list can still be read. */
function extremesPart(told) {
  const { asks, result } = told;
  const rows = asks.flatMap(({ id, label }) => {
    const each = resultFor(result, "each", id);
    const [high, low] = ["highest", "lowest"].map((name) => resultFor(result, name, id));
    if (!high.length || each[high[0]] === each[low[0]] ) return [];
    return [["highest", high], ["lowest", low]].filter(([, ids]) => ids.length > NAMED && ids.length <= LISTED).map(([key, ids]) => {
      const slots = { ask: label, words: W(`standing.${key}`, { point: pointInWords(told, each[ids[0]]) }) };
      return [h("dt", {}, label ? W("standing.ask", slots) : slots.words), h("dd", {}, inWords(ids.map((one) => titleOf(told, one))))];
    });
  });
  return rows.length ? h("section", {}, h("h3", {}, W("standing.extremes")), h("dl", { class: "six-standing-list" }, rows)) : null;
}

/** The notes that were written, item by item. */
function notesPart({ ctx, items }) {
  const written = items.filter((item) => ctx.get(`ratings.${item.id}.note`));
  if (!written.length) return null;
  return h("section", {}, h("h3", {}, ctx.content.note.label), h("dl", { class: "six-standing-list" }, written.map((item) => [h("dt", {}, item.title), h("dd", {}, ctx.get(`ratings.${item.id}.note`))])));
}
