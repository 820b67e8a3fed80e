/* Words that a sentence about a system does better without: pointed out while somebody writes, and never refused. */

const WORD = "\\p{L}\\p{N}";
const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s+");

/** For each of the content's lists the first of its words that stands in *text*, whole and in any case: [{word, says}]. */
export function pointedOut(text, watch) {
  return watch.flatMap(({ words, says }) => {
    const any = words.map(escaped).join("|");
    const found = text.match(new RegExp(`(?:^|[^${WORD}])(${any})(?![${WORD}])`, "iu"));
    return found ? [{ word: found[1], says }] : [];
  });
}
