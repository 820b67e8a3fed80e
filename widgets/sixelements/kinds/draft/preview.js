/* What sharing would send: the answers to the questions about the whole. The text stays on the device; the workbook,
   which stays there too, has all of it. */

import { plural, W, withValue } from "../../ui/dom.js";
import { instrumentGathered, instrumentPreview } from "../../ui/instrument/preview.js";
import { keptRows, now, phrasesOf, proposalsOf, versionsOf } from "./text.js";

const withoutRows = (answers) => withValue(answers, "rows", undefined);

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  return instrumentPreview(withoutRows(answers), exercise);
}

/** Each part with its text and the other wordings of it, the phrases, how many versions, then the questions. */
export function gathered(answers, exercise) {
  const { content } = exercise;
  const rows = keptRows(answers);
  const texts = now(content, rows);
  const row = (id, label, value) => ({ id, label, value });
  const phrases = phrasesOf(rows).map(({ cells }) => cells.phrase).filter(Boolean);
  const kept = versionsOf(content, rows);
  return [
    ...(phrases.length ? [row("phrases", content.phrases.title, phrases.join("; "))] : []),
    ...content.parts.filter(({ id }) => texts[id]).map(({ id, title }) => row(`part.${id}`, title, texts[id])),
    ...content.parts.flatMap(({ id, title }) =>
      proposalsOf(rows, id).filter(({ cells }) => cells.proposal)
        .map((one, at) => row(`proposal.${one.id}`, W("draft.proposal_of", { n: at + 1, title }), one.cells.proposal))
    ),
    ...(kept.length ? [row("versions", W("draft.versions"), plural("draft.kept", kept.length))] : []),
    ...instrumentGathered(withoutRows(answers), exercise),
  ];
}
