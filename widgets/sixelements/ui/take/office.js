/* What Word and Excel files share: text that they can hold, and the parts that say what is in the container. */

import { inert } from "../inert.js";

const MOST = 32_000; // letters of a cell; a spreadsheet holds a few more
/** Characters that no office file may hold, and those that turn the direction of everything behind them. */
// deno-lint-ignore no-control-regex
const UNFIT = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu;
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML holds it. */
export const xml = (value) => String(value).replace(UNFIT, " ").replace(/[&<>"]/g, (one) => ESCAPED[one]);

/** What people wrote, so that no program takes it for a formula; the twin of `inert` in convening/exports. */
export const cell = (value) => xml(inert(String(value ?? "").replace(/\r\n?/g, "\n").slice(0, MOST)));

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export const EMU = 9525; // of the units of these files are one point of the screen
export const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";

export const part = (text) => `${HEAD}${text}`;

/** Relations of one part to others: [id, type, target] each. */
export const relations = (some) =>
  part(
    `<Relationships xmlns="${PACKAGE}/relationships">${
      some.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join("")
    }</Relationships>`,
  );

/**
 * The files that every container begins with.
 * @param {{ title: string, main: string, types: [string, string][] }} told where its main part is, and [part, type] each
 * @returns {[string, string][]}
 */
export function around({ title, main, types }) {
  const core = `${PACKAGE}/metadata/core-properties`;
  return [
    [
      "[Content_Types].xml",
      part(
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${
          [...types, ["docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"]]
            .map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`).join("")
        }</Types>`,
      ),
    ],
    [
      "_rels/.rels",
      relations([
        ["rId1", `${OFFICE}/officeDocument`, main],
        [
          "rId2",
          "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
          "docProps/core.xml",
        ],
      ]),
    ],
    [
      "docProps/core.xml",
      part(
        `<cp:coreProperties xmlns:cp="${core}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${
          xml(title)
        }</dc:title><dc:language>en-US</dc:language></cp:coreProperties>`,
      ),
    ],
  ];
}
