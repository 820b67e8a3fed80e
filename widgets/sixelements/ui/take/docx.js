/* A Word document that a screen reader can walk: real headings, header rows that come again, pictures with words. */

import { around, cell, DRAWING, EMU, OFFICE, part, relations, xml } from "./office.js";
import { zip } from "./zip.js";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
export const DOCX = `${TYPE}.document`;
const WIDE = 4; // columns; a table of more wants the long edge
const [LONG, SHORT, MARGIN] = [15840, 12240, 1080]; // a letter page, in twentieths of a point

const run = (text, look = "") =>
  `<w:r>${look}${text.split("\n").map((line) => `<w:t xml:space="preserve">${line}</w:t>`).join("<w:br/>")}</w:r>`;
const paragraph = (text, style = "", look = "") =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${run(text, look)}</w:p>`;

const BOLD = "<w:rPr><w:b/></w:rPr>";

/** How wide the columns are, together *room*: as their longest line needs, within bounds. */
function widths({ head, lines }, room) {
  const need = head.map((label, at) =>
    Math.min(48, Math.max(8, ...[label, ...lines.map((line) => line[at])].map((one) => String(one ?? "").length)))
  );
  const sum = need.reduce((all, one) => all + one, 0);
  return need.map((one) => Math.floor((room * one) / sum));
}

function table(told, room) {
  const wide = widths(told, room);
  const row = (cells, head) =>
    `<w:tr><w:trPr><w:cantSplit/>${head ? "<w:tblHeader/>" : ""}</w:trPr>${
      cells.map((one, at) =>
        `<w:tc><w:tcPr><w:tcW w:w="${wide[at]}" w:type="dxa"/></w:tcPr>${
          paragraph(cell(one), "", head ? BOLD : "")
        }</w:tc>`
      ).join("")
    }</w:tr>`;
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${room}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${
    xml(told.title)
  }"/></w:tblPr><w:tblGrid>${wide.map((one) => `<w:gridCol w:w="${one}"/>`).join("")}</w:tblGrid>${
    row(told.head, true)
  }${told.lines.map((one) => row(one, false)).join("")}</w:tbl>`;
}

/** A picture within the line, at most as wide as the page, with the words that stand for it. */
function picture({ alt, width, height }, at, room) {
  const most = (room / 1440) * 96;
  const scale = Math.min(1, most / width);
  const [wide, high] = [width, height].map((one) => Math.round(one * scale * EMU));
  const name = `id="${at + 1}" name="Picture ${at + 1}" descr="${xml(alt)}"`;
  return `<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${wide}" cy="${high}"/><wp:docPr ${name}/><a:graphic><a:graphicData uri="${DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr ${name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rPicture${at}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${wide}" cy="${high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}

const style = (type, id, name, more) =>
  `<w:style w:type="${type}" w:styleId="${id}"${
    id === "Normal" ? ' w:default="1"' : ""
  }><w:name w:val="${name}"/>${more}</w:style>`;
const heading = (id, name, size, level) =>
  style(
    "paragraph",
    id,
    name,
    `<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/>${
      level === null ? "" : `<w:outlineLvl w:val="${level}"/>`
    }</w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr>`,
  );

const EDGES = ["top", "left", "bottom", "right", "insideH", "insideV"].map((edge) =>
  `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="767676"/>`
).join("");
const STYLES = part(
  `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>${
    style("paragraph", "Normal", "Normal", '<w:pPr><w:spacing w:after="80"/></w:pPr>')
  }${heading("Title", "Title", 40, null)}${heading("Heading1", "heading 1", 30, 0)}${
    style("table", "TableGrid", "Table Grid", `<w:tblPr><w:tblBorders>${EDGES}</w:tblBorders></w:tblPr>`)
  }</w:styles>`,
);

/**
 * The bytes of a document of what *told* (`told.js`) holds.
 * @param {{ title: string, facts: string[], tables: any[], pictures?: any[] }} told the pictures as `pictures.js` has them
 */
export function asDocx({ title, facts, tables, pictures = [] }) {
  const wide = tables.some(({ head }) => head.length > WIDE);
  const [width, height] = wide ? [LONG, SHORT] : [SHORT, LONG];
  const room = width - 2 * MARGIN;
  const body = [
    paragraph(xml(title), "Title"),
    ...facts.map((one) => paragraph(xml(one))),
    ...tables.flatMap((one) => [paragraph(xml(one.title), "Heading1"), table(one, room), "<w:p/>"]),
    ...pictures.flatMap((one, at) => [paragraph(xml(one.title), "Heading1"), picture(one, at, room)]),
  ];
  const page = `<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"${wide ? ' w:orient="landscape"' : ""}/><w:pgMar ${
    ["top", "right", "bottom", "left", "header", "footer"].map((edge) => `w:${edge}="${MARGIN}"`).join(" ")
  } w:gutter="0"/></w:sectPr>`;
  return zip([
    ...around({
      title,
      main: "word/document.xml",
      types: [["word/document.xml", `${TYPE}.document.main+xml`], ["word/styles.xml", `${TYPE}.styles+xml`]],
    }),
    [
      "word/document.xml",
      part(
        `<w:document xmlns:w="${W}" xmlns:r="${OFFICE}" xmlns:a="${DRAWING}/main" xmlns:pic="${DRAWING}/picture" xmlns:wp="${DRAWING}/wordprocessingDrawing"><w:body>${
          body.join("")
        }${page}</w:body></w:document>`,
      ),
    ],
    [
      "word/_rels/document.xml.rels",
      relations([
        ["rId1", `${OFFICE}/styles`, "styles.xml"],
        ...pictures.map((_, at) => [`rPicture${at}`, `${OFFICE}/image`, `media/picture${at}.png`]),
      ]),
    ],
    ...pictures.map(({ bytes }, at) => /** @type {[string, Uint8Array]} */ ([`word/media/picture${at}.png`, bytes])),
    ["word/styles.xml", STYLES],
  ]);
}
