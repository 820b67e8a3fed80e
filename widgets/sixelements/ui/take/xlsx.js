/* An Excel workbook: a sheet for each table, whose header row stays in view and comes again on each printed page, and for
   each picture, below the words that stand for it. */

import { around, cell, DRAWING, EMU, OFFICE, part, relations, xml } from "./office.js";
import { zip } from "./zip.js";

const S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
export const XLSX = `${TYPE}.sheet`;
const [PLAIN, STRONG] = [0, 1]; // the two looks in STYLES

/** Column letters: A … Z, AA … */
const column = (at) => (at < 26 ? "" : column(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

function row(cells, at, look) {
  const told = cells.map((value, place) => {
    const where = `r="${column(place)}${at}" s="${look}"`;
    return typeof value === "number"
      ? `<c ${where}><v>${value}</v></c>`
      : `<c ${where} t="inlineStr"><is><t xml:space="preserve">${cell(value)}</t></is></c>`;
  });
  return `<row r="${at}">${told.join("")}</row>`;
}

function sheet({ title, head, lines, picture = null }) {
  const wide = head.map((label, at) =>
    Math.min(60, Math.max(10, ...[label, ...lines.map((line) => line[at])].map((one) => String(one ?? "").length + 2)))
  );
  return part(
    `<worksheet xmlns="${S}" xmlns:r="${OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${
      wide.map((one, at) => `<col min="${at + 1}" max="${at + 1}" width="${one}" customWidth="1"/>`).join("")
    }</cols><sheetData>${row(head, 1, STRONG)}${
      lines.map((line, at) => row(line, at + 2, PLAIN)).join("")
    }</sheetData><pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>&amp;L${
      xml(title.replaceAll("&", "&&").slice(0, 200))
    }</oddHeader><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter>${
      picture ? '<drawing r:id="rId1"/>' : ""
    }</worksheet>`,
  );
}

const PICTURE_WIDE = 900; // points of the screen, as wide as a printed page
const PICTURE_ROW = 2; // the third row: below its title and its words

/** A picture that stands on a sheet, with the words that stand for it. */
function drawing({ alt, width, height }) {
  const scale = Math.min(1, PICTURE_WIDE / width);
  const [wide, high] = [width, height].map((one) => Math.round(one * scale * EMU));
  const from = ["col", "colOff", "row", "rowOff"].map((name) =>
    `<xdr:${name}>${name === "row" ? PICTURE_ROW : 0}</xdr:${name}>`
  );
  return part(
    `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}"><xdr:oneCellAnchor><xdr:from>${
      from.join("")
    }</xdr:from><xdr:ext cx="${wide}" cy="${high}"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Picture 1" descr="${
      xml(alt)
    }"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${wide}" cy="${high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`,
  );
}

/**
 * The parts of the picture on the sheet *at*, with the file that the sheet names it by.
 * @returns {[string, string | Uint8Array][]}
 */
function pictureParts(picture, at) {
  return [
    [
      `xl/worksheets/_rels/sheet${at + 1}.xml.rels`,
      relations([["rId1", `${OFFICE}/drawing`, `../drawings/drawing${at + 1}.xml`]]),
    ],
    [`xl/drawings/drawing${at + 1}.xml`, drawing(picture)],
    [
      `xl/drawings/_rels/drawing${at + 1}.xml.rels`,
      relations([["rId1", `${OFFICE}/image`, `../media/picture${at + 1}.png`]]),
    ],
    [`xl/media/picture${at + 1}.png`, picture.bytes],
  ];
}

/** Names of sheets as Excel allows them, each unlike the others. */
function names(titles) {
  const found = [];
  for (const title of titles) {
    const plain = title.replace(/[[\]:*?/\\']/g, " ").trim().slice(0, 31).trim() || "Sheet";
    let name = plain;
    for (let n = 2; found.some((one) => one.toLowerCase() === name.toLowerCase()); n += 1) {
      name = `${plain.slice(0, 27)} ${n}`;
    }
    found.push(name);
  }
  return found;
}

const look = (font, border) =>
  `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
const STYLES = part(
  `<styleSheet xmlns="${S}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2">${
    look(0, 0)
  }${
    look(1, 1)
  }</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
);

/**
 * The bytes of a workbook of what *told* (`told.js`) holds.
 * @param {{ title: string, facts: string[], tables: any[], pictures?: any[] }} told the pictures as `pictures.js` has them
 */
export function asXlsx({ title, facts, tables, pictures = [] }) {
  const about = { title, head: [title], lines: facts.map((one) => [one]) };
  const drawn = pictures.map((one) => ({ title: one.title, head: [one.title], lines: [[one.alt]], picture: one }));
  const sheets = [...tables, ...drawn, about];
  const called = names(sheets.map((one) => one.title));
  const file = (at) => `xl/worksheets/sheet${at + 1}.xml`;
  const workbook = part(
    `<workbook xmlns="${S}" xmlns:r="${OFFICE}"><sheets>${
      called.map((name, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")
    }</sheets><definedNames>${
      called.map((name, at) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${xml(name)}'!$1:$1</definedName>`
      )
        .join("")
    }</definedNames></workbook>`,
  );
  return zip([
    ...around({
      title,
      main: "xl/workbook.xml",
      types: [
        ["xl/workbook.xml", `${TYPE}.sheet.main+xml`],
        ["xl/styles.xml", `${TYPE}.styles+xml`],
        ...sheets.map((_, at) => /** @type {[string, string]} */ ([file(at), `${TYPE}.worksheet+xml`])),
        ...sheets.flatMap(({ picture }, at) =>
          picture
            ? [
              /** @type {[string, string]} */ ([
                `xl/drawings/drawing${at + 1}.xml`,
                "application/vnd.openxmlformats-officedocument.drawing+xml",
              ]),
            ]
            : []
        ),
      ],
    }),
    ["xl/workbook.xml", workbook],
    [
      "xl/_rels/workbook.xml.rels",
      relations([
        ...sheets.map((_, at) => [`rId${at + 1}`, `${OFFICE}/worksheet`, `worksheets/sheet${at + 1}.xml`]),
        [`rId${sheets.length + 1}`, `${OFFICE}/styles`, "styles.xml"],
      ]),
    ],
    ["xl/styles.xml", STYLES],
    ...sheets.map((one, at) => /** @type {[string, string]} */ ([file(at), sheet(one)])),
    ...sheets.flatMap(({ picture }, at) => (picture ? pictureParts(picture, at) : [])),
  ]);
}
