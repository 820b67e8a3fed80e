/* What a room's answers show: each block as picture, table and sentence, from the plain JSON that patterns/ makes. */

const SHAPES = {
  labor: (x, y, r) => s("circle", { cx: x, cy: y, r }),
  management: (x, y, r) => s("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r }),
  board: (x, y, r) => s("path", { d: `M${x} ${y - r} L${x + r} ${y + r} L${x - r} ${y + r} Z` }),
  community: (x, y, r) => s("path", { d: `M${x} ${y - r} L${x + r} ${y} L${x} ${y + r} L${x - r} ${y} Z` }),
  other: (x, y, r) => s("path", { d: `M${x - r} ${y} H${x + r} M${x} ${y - r} V${y + r}`, "stroke-width": r }),
};

/** The look of a group: the shape and color of the side it belongs to. */
function sideOf(group) {
  const first = group.split("-")[0];
  return Object.hasOwn(SHAPES, first) ? first : "other";
}

/** All blocks of a pattern as nodes. *mine* are the own answers on this device, to be marked; *name* makes ids. */
function drawPattern(pattern, { mine = null, name }) {
  const labels = Object.fromEntries(pattern.groups.map((one) => [one.id, one.label]));
  const context = { labels: { ...labels, all: W("pattern.everyone") }, mine, name };
  const head = h("p", { class: "six-muted" }, [plural("pattern.people", pattern.n), ...pattern.groups.map((one) => `${one.label}: ${one.n}`)].join(" · "));
  const blocks = pattern.blocks.map((block, index) => drawBlock(block, { ...context, name: `${name}-${index}` }));
  return [head, pattern.note ? h("p", { class: "six-pattern-note" }, pattern.note) : null, ...blocks].filter(Boolean);
}

function drawBlock(block, context) {
  switch (block.type) {
    case "sentence": return h("p", { class: "six-pattern-sentence" }, block.text);
    case "table": return table(block);
    case "strips": return strips(block, context);
    case "talk": return h("section", {}, h("h3", {}, block.title), h("ol", { class: "six-talk" }, block.items.map((one) => h("li", {}, h("b", {}, one.label), h("p", {}, one.why), h("p", { class: "six-say-it" }, one.opener)))));
    case "words": return h("section", {}, h("h3", {}, block.title), h("ul", { class: "six-shared-words" }, block.items.map((one) => h("li", {}, h("q", {}, one.text), one.about ? h("span", { class: "six-muted" }, ` ${one.about}`) : null))));
    default: return h("p", {}, W("pattern.unknown"));
  }
}

/** One row an item: how many people of each shown group stand on each point, with the middle and the own mark. */
function strips(block, { labels, mine, name }) {
  const picture = h("div", { class: "six-strips" }, block.rows.map((row, index) => {
    const whens = [...new Set(row.parts.map((part) => part.when))];
    const svg = stripPicture(block.points, row, mine);
    const words = row.parts.map((part) => partInWords(block.points, part, labels)).join(" ");
    return h("div", { class: "six-strip" }, h("h4", {}, row.label), row.flag ? h("p", { class: "six-strip-flag" }, W(`pattern.flag_${row.flag.replaceAll("-", "_")}`)) : null,
      figureWithText({ svg, title: whens.filter(Boolean).map((when) => W(`pattern.when_${when}`)).join(", ") || row.label, desc: words, name: `${name}-${index}` }), ownWords(block.points, row, mine));
  }));
  const head = [W("pattern.item"), W("pattern.who"), ...block.points, W("pattern.middle")];
  const rows = block.rows.flatMap((row) => row.parts.map((part) => [row.label, whoWhen(part, labels), ...part.counts.map(String), part.median === null ? "–" : String(part.median)]));
  return h("section", {}, h("h3", {}, block.title), block.desc ? h("p", { class: "six-muted" }, block.desc) : null, picture,
    h("details", { class: "six-details" }, h("summary", {}, W("pattern.as_table")), table({ caption: block.title, head, rows })));
}

function whoWhen(part, labels) {
  return [labels[part.group] ?? part.group, part.when ? W(`pattern.when_${part.when}`) : ""].filter(Boolean).join(", ");
}

function partInWords(points, part, labels) {
  const told = part.counts.map((count, index) => (count ? `${points[index]}: ${count}` : "")).filter(Boolean).join(", ");
  return `${whoWhen(part, labels)}: ${told || W("pattern.nobody")}.`;
}

const WIDTH = 640;
const LEFT = 150;
const LINE = 44;

/** Dots grow with the number of people, and the number stands in them. */
function stripPicture(points, row, mine) {
  const height = row.parts.length * LINE + 8;
  const step = (WIDTH - LEFT - 24) / Math.max(1, points.length - 1);
  const x = (index) => LEFT + index * step;
  const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${height}`, class: "six-strip-picture" });
  for (const [line, part] of row.parts.entries()) {
    const y = line * LINE + LINE / 2 + 4;
    const side = part.group === "all" ? "other" : sideOf(part.group);
    svg.append(s("line", { class: "six-strip-axis", x1: x(0), x2: x(points.length - 1), y1: y, y2: y }));
    svg.append(s("text", { x: 0, y: y + 5, class: "six-strip-who" }, part.short ?? part.when ?? ""));
    const most = Math.max(1, ...part.counts);
    for (const [index, count] of part.counts.entries()) {
      if (!count) continue;
      const r = 9 + 9 * Math.sqrt(count / most);
      const dot = (SHAPES[side] ?? SHAPES.other)(x(index), y, side === "other" ? r : r * 0.95);
      dot.setAttribute("class", side === "other" ? "six-strip-everyone" : `six-strip-${side}`);
      svg.append(side === "other" ? s("circle", { cx: x(index), cy: y, r, class: "six-strip-everyone" }) : dot, s("text", { x: x(index), y: y + 5, class: "six-strip-n" }, String(count)));
    }
    const own = ownPoint(part, mine);
    if (own !== null) svg.append(s("path", { class: "six-strip-own", d: `M${x(own) - 7} ${y + 22} L${x(own)} ${y + 14} L${x(own) + 7} ${y + 22} Z` }));
  }
  return svg;
}

/** Where the person of this device stands on a part's points, or null. */
function ownPoint(part, mine) {
  if (!mine || !part.at) return null;
  const value = dig(mine, part.at);
  const index = (part.values ?? []).indexOf(value);
  return index < 0 ? null : index;
}

function ownWords(points, row, mine) {
  const told = row.parts.filter((part, index, all) => all.findIndex((one) => one.at === part.at) === index).map((part) => [part, ownPoint(part, mine)]).filter(([, at]) => at !== null);
  return told.length ? h("p", { class: "six-strip-you" }, W("pattern.you", { points: inWords(told.map(([part, at]) => (part.when ? W("pattern.you_when", { when: W(`pattern.when_${part.when}`), point: points[at] }) : points[at]))) })) : null;
}
