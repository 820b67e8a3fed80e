/* The decision continuum: a chair, a line of seven points for each decision, and what one would move. */

const MIDDLE = 4;
const OUTSIDE = "other";
const QUESTIONS = ["now", "should"];
const FLAGS = ["both-claim-now", "nobody-owns-now", "both-claim-should", "nobody-owns-should", "same-now-different-should", "agreed-shift"];

// Pure parts; the first two are twins of gaps.py, held to it by the same cases.

/** How a point of the fixed frame reads from a chair, or the other way around: the second party counts from its own end. */
function reads(point, second) {
  return second ? 8 - point : point;
}

/** Where two parties differ on a decision: {now, should, flags}; the flags that hold, most pressing first. */
function gaps(a, b) {
  const apart = {};
  const flags = [];
  for (const name of QUESTIONS) {
    apart[name] = name in a && name in b ? Math.abs(a[name] - b[name]) : null;
    if (apart[name] !== null && a[name] < MIDDLE && b[name] > MIDDLE) flags.push(`both-claim-${name}`);
    if (apart[name] !== null && b[name] < MIDDLE && a[name] > MIDDLE) flags.push(`nobody-owns-${name}`);
  }
  if (apart.now === 0 && apart.should) flags.push("same-now-different-should");
  if (apart.should === 0 && moves(a) && moves(b)) flags.push("agreed-shift");
  return { ...apart, flags };
}

function moves(marks) {
  return twice(marks) && marks.now !== marks.should;
}

/** Whether both questions are marked. */
function twice(marks) {
  return QUESTIONS.every((name) => name in marks);
}

/** The marks as a sheet of paper shows them: counted from the person's own end, own decisions in the order of its rows. */
function onPaper({ placed = {}, own: added = [], ...rest }, { content }) {
  const second = rest.side === content.party_b;
  const rows = Object.fromEntries(added.map(({ id }, index) => [id, `own-${index + 1}`]));
  const counted = Object.entries(placed).map(([id, marks]) => [rows[id] ?? id, Object.fromEntries(Object.entries(marks).map(([name, point]) => [name, reads(point, second)]))]);
  return { ...rest, placed: Object.fromEntries(counted), own: Object.fromEntries(added.map(({ title }, index) => [`own-${index + 1}`, title])) };
}

// The line in words.

const sideOf = (ctx) => ctx.get("side");
const isSecond = (ctx) => sideOf(ctx) === ctx.content.party_b;
const marksOf = (ctx, id) => ctx.get(`placed.${id}`, {});
const sideName = (ctx, id) => ctx.content.sides.find((side) => side.id === id).label.toLowerCase();
const added = (ctx) => ctx.get("own", []).map((one) => ({ ...one, title: one.title?.trim() || W("continuum.own_untitled") }));
const allDecisions = (ctx) => [...ctx.content.decisions, ...added(ctx)];

/** A point of the fixed frame as the person's chair reads it: a few words, or (long) a sentence without its period. */
function pointWords(ctx, point, long = false) {
  const voice = sideOf(ctx) === OUTSIDE ? "third" : "first";
  return ctx.content[`${voice}_${long ? "person" : "short"}`][reads(point, isSecond(ctx)) - 1];
}

/** "two steps toward deciding together": from one point of the fixed frame to another. */
function moveWords(ctx, { now, should }) {
  const steps = W(`continuum.steps.${Math.abs(should - now)}`);
  const inward = Math.abs(should - MIDDLE) < Math.abs(now - MIDDLE);
  const past = (now - MIDDLE) * (should - MIDDLE) < 0;
  if (inward && !past) return W("continuum.toward.together", { steps });
  const gains = should > now ? ctx.content.party_b : ctx.content.party_a;
  return W(`continuum.toward.${gains === sideOf(ctx) ? "us" : "them"}${past ? "_past" : ""}`, { steps, them: sideName(ctx, gains) });
}

function openerWords(ctx, { id, title, opener }) {
  const clause = (point) => pointWords(ctx, point, true).replace(/^(?!I\b)./, (first) => first.toLowerCase());
  const { now, should } = marksOf(ctx, id);
  const slots = { title, now: clause(now), should: clause(should) };
  return opener ? opener.replace(/\{(\w+)\}/g, (whole, name) => slots[name] ?? whole) : W("continuum.own_opener", slots);
}

// The steps.

