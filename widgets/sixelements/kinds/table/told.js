/* What the table says of itself: what a row lacks, what the columns add up to. */

import { h, own, W } from "../../ui/dom.js";

const scoreOf = (start, id) => `${start}_${id.replaceAll("-", "_")}`;

/** The sentences of the checks that a row does not pass. */
export function lacks(ctx, id) {
  const result = ctx.result();
  return ctx.content.checks.filter((one) => result[scoreOf("check", one.id)].includes(id)).map((one) => one.says);
}

/** The totals, a line each: "Who leads: labor 2, management 1, not said 1". */
export function totals(ctx) {
  const result = ctx.result();
  return ctx.content.totals.map((total) =>
    h("li", {}, W("table.total", { label: total.label, told: totalInWords(ctx, total, result) }))
  );
}

function totalInWords(ctx, total, result) {
  const found = result[scoreOf("total", total.id)];
  const counted = ctx.content.columns.find((one) => one.id === total.column);
  const by = counted.type === "choice" ? counted : ctx.content.columns.find((one) => one.id === total.by);
  if (!by) return String(own(found, "") ?? 0);
  const parts = by.options.map(({ value, label }) => W("table.part", { label, n: own(found, value) ?? 0 }));
  const unsaid = own(found, "");
  return [...parts, ...(unsaid ? [W("table.part", { label: W("table.unsaid"), n: unsaid })] : [])].join(", ");
}
