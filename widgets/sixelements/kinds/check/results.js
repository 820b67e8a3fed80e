/* What the ticks say: in a sentence, as squares by part, as lists, and beside an invented team. */

function drawTicks(el, ctx) {
  const { agree, guess } = ctx.content;
  const asks = checkAsks(ctx).filter((ask) => tickedOf(ctx, ask.id));
  if (!asks.length) {
    el.append(h("p", {}, W("instrument.empty")), (agree ? agreedSample(ctx) : samplePart(ctx)) ?? "");
    return;
  }
  const lists = agree ? agreedLists(ctx) : guess ? [] : [...asks.filter((ask) => ask.of), ...asks.filter((ask) => !ask.of)].map((ask) => tickedList(ctx, ask));
  const parts = [
    h("p", { class: "six-say-it" }, (agree ? agreedInWords(ctx) : asks.map((ask) => askInWords(ctx, ask))).join(" ")),
    advicePart(ctx),
    squaresPart(ctx),
    ...lists,
    guess ? guessPart(ctx) : null,
    closingPart(ctx),
    ...(agree ? [agreedSample(ctx)] : [guess ? null : samplePart(ctx), answersPart(ctx)]), // tables would say whose tick is missing
  ];
  el.append(...parts.filter(Boolean));
}

function askInWords(ctx, ask) {
  const n = tickedOf(ctx, ask.id).length;
  const of = ask.of ? (tickedOf(ctx, ask.of) ?? []).length : checkItems(ctx).length;
  return W(`check.said_${ask.label ? (n ? "ask" : "none") : n ? "only" : "only_none"}`, { label: ask.label, n, of });
}

/** Each item by how many asks ticked it: by all, by some, by none. */
function agreement(ctx) {
  const asks = checkAsks(ctx);
  const items = checkItems(ctx).map((item) => ({ ...item, n: asks.filter((ask) => tickedOf(ctx, ask.id)?.includes(item.id)).length }));
  return { agreed: items.filter((one) => one.n === asks.length), open: items.filter((one) => one.n > 0 && one.n < asks.length), none: items.filter((one) => one.n === 0) };
}

function agreedInWords(ctx) {
  const asks = checkAsks(ctx);
  const looked = asks.filter((ask) => tickedOf(ctx, ask.id)).length;
  if (looked < asks.length) return [W("check.said_waiting", { n: looked, of: asks.length })];
  const { agreed, open } = agreement(ctx);
  return [W("check.said_agreed", { agreed: agreed.length, of: checkItems(ctx).length }), open.length ? plural("check.said_open", open.length) : ""].filter(Boolean);
}

function agreedLists(ctx) {
  const { agreed, open, none } = agreement(ctx);
  const of = checkAsks(ctx).length;
  return [
    h("section", {}, h("h3", {}, W("check.agreed")), agreed.length ? itemList(ctx, agreed, (one) => [h("b", {}, one.title), one.text ? h("span", {}, one.text) : null]) : h("p", { class: "six-muted" }, W("check.agreed_none"))),
    h("section", {}, h("h3", {}, W("check.open")), h("p", { class: "six-muted" }, W(open.length ? "check.open_hint" : "check.open_none")),
      open.length ? itemList(ctx, open, (one) => W("check.open_row", { title: one.title, n: one.n, of })) : null),
    none.length ? h("details", { class: "six-details" }, h("summary", {}, W("check.untouched")), itemList(ctx, none)) : null,
  ];
}

/** What an invented team agrees on, counted as on this page: not whose tick is missing. */
function agreedSample(ctx) {
  const { sample } = ctx.content;
  if (!sample) return null;
  const ticked = { ...sample.labor.ticked, ...sample.management.ticked };
  const { agreed, open } = agreement({ ...ctx, get: (path, fallback) => dig({ ticked }, path) ?? fallback });
  const line = (word, items) => h("p", {}, h("b", {}, `${W(word)}: `), items.length ? `${inWords(items.map((one) => one.title))}.` : W("check.none"));
  return h("details", { class: "six-details" }, h("summary", {}, W("check.sample_agreed")), h("p", {}, sample.note), line("check.agreed", agreed), line("check.open", open));
}

/** Items with the reason a person gave. */
function itemList(ctx, items, words = (item) => item.title) {
  return h("ul", { class: "six-check-list" }, items.map((item) => h("li", {}, words(item), ctx.get(`notes.${item.id}`) ? h("span", { class: "six-muted" }, ctx.get(`notes.${item.id}`)) : null)));
}

function tickedList(ctx, ask) {
  const picked = tickedOf(ctx, ask.id);
  if (!picked.length) return null;
  const parts = ctx.content.sections.map((section) => [section.title, section.items.filter((item) => picked.includes(item.id))]).filter(([, items]) => items.length);
  const named = ctx.content.sections.length > 1 && !ask.of;
  return h("section", {}, h("h3", {}, ask.label || W("instrument.picked")), parts.map(([title, items]) => [named ? h("p", { class: "six-check-part" }, title) : null, itemList(ctx, items)]));
}