function chairStep(ctx) {
  const render = (el) => {
    const points = h("div", {});
    const tell = () => points.replaceChildren(...(sideOf(ctx) ? sevenPoints(ctx) : []));
    el.append(choice({
      legend: W("continuum.chair_legend"), hint: W("continuum.chair_why"), name: ctx.uid("side"), value: sideOf(ctx),
      options: ctx.content.sides.map(({ id, label, hint }) => ({ value: id, label: [keyMark(id, true), " ", label], hint })),
      onPick: (id) => {
        ctx.set("side", id, { say: Object.keys(ctx.get("placed", {})).length ? W("continuum.chair_changed") : undefined });
        tell();
      },
    }), points);
    tell();
  };
  return { id: "chair", title: W("continuum.chair"), done: () => Boolean(sideOf(ctx)), render };
}

function sevenPoints(ctx) {
  const inOrder = [1, 2, 3, 4, 5, 6, 7].map((point) => reads(point, isSecond(ctx)));
  return [
    h("h3", {}, W("continuum.seven_points")),
    h("ol", { class: "six-continuum-points" }, inOrder.map((point) => h("li", {}, `${pointWords(ctx, point, true)}.`))),
    h("p", { class: "six-muted" }, W(sideOf(ctx) === OUTSIDE ? "continuum.mirror_outside" : "continuum.mirror_two")),
  ];
}

function decisionStep(ctx, decision) {
  const { id, title, about, limits = [] } = decision;
  const render = (el) => {
    if (!sideOf(ctx)) {
      el.append(h("p", {}, W("continuum.chair_first")), button(W("continuum.chair_choose"), () => ctx.go("chair"), { kind: "strong" }));
      return;
    }
    const told = h("p", { class: "six-continuum-told" });
    const clear = button(W("continuum.clear"), () => {
      ctx.remove(`placed.${id}`);
      ctx.redraw();
      ctx.say(W("continuum.cleared"));
      document.getElementById(ctx.uid("heading")).focus();
    }, { kind: "quiet", id: ctx.uid("clear") });
    const tell = () => {
      const marks = marksOf(ctx, id);
      clear.disabled = Object.keys(marks).length === 0;
      told.textContent = moveSentence(ctx, marks);
    };
    const pick = (name, point) => {
      ctx.set(`placed.${id}.${name}`, point, { say: moveSentence(ctx, { ...marksOf(ctx, id), [name]: point }) });
      tell();
    };
    el.append(h("div", { class: "six-continuum" },
      about ? h("p", {}, about) : null,
      limits.length ? limitNotes(limits) : null,
      QUESTIONS.map((name) => line(ctx, id, name, pick)),
      h("div", { class: "six-row six-continuum-foot" }, told, clear)));
    tell();
  };
  return { id, title, done: () => twice(marksOf(ctx, id)), render };
}

function moveSentence(ctx, marks) {
  if (!twice(marks)) return "";
  return moves(marks) ? W("continuum.you_would", { how: moveWords(ctx, marks) }) : W("continuum.you_leave");
}

function limitNotes(limits) {
  return h("div", { class: "six-continuum-limits" },
    h("p", { class: "six-continuum-label" }, W("continuum.binds")),
    h("dl", {}, limits.map(({ kind, text }) => h("div", {}, h("dt", {}, W(`continuum.limits.${kind}`)), h("dd", {}, text)))),
    h("p", { class: "six-hint" }, W("continuum.advice")));
}

/** Seven points of one question; the person's own end comes first. A strip where there is room, a list where there is not. */
function line(ctx, id, name, pick) {
  const inOrder = [1, 2, 3, 4, 5, 6, 7].map((point) => reads(point, isSecond(ctx)));
  const sentence = (point) => `${pointWords(ctx, point, true)}.`;
  const told = h("p", { class: "six-continuum-chosen", "aria-hidden": "true" });
  const tell = (point) => { told.textContent = point ? sentence(point) : W("continuum.choose_point"); };
  const chosen = () => marksOf(ctx, id)[name];
  const group = choice({
    legend: W(`continuum.${name}`), name: ctx.uid(`${id}-${name}`), value: chosen(), row: true,
    options: inOrder.map((point, index) => ({
      value: point,
      label: [seats(ctx, index + 1), h("span", { class: "six-continuum-short" }, pointWords(ctx, point)), h("span", { class: "six-continuum-long" }, sentence(point))],
    })),
    onPick: (point) => { pick(name, point); tell(point); },
  });
  // A point says its whole sentence while it is pointed at, and falls back to the chosen one.
  for (const [index, row] of [...group.querySelectorAll(".six-option-row")].entries()) {
    row.addEventListener("pointerenter", () => tell(inOrder[index]));
    row.addEventListener("pointerleave", () => tell(chosen()));
    row.addEventListener("focusin", () => tell(inOrder[index]));
    row.addEventListener("focusout", () => tell(chosen()));
  }
  group.append(told);
  tell(chosen());
  return group;
}

