/* Folds the logs that test_document.py writes to it, one a line, and answers each with what it found. */

import { fold, keysOf, rowsOf } from "../../widgets/sixelements/ui/document/document.js";

let rest = "";
for await (const piece of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + piece).split("\n");
  rest = lines.pop() ?? "";
  for (const line of lines) {
    const { log, on, row } = JSON.parse(line);
    const cells = fold(log, on);
    console.log(JSON.stringify({ cells, rows: rowsOf(cells), keys: keysOf(cells, row) }));
  }
}
