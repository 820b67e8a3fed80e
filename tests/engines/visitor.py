"""A person in any of the browsers: what she presses is found by its role and its words."""

import time
from typing import Any

from tests.engines.engine import BrowserError, Engine

PATIENCE = 60.0
"""Seconds until what a test waits for counts as never coming; a busy machine takes its time."""

# The thing of a role whose name holds the words, in the dialog where one is open: where it can be pressed.
SPOT = """(role, words, along) => {
  const kinds = {
    button: "button", link: "a[href]", radio: "input[type=radio]", checkbox: "input[type=checkbox]",
    textbox: "input:not([type]), input[type=text], textarea", summary: "summary", id: "*",
  };
  const name = (one) => one.getAttribute("aria-label") ??
    ([...one.labels ?? []].map((label) => label.textContent).join(" ") || one.textContent);
  const fits = (one) => role === "id"
    ? one.id === words
    : name(one).replace(/\\s+/g, " ").toLowerCase().includes(words.toLowerCase());
  const shown = (one) => [one, ...one.labels ?? []].find((part) => part.checkVisibility());
  const open = document.querySelector("dialog[open]") ?? document;
  for (const one of open.querySelectorAll(kinds[role])) {
    if (!fits(one) || one.matches(":disabled")) continue;
    const seen = shown(one);
    if (!seen) continue;
    seen.scrollIntoView({ block: "center", behavior: "instant" });
    const box = seen.getClientRects()[0];
    const spot = [box.left + box.width * along, box.top + box.height / 2];
    const at = document.elementFromPoint(...spot);
    const hit = at && (seen.contains(at) || at.contains(seen) || at.closest("label")?.control === one);
    return hit ? spot : null;
  }
  return null;
}"""

# The next thing to answer in the open step, by id and how; what was tried before is left out.
TODO = """(tried) => {
  const stage = document.querySelector(".six-stage");
  const fields = stage.querySelectorAll("input, textarea");
  for (const one of fields) {
    const shown = [one, ...one.labels ?? []].some((part) => part.checkVisibility());
    if (one.disabled || !shown || tried.includes(one.id)) continue;
    if (one.type === "radio") {
      const group = [...fields].filter((other) => other.type === "radio" && other.name === one.name);
      if (group.some((other) => other.checked || tried.includes(other.id))) continue;
      return { way: "choose", id: group[tried.length % group.length].id };
    }
    if (one.type === "checkbox") {
      const picked = one.closest("fieldset")?.querySelectorAll("input:checked").length ?? 0;
      if (!one.checked && picked < 3) return { way: "press", id: one.id };
    } else if (one.type === "range") return { way: "slide", id: one.id };
    else if (one.type === "text" || one.tagName === "TEXTAREA") {
      if (!one.value) return { way: "type", id: one.id };
    }
  }
  const dot = [...stage.querySelectorAll("[id*=-dot-more-]")].find((one) =>
    one.getAttribute("aria-disabled") !== "true" && !tried.includes(one.id));
  if (dot) return { way: "press", id: dot.id };
  return { way: "next", id: stage.querySelector("[id$=-next]")?.id ?? null };
}"""

FOCUSED = "(id) => document.activeElement?.id === id"  # a finger's press arrives a little after it was made
CHOSEN = "(id) => document.getElementById(id)?.checked"
TYPED = "(id, text) => document.getElementById(id)?.value.includes(text)"
ALL_CAME = '() => !document.querySelector(".six-stage [aria-busy]")'
SUMMARY = '() => document.querySelector(".six-steps > summary")?.textContent ?? ""'
DONE = '() => document.querySelector(".six-steps > summary > :nth-child(2)")?.textContent ?? ""'
ANSWERS = (
    """(slug) => JSON.parse(localStorage.getItem("six-elements/exercise/" + slug) ?? "{}").answers ?? null"""
)


class Visitor:
    """Somebody at a window of *engine*, who looks, presses and types."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.see = engine.evaluate

    def wait(self, function: str, *given: object, why: str) -> Any:
        """Return what the JavaScript function returns as soon as that is neither empty nor false."""
        end = time.monotonic() + PATIENCE
        while True:
            if found := self.see(function, *given):
                return found
            if time.monotonic() > end:
                page = self.see("() => location.href + '\\n' + document.body.innerText")
                raise BrowserError(f"{why}\nThe page says:\n{page}")
            time.sleep(0.05)

    def read(self, words: str, within: str = "body") -> None:
        """Wait until *words* can be seen in what the CSS selector *within* finds."""
        look = "(within, words) => [...document.querySelectorAll(within)].some((one) => one.innerText.includes(words))"
        self.wait(look, within, words, why=f'"{words}" never appeared in {within}')

    def press(self, role: str, words: str, *, along: float = 0.5) -> None:
        """Press the thing of *role* that is named with *words*, once it can be; *along* is where on its width."""
        self.engine.tap(*self.wait(SPOT, role, words, along, why=f'no {role} "{words}" could be pressed'))

    def type(self, role: str, words: str, text: str) -> None:
        """Press the field, and type *text*."""
        self.press(role, words)
        self.engine.keys(*text)

    def arrive(self, url: str) -> None:
        """Open an exercise, and wait until it is live."""
        self.engine.go(url)
        self.live()

    def live(self) -> None:
        """Wait until the exercise has its first control."""
        self.wait(
            "() => document.querySelector('.six-stage button') !== null", why="the exercise never started"
        )

    def stand_in(self, name: str) -> None:
        """See that the field that was pressed has the focus; where something that came moved it away, press again."""
        end = time.monotonic() + PATIENCE / 4
        while not self.see(FOCUSED, name):
            if time.monotonic() > end:
                self.press("id", name)
                break
            time.sleep(0.05)
        self.wait(FOCUSED, name, why=f"{name} was pressed and took no focus")

    def answer_step(self, text: str = "Ours") -> None:
        """Answer everything that the open step asks, and go on."""
        tried: list[str] = []
        self.wait(ALL_CAME, why="the step did not come")
        while True:
            todo = self.see(TODO, tried)
            if todo["way"] == "next":
                break
            tried.append(todo["id"])
            # In the middle many a slider stands already.
            self.press("id", todo["id"], along=0.8 if todo["way"] == "slide" else 0.5)
            if todo["way"] == "type":
                self.stand_in(todo["id"])
                self.engine.keys(*text)
                self.wait(TYPED, todo["id"], text, why=f"{todo['id']} did not take what was typed")
            # What arrives late would change the summary, and be taken for what Next does.
            if todo["way"] == "choose":
                self.wait(CHOSEN, todo["id"], why=f"{todo['id']} was pressed and is not chosen")
        before = self.see(SUMMARY)
        self.press("id", todo["id"])
        self.wait(f"(before) => ({SUMMARY})() !== before", before, why="Next led nowhere")

    def work(self) -> str:
        """Answer every step; return what the exercise says of how much is done."""
        while not self.see(SUMMARY).startswith("What your answers say"):
            self.answer_step()
        self.wait(ALL_CAME, why="what the answers say did not come")
        done: str = self.see(DONE)
        return done.replace("\u200b", "")  # what a translator of the tests leaves behind (chrome.py)

    def answers(self, slug: str) -> Any:
        """Return what this browser keeps of the exercise, or None."""
        return self.see(ANSWERS, slug)
