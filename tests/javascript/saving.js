/* Makes the file of a team of what is written to it, {told, words}, and says what a new room takes of it. */

import "./page.js";
import { carriedOf, fromFile, toFile } from "../../widgets/sixelements/ui/teamfile.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

const { told, words } = await new Response(Deno.stdin.readable).json();
Object.assign(WORDS, words);
const html = toFile(told);
const { file, problem } = fromFile(html);
console.log(JSON.stringify({ html, carried: file ? carriedOf(file) : null, problem: problem ?? "" }));
