/* Text in a drawing, which knows no lines of its own. */

/**
 * *text* in lines of at most *room* letters, at most *most* of them; what is left out is shown by three dots.
 * @param {string} text
 * @param {number} room
 * @param {number} most
 */
export function inLines(text, room, most) {
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    let left = word;
    if (line && line.length + 1 + left.length <= room) {
      line += ` ${left}`;
      continue;
    }
    if (line) lines.push(line);
    while (left.length > room) {
      lines.push(`${left.slice(0, room - 1)}-`);
      left = left.slice(room - 1);
    }
    line = left;
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  const last = lines[most - 1];
  return [...lines.slice(0, most - 1), `${last.slice(0, Math.max(1, Math.min(last.length, room - 1)))}…`];
}
