/* Days as a file that any calendar opens (RFC 5545): whole days, one event each, and nothing that could be more. */

const MOST_OCTETS = 75;
const octets = (text) => new TextEncoder().encode(text).length;

/** A text as a property holds it; what does not print is left out, but for line breaks. */
export function escaped(text) {
  return text.replace(/\r\n?/g, "\n").replace(/[^\n\t\P{Cc}]/gu, "").replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** A line cut where it is longer than the format allows, between letters and never within one. */
export function folded(line) {
  const lines = [""];
  for (const letter of line) {
    const most = lines.length > 1 ? MOST_OCTETS - 1 : MOST_OCTETS; // a line that goes on begins with a blank
    if (octets(lines.at(-1) + letter) > most) lines.push("");
    lines[lines.length - 1] += letter;
  }
  return lines.join("\r\n ");
}

/**
 * The events as the text of a file. *day* is "2027-10-15"; *uid* names the event, so that it is changed and not doubled
 * when the file is opened again; *now* is when the file is made.
 * @param {{ uid: string, day: string, title: string, text: string }[]} events
 * @param {Date} now
 * @returns {string}
 */
export function asCalendar(events, now) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = events.flatMap(({ uid, day, title, text }) => [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `SUMMARY:${escaped(title)}`,
    ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const all = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//six-elements//EN", ...lines, "END:VCALENDAR"];
  return `${all.map(folded).join("\r\n")}\r\n`;
}
