/* The voice of a page: what changes is told once, through the one polite live region that a page has. */

/** What makes two equal sentences differ for a screen reader, and for nobody else. */
export const AGAIN = "\u00a0";
const SETTLE = 60; // ms for the focus to arrive first, whose own words would else drown these

/** What each has to say and is not written yet: several at one moment are one utterance, in this order. */
const waiting = new Map();
/** Who is heard in what stands in the region. */
let heard = [];
let written = "";
let timer;

/** The region, made empty and before anything is said, so that what comes is announced. */
function region() {
  const found = document.querySelector("[data-six-voice]");
  if (found) return found;
  const made = document.createElement("p");
  made.className = "six-hidden";
  made.style.top = made.style.left = "0"; // at the end of a page that fills the screen it would make it scroll
  made.lang = "en";
  made.dataset.sixVoice = "";
  made.setAttribute("role", "status");
  document.body.append(made);
  return made;
}

/** Let the voice speak inside *place*, and empty it: behind a dialog that is open nothing is heard. */
export function moveVoice(place) {
  const moved = region();
  moved.textContent = written = "";
  place.append(moved);
}

function write() {
  const said = [...new Set(waiting.values())].join(" ");
  heard = [...waiting.keys()];
  waiting.clear();
  written = said === written ? said + AGAIN : said;
  region().textContent = written;
}

function speak(who, words) {
  waiting.delete(who);
  if (words) {
    waiting.set(who, words);
    clearTimeout(timer);
    timer = setTimeout(write, SETTLE);
  } else if (!waiting.size) {
    clearTimeout(timer);
    // Nothing holds any more of what stands there.
    if (heard.every((one) => one === who)) region().textContent = written = "";
  }
}

/**
 * Somebody who speaks on this page, and shows the same words in *seen*, where there is such a place.
 * What was said last is remembered here and not read off the page, which a translator may have changed.
 * @param {Element | null} seen
 */
export function makeVoice(seen = null) {
  const who = {};
  let stands = "";
  let last = "";
  const put = (words) => {
    stands = words;
    if (seen) seen.textContent = words;
  };
  region();
  return {
    /** Something happened: say it, also when the same was said before. */
    say(words) {
      put(words);
      last = words;
      speak(who, words);
    },
    /** How things stand: put it there, and say it only where it changed; *quiet* where somebody else says it. */
    show(words, quiet = false) {
      if (words !== stands) put(words);
      if (quiet || words === last) return;
      last = words;
      speak(who, words);
    },
  };
}

/** A voice whose words are seen at the foot of the screen, where a person's own act shows nothing else of itself. */
export function makeTeller() {
  // The region says the same; read a second time it would only be in the way.
  const node = document.createElement("p");
  node.className = "six-said";
  node.setAttribute("aria-hidden", "true");
  const voice = makeVoice();
  const teller = {
    node,
    /** The next act has begun: what was told is seen no longer. */
    hush() {
      node.textContent = "";
    },
    /** Something happened that is seen where it happened. */
    say(words) {
      teller.hush();
      voice.say(words);
    },
    /** What became of a person's own act: said, and seen until the next act. */
    tell(words) {
      node.textContent = words;
      voice.say(words);
    },
  };
  return teller;
}
