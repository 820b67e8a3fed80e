/* Live words: told to whoever listens, once, and heard again when they happen again. */

/** What makes two equal sentences differ for a screen reader, and for nobody else. */
export const AGAIN = "\u00a0";
const SETTLE = 60; // ms for the focus to arrive first, whose own words would else drown these

/**
 * Speaks through *node*, a status or alert that is on the page already.
 * What was said last is remembered here and not read off the page, which a translator may have changed.
 * @param {HTMLElement} node
 */
export function makeVoice(node) {
  let last = ""; // what was said, whether it is written yet or not
  let written = "";
  let timer;
  const put = (words) => {
    written = words;
    node.textContent = words;
  };
  const seen = (yes) => {
    node.classList.toggle("six-said", yes);
    node.classList.toggle("six-hidden", !yes);
  };
  const voice = {
    /** What became of a person's own act: said, and seen at the foot of the screen until the next act. */
    tell(words) {
      voice.say(words, true);
    },
    /** The next act has begun: what was told is seen no longer. */
    hush() {
      if (node.classList.contains("six-said")) seen(false);
    },
    /** Something happened: say it, also when the same was said before; *shown* once it stands there. */
    say(words, shown = false) {
      voice.hush();
      clearTimeout(timer);
      last = words;
      timer = setTimeout(() => {
        put(words !== "" && words === written ? words + AGAIN : words);
        if (shown) seen(true);
      }, SETTLE);
    },
    /** How things stand: put it there, and say it only where it changed. */
    show(words) {
      if (words === last) return;
      clearTimeout(timer);
      last = words;
      if (words !== written) put(words);
    },
  };
  return voice;
}