function ownStep(ctx) {
  const render = (el) => {
    const list = ctx.get("own", []);
    const most = ctx.exercise.shape.fields.own.max;
    el.append(h("p", {}, W("continuum.own_why")), ...list.map((one) => ownCard(ctx, one)));
    if (list.length >= most) {
      el.append(h("p", { class: "six-muted" }, W("continuum.own_full", { n: most })));
      return;
    }
    let title = "";
    const box = textBox({ label: W("continuum.own_new"), hint: W("continuum.own_hint"), name: ctx.uid("own-new"), rows: 1, max: 120, onInput: (text) => { title = text; } });
    box.querySelector("input").required = true;
    const add = (event) => {
      event.preventDefault();
      if (!title.trim()) return;
      const id = freshId(list);
      ctx.set("own", [...list, { id, title: title.trim() }]);
      ctx.go(id);
      ctx.say(W("continuum.own_added", { title: title.trim() }));
    };
    el.append(h("form", { on: { submit: add } }, box, h("button", { class: "six-button six-button-plain" }, W("continuum.own_add"))));
  };
  return { id: "own", title: W("continuum.own"), done: () => ctx.get("own", []).length > 0, render };
}

function ownCard(ctx, { id, title }) {
  const rename = (text) => ctx.set("own", ctx.get("own", []).map((one) => (one.id === id ? { ...one, title: text } : one)));
  const remove = async () => {
    const named = { title: title?.trim() || W("continuum.own_untitled") };
    const sure = await confirmDialog({ title: W("continuum.own_remove_title"), text: W("continuum.own_remove_text", named), yes: W("continuum.own_remove_yes"), no: W("continuum.own_remove_no") });
    if (!sure) return;
    const left = ctx.get("own", []).filter((one) => one.id !== id);
    ctx.remove(`placed.${id}`);
    ctx.set("own", left.length ? left : undefined);
    ctx.redraw();
    ctx.say(W("continuum.own_removed", named));
    document.getElementById(ctx.uid("own-new")).focus();
  };
  const removal = button(W("continuum.own_remove"), remove, { kind: "quiet" });
  removal.setAttribute("aria-label", W("continuum.own_remove_named", { title: title ?? "" }));
  return h("div", { class: "six-card" },
    textBox({ label: W("continuum.own_title"), name: ctx.uid(`title-${id}`), value: title ?? "", rows: 1, max: 120, onInput: rename }),
    h("div", { class: "six-row" }, button(W("continuum.own_place"), () => ctx.go(id)), removal));
}

/** The first id nobody has: own-1, own-2, … */
function freshId(list) {
  let n = 1;
  while (list.some((one) => one.id === `own-${n}`)) n += 1;
  return `own-${n}`;
}

// What the answers say.

function drawMoves(el, ctx) {
  const { placed_now: placed, moves: moving, stays } = ctx.result();
  if (!sideOf(ctx) || moving.length + stays.length === 0) {
    el.append(h("p", {}, W("continuum.empty")));
    return;
  }
  const known = Object.fromEntries(allDecisions(ctx).map((one) => [one.id, one]));
  const [widest] = moving;
  el.append(
    h("p", {}, sentences(ctx, placed, moving, stays, known[widest])),
    ...(widest ? [
      h("h3", {}, W("continuum.opener")), h("p", { class: "six-muted" }, W("continuum.opener_why")),
      h("p", { class: "six-say-it" }, openerWords(ctx, known[widest]))] : []),
    h("h3", {}, W("continuum.moves")),
    h("p", { class: "six-muted" }, W(moving.length ? "continuum.moves_why" : "continuum.moves_none")),
    moving.length ? drawnRows(ctx, moving.map((id) => movedRow(ctx, known[id], id !== widest))) : "",
    h("h3", {}, W("continuum.stays")),
    stays.length ? drawnRows(ctx, stays.map((id) => drawnRow(ctx, known[id]))) : h("p", { class: "six-muted" }, W("continuum.stays_none")),
    h("details", { class: "six-details" }, h("summary", {}, W("continuum.as_table")), marksTable(ctx)));
  drawComparison(el, ctx);
}

