/* What the answers say: where each statement stands. */

import { standing } from "../../ui/instrument/standing.js";

export function results(el, ctx) {
  standing(el, ctx, ctx.content.sections);
}
