"""What the board and the projector give whoever listens after a reveal: the accessibility tree, walked for each kind.

Both draw the same slides (``ui/slides/draw.js``); what stands around them is in their own journeys.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sixelements import assets, catalog, linker
from sixelements.content import Exercise
from sixelements.convening import patterns
from sixelements.convening.messages import say
from sixelements.convening.patterns import Contribution
from sixelements.convening.sides import SIDES, label
from sixelements.serving import frame
from tests.answering import answers
from tests.examples import ONE_A_KIND

NAME = 120
"""How many letters of a name one can listen to."""
WRONG = re.compile(r"[{}]|\b(NaN|undefined|null|Infinity)\b")
SPEAKING = ["labor-certificated", "management-site"]
SILENT = "board"
NOBODY = say(label(SILENT))
LISTS = {"list", "table", "descriptionlist"}
PICTURES = {"img", "image", "graphics-document", "svgroot"}


def one_silent(exercise: Exercise) -> dict[str, Any]:
    """Return the pattern of two sides of six who answered and of a third who shared nothing but blanks."""
    people = [
        Contribution(f"{side} {n}", side, {} if side == SILENT else answers(exercise, 10 * at + n))
        for at, side in enumerate([*SPEAKING, SILENT])
        for n in range(6)
    ]
    shown = patterns.reveal(exercise, people, sides=SIDES, mode="open").pattern
    found: dict[str, Any] = json.loads(json.dumps(shown))
    return found


ALL = """
const main = document.querySelector("main");
const { shownSlides } = $["ui/slides/cut.js"];
window.all = (pattern) => main.replaceChildren(...shownSlides(pattern, {}).map((slide, at) => {
  const node = document.createElement("section");
  const drawn = $["ui/slides/draw.js"].drawSlide(slide, { name: `slide-${at}`, first: !at });
  node.append(...[drawn].flat(9).filter(Boolean));
  return node;
}));"""


@pytest.fixture(scope="module")
def slides(browser: Browser) -> Iterator[Page]:
    """A page whose ``all`` draws every slide of a pattern, each in a section."""
    visitor = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    page = visitor.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content('<!doctype html><html lang="en"><title>Room</title><main class="six"></main></html>')
    script = linker.joined(assets.linked(frame.projector_words(), frame.PROJECTOR))
    page.evaluate(f"() => {{ const $ = {{}};\n{script}\n{ALL} }}")
    yield page
    visitor.close()
    assert errors == [], "a key without words, or a slot that nobody filled"


class Tree:
    """The accessibility tree of a page, as Chromium gives it."""

    def __init__(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        self.nodes: dict[str, dict[str, Any]] = {one["nodeId"]: one for one in nodes}
        self.heard = [one for one in nodes if not one.get("ignored")]

    def below(self, node: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for child in (self.nodes[one] for one in node.get("childIds", []) if one in self.nodes):
            yield child
            yield from self.below(child)

    def listed(self, node: dict[str, Any]) -> bool:
        """Say whether a list or a table stands in the slide that the picture stands in."""
        at = self.nodes.get(node.get("parentId", ""))
        while at and role(at) not in ("main", "rootwebarea"):
            if any(role(one) in LISTS for one in self.below(at)):
                return True
            at = self.nodes.get(at.get("parentId", ""))
        return False


def told(node: dict[str, Any], part: str = "name") -> str:
    return str(node.get(part, {}).get("value", ""))


def role(node: dict[str, Any]) -> str:
    return told(node, "role").lower()


def unsound(node: dict[str, Any]) -> list[str]:
    """Return the texts of *node* with a slot that nobody filled, or a value that is none."""
    texts = [told(node, part) for part in ("name", "description", "value")]
    return [f"{role(node)}: {text}" for text in texts if WRONG.search(text)]


def untold(tree: Tree, node: dict[str, Any]) -> list[str]:
    """Return what a picture lacks: a name of a length one can listen to, and a list or a table beside it."""
    name = told(node)
    if role(node) not in PICTURES:
        return []
    if not 0 < len(name) <= NAME:
        return [f"a picture's name has {len(name)} letters: {name}"]
    return [] if tree.listed(node) else [f"no list and no table beside a picture: {name}"]


def valued(tree: Tree, node: dict[str, Any]) -> list[str]:
    """Return the line of a group that gave no answer, where it has a number other than of nobody."""
    if role(node) not in ("listitem", "row"):
        return []
    words = " ".join(told(one) for one in tree.below(node) if role(one) == "statictext")
    number = NOBODY in words and re.search(r"[1-9]", words.partition(NOBODY)[2])
    return [f"a group without an answer has a value: {words}"] if number else []


def amiss(page: Page) -> list[str]:
    """Return what is wrong with what the page gives whoever listens."""
    tree = Tree(page)
    return [one for node in tree.heard for one in (*unsound(node), *untold(tree, node), *valued(tree, node))]


@pytest.mark.parametrize("slug", ONE_A_KIND)
def test_every_slide_of_every_kind_is_heard_as_it_is_seen(slides: Page, slug: str) -> None:
    slides.evaluate("(pattern) => window.all(pattern)", one_silent(catalog.get(slug)))
    assert amiss(slides) == []


SPECIMEN = f"""<section><svg role="img" aria-label="{"long " * 30}"></svg><ul><li>{NOBODY}: 3 of 6</li></ul></section>
<section><svg role="img" aria-label="short"></svg><p>{{who}} and undefined</p></section>"""


def test_a_tree_with_each_fault_is_seen(page: Page) -> None:
    page.set_content(f'<html lang="en"><title>x</title><main>{SPECIMEN}</main></html>')
    found = " ".join(amiss(page))
    for said in (
        "150 letters",
        f"has a value: {NOBODY}: 3 of 6",
        "beside a picture: short",
        "{who} and undefined",
    ):
        assert said in found