function sentences(ctx, { done, of }, moving, stays, widest) {
  const slots = { moves: plural("continuum.decisions", moving.length), stays: plural("continuum.decisions", stays.length) };
  const sum = moving.length && stays.length ? "both" : moving.length ? "moves" : "stays";
  const told = [W("continuum.placed", { done, of }), W(`continuum.sum_${sum}`, slots)];
  if (widest) told.push(W("continuum.widest", { title: widest.title, how: moveWords(ctx, marksOf(ctx, widest.id)) }));
  return told.join(" ");
}

/** Rows with one key above them: the two marks, and whose end is where. */
function drawnRows(ctx, rows) {
  const side = sideOf(ctx);
  const ends = [1, MIDDLE, 7].map((place) => h("span", {}, pointWords(ctx, reads(place, isSecond(ctx)))));
  return h("div", { class: "six-continuum-drawn" },
    h("div", { class: "six-continuum-head", "aria-hidden": "true" },
      h("div", { class: "six-continuum-legend" },
        h("span", {}, keyMark(side, false), " ", W("continuum.key_now")), h("span", {}, keyMark(side, true), " ", W("continuum.key_should"))),
      h("div", { class: "six-continuum-ends" }, ends)),
    h("ul", { class: "six-continuum-rows" }, rows));
}

function drawnRow(ctx, { id, title }, ...more) {
  const marks = marksOf(ctx, id);
  const how = moves(marks) ? moveWords(ctx, marks) : "";
  return h("li", {}, h("strong", {}, title), pair(ctx, sideOf(ctx), marks, how ? h("p", { class: "six-continuum-how" }, `${how[0].toUpperCase()}${how.slice(1)}.`) : null), more);
}

/** What two marks are in words, and the line that shows them. */
function pair(ctx, side, marks, first) {
  return h("div", { class: "six-continuum-pair" }, h("div", {}, first, h("p", {}, fromTo(ctx, marks))), strip(ctx, side, marks));
}

function movedRow(ctx, decision, withOpener) {
  return drawnRow(ctx, decision, withOpener ? h("details", { class: "six-details" }, h("summary", {}, W("continuum.opener_more")), h("p", { class: "six-say-it" }, openerWords(ctx, decision))) : null);
}

function fromTo(ctx, marks) {
  const point = (name) => (name in marks ? pointWords(ctx, marks[name]) : W("continuum.not_marked"));
  if (twice(marks) && !moves(marks)) return W("continuum.now_and_should", { point: point("now") });
  return W("continuum.from_to", { now: point("now"), should: point("should") });
}

function marksTable(ctx) {
  const cell = (marks, name) => (name in marks ? pointWords(ctx, marks[name]) : W("continuum.not_marked"));
  const rows = allDecisions(ctx).map((one) => [one.title, marksOf(ctx, one.id)]).filter(([, marks]) => Object.keys(marks).length);
  return table({
    caption: W("continuum.table_caption"),
    head: ["decision", "now", "should", "move"].map((name) => W(`continuum.table_${name}`)),
    rows: rows.map(([title, marks]) => [title, cell(marks, "now"), cell(marks, "should"), moves(marks) ? moveWords(ctx, marks) : ""]),
  });
}

/** Beside the invented team: its other side for a party, its two sides for a chair on neither. */
function drawComparison(el, ctx) {
  const { party_a: a, party_b: b, decisions, sample_note: note } = ctx.content;
  const side = sideOf(ctx);
  const outside = side === OUTSIDE;
  const others = [a, b].filter((party) => party !== side);
  const compared = decisions.filter(({ id }) => "now" in marksOf(ctx, id)).map((one) => {
    const of = (party) => (party === side ? marksOf(ctx, one.id) : one.sample[party]);
    return { ...one, ...gaps(of(a), of(b)), rows: [[W("continuum.compare_you"), side, marksOf(ctx, one.id)], ...others.map((party) => [W("continuum.compare_team", { side: sideName(ctx, party) }), party, one.sample[party]])] };
  });
  if (!compared.length) return;
  const flagged = compared.filter((one) => one.flags.length).sort((x, y) => FLAGS.indexOf(x.flags[0]) - FLAGS.indexOf(y.flags[0]));
  const slots = { side: sideName(ctx, others[0]), same: compared.filter((one) => one.now === 0).length, n: compared.length };
  el.append(
    h("h3", {}, W("continuum.compare")),
    h("p", { class: "six-muted" }, note),
    h("p", {}, W(outside ? "continuum.compare_sum_outside" : "continuum.compare_sum", slots), " ", W("continuum.compare_why")),
    flagged.length ? h("div", { class: "six-continuum-drawn" }, h("ul", { class: "six-continuum-rows" }, flagged.map((one) => h("li", {},
      h("strong", {}, one.title),
      one.flags.map((flag) => h("p", { class: "six-continuum-flag" }, h("b", {}, W(`continuum.flags.${flag}`)), " ", W(`continuum.flags_say.${flag}`))),
      one.rows.map(([who, party, marks]) => pair(ctx, party, marks, h("p", { class: "six-continuum-who" }, keyMark(party, true), " ", who)))))))
      : h("p", {}, W("continuum.no_flags")),
    h("details", { class: "six-details" }, h("summary", {}, W("continuum.compare_as_table")), table({
      caption: W("continuum.compare_caption"),
      head: [W("continuum.table_decision"), ...compared[0].rows.map(([who]) => who), W("continuum.compare_apart"), W("continuum.compare_apart_should")],
      rows: compared.map((one) => [one.title, ...one.rows.map(([, , marks]) => fromTo(ctx, marks)), String(one.now), one.should === null ? "" : String(one.should)]),
    })));
}

