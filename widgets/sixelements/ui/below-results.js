/* What stands below the results of every exercise, and comes with them: where to go on, answering again later, and files to take home. */

import { laterPart } from "./later.js";
import { onwardPart } from "./onward.js";
import { takeHomePart } from "./take-home.js";

/**
 * @param {any} ctx
 * @param {any} store
 * @returns {Node[]}
 */
export const below = (ctx, store) =>
  [...onwardPart(ctx), laterPart(ctx, store), takeHomePart(ctx)].filter((one) => one !== null);
