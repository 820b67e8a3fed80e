/* The steps after the first, as a script of their own, which the page fetches as soon as it stands. */

import { makeFetched } from "../../ui/fetched.js";

export const coming = makeFetched(() => import("./behind.js"));
