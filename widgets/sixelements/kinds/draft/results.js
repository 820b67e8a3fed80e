/* The text by itself, to read, to print and to take along; what a reader may miss; how it stands to its versions. */

import { button } from "../../ui/controls.js";
import { h, inWords, W } from "../../ui/dom.js";
import { download } from "../../ui/download.js";
import { keyed } from "../../ui/board/draw.js";
import { standing } from "../../ui/instrument/standing.js";
import { asHtml, asText } from "./file.js";
import { signaturesInWords } from "./differ.js";
import { changedParts } from "./kept.js";
import { bodyOf, inRoom, now, partsOf, shownRows, versionsOf } from "./text.js";
import { lacks, lengthInWords } from "./told.js";

export function results(el, own) {
  const ctx = inRoom(own);
  const part = h("div", {});
  const draw = keyed(part, () => textPart(own, ctx));
  draw(ctx.answers());
  own.joint()?.listen(() => part.isConnected && (draw(ctx.answers()), true));
  el.append(part, h("h3", {}, ctx.content.look.title));
  standing(el, ctx, [ctx.content.look]);
}

function textPart(own, ctx) {
  const { content, exercise } = ctx;
  const texts = now(content, shownRows(own));
  const [body, aside] = [bodyOf(content), content.parts.filter((one) => one.aside)].map((some) =>
    some.filter(({ id }) => texts[id])
  );
  if (!body.length && !aside.length) return [h("p", {}, W("draft.empty"))];
  const open = partsOf(content, shownRows(own)).map(({ id, title }) => [title, lacks(ctx, id, texts)]).filter((
    [, some],
  ) => some.length);
  const stands = standingInWords(own);
  const save = (word, name, make, type) =>
    button(W(`draft.${word}`), () => {
      download(`${exercise.slug}.${name}`, make(content, texts, stands), type);
      ctx.say(W("draft.saved"));
    }, { kind: "quiet", id: ctx.uid(word) });
  return [
    h("h3", {}, content.title),
    h(
      "article",
      { class: "six-draft-text" },
      body.map(({ id, title }) => [h("h4", {}, title), h("p", { class: "six-draft-read", dir: "auto" }, texts[id])]),
    ),
    aside.length
      ? h(
        "dl",
        { class: "six-standing-list" },
        aside.map(({ id, title }) => [h("dt", {}, title), h("dd", { dir: "auto" }, texts[id])]),
      )
      : null,
    stands.map((one) => h("p", { class: "six-muted" }, one)),
    h("p", { class: "six-muted six-off-paper" }, lengthInWords(ctx, texts)),
    open.length
      ? h(
        "section",
        { class: "six-off-paper" },
        h("h3", {}, W("draft.open")),
        h(
          "dl",
          { class: "six-standing-list" },
          open.map(([title, some]) => [h("dt", {}, title), some.map((one) => h("dd", {}, one))]),
        ),
      )
      : null,
    h(
      "p",
      { class: "six-off-paper" },
      save("html", "html", asHtml, "text/html"),
      save("txt", "txt", asText, "text/plain"),
    ),
  ];
}

/** How the text stands to the version that was kept last, and who signed it; nothing where none was kept. */
function standingInWords(ctx) {
  const { content } = ctx;
  const rows = shownRows(ctx);
  const last = versionsOf(content, rows).at(-1);
  if (!last) return [];
  const changed = changedParts(content, last.texts, now(content, rows)).map(({ title }) => title);
  return [
    changed.length
      ? W(last.signed.length ? "draft.changed_signed" : "draft.changed", {
        name: last.name,
        parts: inWords(changed.map((one) => `“${one}”`)),
      })
      : W("draft.as_kept", { name: last.name }),
    ...(content.signers.length ? [signaturesInWords(content, last)] : []),
  ];
}
