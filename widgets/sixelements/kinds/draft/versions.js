/* The step of versions: keep one, see what changed since, set two beside each other, sign. */

import { button, optionRow, setAble } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { keyed } from "../../ui/board/draw.js";
import { differences, signaturesInWords } from "./differ.js";
import { drawStep } from "./frame.js";
import { asVersion, changedParts, signedBy } from "./kept.js";
import { now, shownRows, versionsOf } from "./text.js";

const MOST = 40; // as MOST_VERSIONS in kind.py

/** Draw the step into *el*, written as *by* says: OWN or ROOM. */
export function drawVersions(el, ctx, by) {
  const intro = [
    h("p", {}, W("draft.versions_about")),
    ctx.content.consent ? h("p", { class: "six-hint" }, W("draft.consent_about")) : null,
  ];
  drawStep(el, ctx, by.around, intro, (sync) => keeping(ctx, by, sync));
}

function keeping(ctx, by, sync) {
  const { content } = ctx;
  const writer = by.writer(ctx);
  const why = h("p", { class: "six-hint", id: ctx.uid("keep-why") });
  const keep = button("", () => {
    const rows = shownRows(ctx);
    const cells = asVersion(content, rows);
    writer.add(cells, W("draft.kept_now", { name: cells.version }));
    sync();
  }, { id: ctx.uid("keep"), kind: "strong", describedby: ctx.uid("keep-why") });
  const [since, list, signing] = [h("div", {}), h("div", {}), h("div", {})];
  const comparing = comparePart(ctx);
  const drawSince = keyed(
    since,
    (last, texts) =>
      last && changedParts(content, last.texts, texts).length
        ? [h("h3", {}, W("draft.since", { name: last.name })), differences(ctx, last.texts, texts)]
        : [],
  );
  const drawList = keyed(list, (versions) => versions.map((one) => versionPart(content, one)));
  const drawSigning = keyed(signing, (last, final) => signPart(ctx, writer, last, final));
  return {
    nodes: [h("div", { class: "six-rows-add" }, keep), why, signing, since, list, comparing.node],
    show(rows, final) {
      const versions = versionsOf(content, rows);
      const texts = now(content, rows);
      const last = versions.at(-1);
      const reason = whyNot(content, versions, texts);
      setAble(keep, !reason);
      keep.textContent = W("draft.keep", { n: (last?.number ?? 0) + 1 });
      keep.hidden = why.hidden = final;
      why.textContent = reason;
      drawSince(last, texts);
      drawList([...versions].reverse());
      drawSigning(last, final);
      comparing.show(versions, texts);
    },
  };
}

/** Why no version can be kept now; empty where one can. */
function whyNot(content, versions, texts) {
  const last = versions.at(-1);
  if (!Object.values(texts).some(Boolean)) return W("draft.keep_nothing");
  if (last && !changedParts(content, last.texts, texts).length) return W("draft.keep_same", { name: last.name });
  return (last?.number ?? 0) >= MOST ? W("draft.keep_full", { n: MOST }) : "";
}

/** A version to read. */
function versionPart(content, { name, texts }) {
  return h(
    "details",
    { class: "six-details" },
    h("summary", {}, W("draft.version", { name })),
    content.parts.filter(({ id }) => texts[id]).map(({ id, title }) => [
      h("p", { class: "six-muted" }, title),
      h("p", { class: "six-draft-read", dir: "auto" }, texts[id]),
    ]),
  );
}

/** A tick for each side, bound to the version that was kept last. */
function signPart(ctx, writer, last, final) {
  const { signers } = ctx.content;
  if (!signers.length) return [];
  if (!last) return [h("p", { class: "six-hint" }, W("draft.sign_none"))];
  const told = h("p", { class: "six-say-it" }, signaturesInWords(ctx.content, last));
  if (final) return [told];
  const tick = (signer) =>
    optionRow(
      "checkbox",
      ctx.uid("sign"),
      { value: signer.id, label: signer.label },
      last.signed.includes(signer.id),
      (event) => {
        sign(ctx, writer, last, signer, event.target.checked);
        if (!ctx.joint()) ctx.redraw();
      },
    );
  return [
    h(
      "fieldset",
      { class: "six-group" },
      h("legend", {}, W("draft.sign", { name: last.name })),
      h("p", { class: "six-hint" }, W("draft.sign_about")),
      h("div", { class: "six-options" }, signers.map(tick)),
    ),
    told,
  ];
}

/** Tick for the *version* that was kept last; another tab or person may have kept one since, and then nothing is ticked. */
export function sign(ctx, writer, { id, name }, signer, checked) {
  const { label } = signer;
  if (versionsOf(ctx.content, shownRows(ctx)).at(-1)?.id !== id) return ctx.say(W("draft.sign_late", { name }));
  const say = checked ? W("draft.signed_now", { label, name }) : W("draft.unsigned_now", { label });
  writer.write(id, { [signedBy(signer.id)]: checked || null }, say);
}

/** Two versions, or the text as it is now, set beside each other in words. */
function comparePart(ctx) {
  const chosen = { from: "", to: "" };
  let told = { versions: [], texts: {} };
  const out = h("div", {});
  const field = (key) => {
    const control = h("select", {
      id: ctx.uid(`compare-${key}`),
      on: {
        change: () => {
          chosen[key] = control.value;
          draw();
          ctx.say(out.textContent);
        },
      },
    });
    return {
      control,
      node: h("div", { class: "six-field" }, h("label", { for: control.id }, W(`draft.compare_${key}`)), control),
    };
  };
  const [from, to] = [field("from"), field("to")];
  const node = h(
    "section",
    { hidden: true },
    h("h3", {}, W("draft.compare")),
    h("div", { class: "six-draft-compare" }, from.node, to.node),
    out,
  );
  const textsOf = (id) => told.versions.find((one) => one.id === id)?.texts ?? told.texts;
  function draw() {
    out.replaceChildren(differences(ctx, textsOf(chosen.from), textsOf(chosen.to)));
  }
  const options = (versions) => [
    ...versions.map(({ id, name }) => h("option", { value: id }, W("draft.version", { name }))),
    h("option", { value: "" }, W("draft.compare_now")),
  ];
  return {
    node,
    show(versions, texts) {
      const fresh = versions.length !== told.versions.length;
      told = { versions, texts };
      node.hidden = versions.length < 2;
      if (fresh) {
        for (const { control } of [from, to]) control.replaceChildren(...options(versions));
        Object.assign(chosen, { from: versions.at(-2)?.id ?? "", to: versions.at(-1)?.id ?? "" });
        [from.control.value, to.control.value] = [chosen.from, chosen.to];
      }
      if (!node.hidden) draw();
    },
  };
}
