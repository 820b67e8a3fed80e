/* The first step: the issue in one sentence, at the head of the fish. */

import { h } from "../../ui/dom.js";
import { examplesPart } from "./examples.js";
import { cellField, watchList } from "./page.js";
import { HEAD, said } from "./tree.js";

/** *showWriting* shows who writes there now, where a room does. */
export function issueParts(ctx, doc, _, showWriting = /** @type {any} */ (null)) {
  const { head, intro } = ctx.content;
  const field = cellField(ctx, doc, HEAD, "text", head);
  const watch = watchList(ctx);
  const showNow = showWriting?.(ctx, doc, HEAD, field.node);
  return {
    nodes: [intro ? h("p", {}, intro) : null, examplesPart(ctx), field.node, watch.node],
    fallback: () => field.control.focus(),
    update(rows) {
      field.update(doc.cell(`${HEAD}/text`));
      showNow?.();
      watch.update(said(rows.find((row) => row.id === HEAD)));
    },
  };
}
