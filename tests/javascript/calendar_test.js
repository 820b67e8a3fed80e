/* Days as a file for a calendar: read back by the rules of the format, whatever people wrote. */

import assert from "node:assert/strict";
import { asCalendar, escaped, folded } from "../../widgets/sixelements/ui/calendar.js";

const NOW = new Date("2027-01-02T03:04:05.678Z");
const octets = (/** @type {string} */ text) => new TextEncoder().encode(text).length;

/** The properties of a file, unfolded and read as a calendar reads them. */
function read(/** @type {string} */ file) {
  assert.ok(file.endsWith("\r\n"));
  assert.equal(file.replaceAll("\r\n", "").match(/[\r\n]/), null, "each line ends as the format says");
  for (const line of file.split("\r\n")) assert.ok(octets(line) <= 75, line);
  const unescape = (/** @type {string} */ text) => text.replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign));
  return file.replaceAll("\r\n ", "").split("\r\n").filter(Boolean).map((line) => {
    const cut = line.indexOf(":");
    return [line.slice(0, cut), unescape(line.slice(cut + 1))];
  });
}

Deno.test("a day is one event that lasts the whole day and blocks nobody", () => {
  const file = asCalendar([{ uid: "plan-a", day: "2027-10-15", title: "A key", text: "" }], NOW);
  assert.deepEqual(read(file), [
    ["BEGIN", "VCALENDAR"],
    ["VERSION", "2.0"],
    ["PRODID", "-//six-elements//EN"],
    ["BEGIN", "VEVENT"],
    ["UID", "plan-a"],
    ["DTSTAMP", "20270102T030405Z"],
    ["DTSTART;VALUE=DATE", "20271015"],
    ["SUMMARY", "A key"],
    ["TRANSP", "TRANSPARENT"],
    ["END", "VEVENT"],
    ["END", "VCALENDAR"],
  ]);
});

for (
  const text of [
    "a, b; c\\d",
    "two\nlines\r\nand\rthree",
    "END:VEVENT\r\nBEGIN:VALARM",
    "é😀".repeat(60),
    "x".repeat(400),
    "tab\tstays",
  ]
) {
  Deno.test(`people's words stay words: ${JSON.stringify(text.slice(0, 24))}`, () => {
    const found = read(asCalendar([{ uid: "u", day: "2027-10-15", title: text, text }], NOW));
    const plain = text.replace(/\r\n?/g, "\n");
    assert.deepEqual(found.filter(([name]) => name === "SUMMARY" || name === "DESCRIPTION").map(([, one]) => one), [
      plain,
      plain,
    ]);
    assert.equal(found.filter(([name]) => name === "BEGIN").length, 2);
  });
}

Deno.test("what does not print is left out", () => {
  assert.equal(escaped("nul \x00 bell \x07"), "nul  bell ");
  assert.equal(folded("short"), "short");
});
