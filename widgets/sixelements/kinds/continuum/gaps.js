/* One line, two chairs: plain data in, plain data out. reads() and gaps() are twins of gaps.py, held to it by the
   same cases. */

export const MIDDLE = 4;
export const QUESTIONS = ["now", "should"];

/**
 * How a point of the fixed frame reads from a chair, or the other way around: the second party counts from its own
 * end.
 */
export function reads(point, second) {
  return second ? 8 - point : point;
}

/** Where two parties differ on a decision: {now, should, flags}; the flags that hold, most pressing first. */
export function gaps(a, b) {
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

export function moves(marks) {
  return twice(marks) && marks.now !== marks.should;
}

/** Whether both questions are marked. */
export function twice(marks) {
  return QUESTIONS.every((name) => name in marks);
}

/**
 * The marks as a sheet of paper shows them: counted from the person's own end, own decisions in the order of its
 * rows.
 */
export function onPaper({ placed = {}, own: added = [], ...rest }, { content }) {
  const second = rest.side === content.party_b;
  const rows = Object.fromEntries(added.map(({ id }, index) => [id, `own-${index + 1}`]));
  const counted = Object.entries(placed).map((
    [id, marks],
  ) => [
    rows[id] ?? id,
    Object.fromEntries(Object.entries(marks).map(([name, point]) => [name, reads(point, second)])),
  ]);
  return {
    ...rest,
    placed: Object.fromEntries(counted),
    own: Object.fromEntries(added.map(({ title }, index) => [`own-${index + 1}`, title])),
  };
}
