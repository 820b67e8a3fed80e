/* What the rows of a table say as a drawing: boxes, and lines between them that are there or wanted. */

/** How a name is known, however it was typed. */
const keyOf = (name) => name.trim().replace(/\s+/g, " ").toLowerCase();

const parts = (text, by) => String(text ?? "").split(by).map((one) => one.trim()).filter(Boolean);

/**
 * The names in a text: between semicolons or on lines of their own; what is no row's name may have commas between.
 * @param {string | undefined} text
 * @param {Map<string, any>} known
 */
function names(text, known) {
  return parts(text, /[;\n]/).flatMap((one) => known.has(keyOf(one)) ? [one] : parts(one, ","));
}

/**
 * The boxes and lines of *rows*, as *drawing* of the content says: boxes in the order of the rows, then what is only
 * named; a line once, and as one that is there where anybody says so.
 * @param {{ name: string, state: string, wanted: string, links: string, missing: string }} drawing
 * @param {{ cells: Record<string, any> }[]} rows
 */
export function graphOf(drawing, rows) {
  const boxes = new Map();
  for (const { cells } of rows) {
    const name = String(cells[drawing.name] ?? "").trim();
    if (!name || boxes.has(keyOf(name))) continue;
    const state = cells[drawing.state] ?? "";
    boxes.set(keyOf(name), { name, state, wanted: state === drawing.wanted, listed: true });
  }
  const rowsOnly = new Map(boxes);
  const links = new Map();
  const link = (from, name, wanted) => {
    const [one, other] = [keyOf(from), keyOf(name)];
    if (one === other) return;
    if (!boxes.has(other)) boxes.set(other, { name, state: "", wanted: false, listed: false });
    const key = JSON.stringify([one, other].sort());
    const there = links.get(key);
    links.set(key, { ends: there?.ends ?? [one, other], wanted: wanted && (there?.wanted ?? true) });
  };
  for (const wanted of [false, true]) {
    for (const { cells } of rows) {
      const from = String(cells[drawing.name] ?? "").trim();
      const told = from ? names(cells[wanted ? drawing.missing : drawing.links], rowsOnly) : [];
      for (const name of told) link(from, name, wanted);
    }
  }
  const order = [...boxes.keys()];
  return {
    boxes: [...boxes.values()],
    links: [...links.values()].map(({ ends, wanted }) => {
      const [one, other] = ends.map((key) => order.indexOf(key)).sort((a, b) => a - b);
      return { one, other, wanted };
    }),
  };
}
