/* What stands below the results of every exercise, and comes with them: where to go on, and answering again later. */

import { laterPart } from "./later.js";
import { onwardPart } from "./onward.js";

/**
 * @param {any} ctx
 * @param {any} store
 * @returns {Node[]}
 */
export const below = (ctx, store) => [...onwardPart(ctx), laterPart(ctx, store)].filter((one) => one !== null);