function advicePart(ctx) {
  const { advice, sections } = ctx.content;
  const cards = advice.map((one) => {
    const picked = tickedOf(ctx, one.ask || checkAsks(ctx)[0].id);
    const items = checkItems(ctx).filter((item) => !one.section || item.section === one.section);
    const n = items.filter((item) => picked?.includes(item.id)).length;
    if (!picked || n < one.at_least || n > one.at_most) return null;
    const where = sections.find((section) => section.id === one.section)?.title ?? W("check.advice_all");
    return h("div", { class: "six-card" }, h("p", {}, one.text), h("p", { class: "six-muted" }, W("check.advice_why", { n, of: items.length, where })));
  }).filter(Boolean);
  return cards.length ? h("section", {}, h("h3", {}, W("check.advice")), cards) : null;
}

/** A square for each item, part by part, with a stripe for each ask. */
function squaresPart(ctx) {
  const { agree, sections } = ctx.content;
  const asks = checkAsks(ctx);
  const ticks = (item) => asks.map((ask) => tickedOf(ctx, ask.id)?.includes(item.id) ?? false);
  const key = agree ? W("check.key_agree") : asks.length > 1 ? W("check.key_more", { asks: inWords(asks.map((ask) => ask.label)) }) : W("check.key_one");
  const counts = ({ items }) => {
    const of = items.length;
    const count = (test) => items.filter((item) => test(ticks(item))).length;
    if (agree) return W("check.row_agree", { agreed: count((one) => one.every(Boolean)), open: count((one) => one.some(Boolean) && !one.every(Boolean)), of });
    const offered = (ask) => (ask.of ? count((one) => one[asks.findIndex((other) => other.id === ask.of)]) : of);
    return asks.map((ask, index) => W(ask.label ? "check.row_count" : "check.row_only", { ask: ask.label, n: count((one) => one[index]), of: offered(ask) })).join("; ");
  };
  const rows = sections.map((section) => [section.title, counts(section), section.items.map((item) => (agree ? ticks(item).sort((a, b) => b - a) : ticks(item)))]);
  const text = h("ul", {}, rows.map(([title, counted]) => h("li", {}, W("check.row", { title, counts: counted }))));
  return h("section", { class: "six-check-picture" }, figureWithText({ svg: squares(rows), title: W("check.picture", { key }), desc: W("check.picture_desc"), text, name: ctx.uid("squares") }));
}

function squares(rows) {
  const [size, step, across] = [24, 30, 11];
  let y = 0;
  const drawn = rows.map(([title, counted, items]) => {
    const top = y;
    y += 50 + step * Math.ceil(items.length / across) + 10;
    return s("g", {},
      s("text", { x: 0, y: top + 16, class: "six-check-row" }, title),
      s("text", { x: 0, y: top + 36, class: "six-check-count" }, counted),
      items.map((stripes, index) => {
        const [left, upper, wide] = [2 + step * (index % across), top + 48 + step * Math.floor(index / across), size / stripes.length];
        return s("g", {}, stripes.map((on, at) => s("rect", { class: on ? "six-check-on" : "six-check-off", x: left + wide * at, y: upper, width: wide, height: size })),
          s("rect", { class: "six-check-square", x: left, y: upper, width: size, height: size, rx: 3 }));
      }));
  });
  return s("svg", { viewBox: `0 0 340 ${y}`, class: "six-check-squares" }, drawn);
}

/** One's own ticks and guess beside those of an invented team, and how many of each side's ticks were guessed. */
function guessPart(ctx) {
  const { sample, guess } = ctx.content;
  const label = (id) => ctx.content.asks.find((ask) => ask.id === id).label;
  const sides = [ctx.get("ticked", {}), ...(sample ? [sample.labor.ticked ?? {}, sample.management.ticked ?? {}] : [])];
  const picked = (side, ask, item) => Boolean(side[ask]?.includes(item.id));
  const cell = (side, item) => {
    const [mine, theirs] = [picked(side, guess.of, item), picked(side, guess.by, item)];
    return mine || theirs ? W(`check.guess_${mine && theirs ? "both" : mine ? "of" : "by"}`) : "";
  };
  const items = checkItems(ctx);
  const named = (some) => inWords(some.map((item) => W("check.quoted", item)));
  const both = items.filter((item) => picked(sides[0], guess.of, item) && picked(sides[0], guess.by, item));
  const met = (side, mine, theirs) => {
    const found = items.filter((item) => picked(mine, guess.of, item) && picked(theirs, guess.by, item));
    return h("li", {}, W(found.length ? "check.guess_met" : "check.guess_missed", { n: found.length, of: mine[guess.of]?.length ?? 0, side: W(`check.guess_${side}`), items: named(found) }));
  };
  return h("section", {}, h("h3", {}, W("check.guess")),
    h("p", {}, both.length ? W("check.guess_shared", { items: named(both) }) : W("check.guess_apart")), h("p", { class: "six-muted" }, W("check.guess_hint")),
    h("p", { class: "six-muted" }, W("check.guess_key", { of: label(guess.of), by: label(guess.by) })),
    h("div", { class: "six-check-guess" }, table({
      caption: W("check.guess_caption"),
      head: [W("instrument.all_item"), W("check.guess_you"), ...(sample ? [W("instrument.sample_labor"), W("instrument.sample_management")] : [])],
      rows: items.map((item) => [item.title, ...sides.map((side) => cell(side, item))]).filter(([, ...cells]) => cells.some(Boolean)),
    })),
    sample ? [h("p", { class: "six-muted" }, sample.note), h("ul", {}, met("labor", sides[1], sides[2]), met("management", sides[2], sides[1]))] : null);
}