// Drawing: a side is told by its shape and color, now is hollow, should is filled. The words stand beside every picture.

/** One line with a person's or a team's two marks on it. */
function strip(ctx, side, marks) {
  const x = (point) => 20 + (reads(point, isSecond(ctx)) - 1) * 50;
  const y = 16;
  const [from, to] = QUESTIONS.map((name) => (name in marks ? x(marks[name]) : null));
  const forward = Math.sign(to - from);
  const tip = to - forward * 13;
  return s("svg", { viewBox: "0 0 340 32", class: `six-continuum-strip six-continuum-${side}`, "aria-hidden": "true" },
    s("line", { class: "six-continuum-axis", x1: 20, x2: 320, y1: y, y2: y }),
    [1, 2, 3, 4, 5, 6, 7].map((point) => s("line", { class: "six-continuum-axis", x1: x(point), x2: x(point), y1: y - (point === MIDDLE ? 9 : 4), y2: y + (point === MIDDLE ? 9 : 4) })),
    from !== null && to !== null && forward ? s("path", { class: "six-continuum-arrow", d: `M${from} ${y}H${tip - forward * 5}M${tip - forward * 7} ${y - 5}L${tip} ${y}L${tip - forward * 7} ${y + 5}` }) : null,
    from === null ? null : sideShape(side, from, y, to === from ? 10.5 : 7.5, false),
    to === null ? null : sideShape(side, to, y, to === from ? 6 : 7.5, true));
}

function sideShape(side, x, y, r, filled) {
  const attrs = { class: filled ? "six-continuum-filled" : "six-continuum-hollow" };
  if (side === "labor") return s("circle", { ...attrs, cx: x, cy: y, r });
  if (side === "management") return s("rect", { ...attrs, x: x - r, y: y - r, width: 2 * r, height: 2 * r });
  const arm = r * 0.4;
  return s("path", { ...attrs, d: `M${x - arm} ${y - r}h${2 * arm}v${r - arm}h${r - arm}v${2 * arm}h${arm - r}v${r - arm}h${-2 * arm}v${arm - r}h${arm - r}v${-2 * arm}h${r - arm}z` });
}

/** A side's shape, small, to stand in a line of text. */
function keyMark(side, filled) {
  return s("svg", { viewBox: "0 0 20 20", class: `six-continuum-keymark six-continuum-${side}`, "aria-hidden": "true" }, sideShape(side, 10, 10, 7.5, filled));
}

/** The chairs of the line: mine at my end, two at a table in the middle, the other side's at its end. */
function seats(ctx, place) {
  const { party_a: a, party_b: b } = ctx.content;
  const [near, far] = isSecond(ctx) ? [b, a] : [a, b];
  const chair = (party, x, turn) => s("path", { class: `six-continuum-${party}`, d: "M-6-10L-5 2V11M-5 2H5V11", transform: `translate(${x} 12) scale(${turn} 1)` });
  const drawn = { 1: [chair(near, 30, 1)], [MIDDLE]: [chair(near, 9, 1), s("path", { d: "M18 11H42M22 11V23M38 11V23" }), chair(far, 51, -1)], 7: [chair(far, 30, -1)] }[place];
  return drawn ? s("svg", { viewBox: "0 0 60 24", class: "six-continuum-seats", "aria-hidden": "true" }, drawn) : null;
}

const view = {
  steps: (ctx) => [chairStep(ctx), ...ctx.content.decisions.map((one) => decisionStep(ctx, one)), ownStep(ctx), ...added(ctx).map((one) => decisionStep(ctx, one))],
  results: drawMoves,
  paper: onPaper,
};
