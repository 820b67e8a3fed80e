/* What comes behind the cards themselves, as a script of its own, which the page fetches as soon as it stands. */

import { makeFetched } from "../../ui/fetched.js";

export const coming = makeFetched(() => import("./behind.js"));
