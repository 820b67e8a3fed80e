"""A room's pattern as a phone draws it, of every exercise, from answers of which many are not there."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sixelements import assets, catalog, linker, styles
from sixelements.content import Exercise
from sixelements.convening import patterns
from sixelements.convening.messages import say
from sixelements.convening.sides import SIDES
from tests.answering import answers
from tests.browser.person import axe, too_wide
from tests.browser.test_projector import everybody
from tests.convening.test_every_kind import partly
from tests.examples import LONGEST_OF_A_KIND, ONE_A_KIND

ENTRY = "ui/pattern.js"
MOST_HIGH = 3_000
"""Pixels of a pattern that has just been opened on a phone of 360."""
NAME = 120
"""How many letters of a name one can listen to."""
SQUARE = next(one for one in catalog.all_exercises() if len(getattr(one.content, "axes", ())) > 1)
OLDER = json.loads(
    (Path(__file__).parents[1] / "specimens" / "older-patterns.json").read_text(encoding="utf-8")
)
CONTINUUM = next(one for one in catalog.all_exercises() if one.kind == "continuum")

# Whatever somebody reads, hears or sees: texts, names, and where things are drawn.
TOLD = r"""() => {
  const found = [];
  const wrong = /\{\w*\}|\b(NaN|undefined|null|Infinity)\b/;
  for (const one of document.querySelectorAll("main *")) {
    for (const { name, value } of one.attributes) if (wrong.test(value)) found.push(`${name}="${value}"`);
    if (!one.childElementCount && wrong.test(one.textContent)) found.push(one.textContent);
  }
  return found;
}"""
NAMES = """() => [...document.querySelectorAll("main [aria-label], main svg[aria-labelledby]")].map((one) =>
  one.getAttribute("aria-label")
    ?? one.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).textContent).join(" "))"""
# A picture is either hidden from whoever listens, in a list that tells the same, or has a name.
UNTOLD = """() => [...document.querySelectorAll("main svg")].filter((one) =>
  one.getAttribute("role") !== "img" && !(one.getAttribute("aria-hidden") === "true"
    && one.closest("li").textContent.trim())).length"""
# Whether the own mark of one of those who look stands in what opens: a pattern is long, and the first tells.
MARKED = """([pattern, everybody]) => everybody.some((mine) => {
  const main = document.querySelector("main");
  main.replaceChildren(...window.draw(pattern, { mine, name: "one" }));
  return main.querySelector(":scope > .six-strip .six-strip-you, :scope > .six-figure") !== null;
})"""
OPEN = """() => { for (const one of document.querySelectorAll("main details")) one.open = true; }"""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    visitor = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    opened = visitor.new_page()
    opened.set_default_timeout(60_000)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.set_content(
        f'<!doctype html><html lang="en"><head><title>Pattern</title><style>{styles.style()}</style></head>'
        '<body style="margin: 0; padding: 16px"><main class="six six-exercise"></main></body></html>'
    )
    words = assets.words() | assets.table(assets.UI / "room.toml") | assets.messages()
    script = linker.joined(assets.linked(words, ENTRY))
    opened.evaluate(f'() => {{ const $ = {{}};\n{script}\nwindow.draw = $["{ENTRY}"].drawPattern; }}')
    yield opened
    visitor.close()
    assert errors == [], "a key without words, or a slot that nobody filled"


def draw(page: Page, pattern: dict[str, Any], mine: Any) -> None:
    page.evaluate(
        """([pattern, mine]) => document.querySelector("main").replaceChildren(
             ...window.draw(pattern, { mine, name: "one" }))""",
        [json.loads(json.dumps(pattern)), mine],
    )


@pytest.mark.parametrize("kind", OLDER)
def test_a_pattern_of_an_older_room_keeps_its_text(phone: Page, kind: str) -> None:
    """It was kept in words, before sentences had keys."""
    for pattern in OLDER[kind]:
        draw(phone, pattern, None)
        assert phone.evaluate(TOLD) == []
        shown = phone.locator("main").text_content() or ""
        said = [one["text"] for one in pattern["blocks"] if one["type"] == "sentence"]
        assert said
        assert all(text in shown for text in [pattern["note"], *said])


def pattern_of(exercise: Exercise, silent: str = "") -> dict[str, Any]:
    made: dict[str, Any] = patterns.reveal(
        exercise, partly(exercise, 0.3, silent), sides=SIDES, mode="open"
    ).pattern
    return made


@pytest.mark.parametrize("exercise", catalog.for_rooms(), ids=lambda one: one.slug)
def test_an_absent_answer_is_neither_drawn_nor_told(phone: Page, exercise: Exercise) -> None:
    draw(phone, pattern_of(exercise), answers(exercise, 3))
    assert phone.evaluate(TOLD) == []
    assert phone.evaluate(UNTOLD) == 0
    long = [name for name in phone.evaluate(NAMES) if len(name) > NAME]
    assert not long


@pytest.mark.parametrize("slug", ONE_A_KIND)
def test_a_phone_shows_a_pattern_as_it_should(phone: Page, slug: str) -> None:
    exercise = catalog.get(slug)
    draw(phone, pattern_of(exercise), answers(exercise, 3))
    phone.evaluate(OPEN)
    assert too_wide(phone) == 0
    assert axe(phone, "main") == []


def test_a_group_that_placed_nothing_stands_nowhere_and_is_named(phone: Page) -> None:
    pattern = pattern_of(SQUARE, "now_x" if SQUARE.content.asks else "x")
    (square,) = (one for one in pattern["blocks"] if one["type"] == "square")
    assert square["nobody"], "the school board placed nothing on one line"
    draw(phone, pattern, {})
    phone.evaluate(OPEN)
    assert phone.locator(".six-square .six-square-mark").count() == len(square["dots"])
    key = phone.locator(".six-square-key li").all_inner_texts()
    assert sum("nobody placed it" in one for one in key) == len(square["nobody"])
    # A room that was revealed before had such dots among the others.
    square["dots"].append({**square["nobody"][0], "x": None, "y": None})
    draw(phone, pattern, {})
    assert phone.evaluate(TOLD) == []
    assert phone.locator(".six-square .six-square-mark").count() == len(square["dots"]) - 1


def test_marks_in_the_square_are_told_apart_without_color_and_their_letters_can_be_read(phone: Page) -> None:
    draw(phone, pattern_of(SQUARE), {})
    phone.evaluate(OPEN)
    sizes = phone.evaluate(
        """() => [...document.querySelectorAll(".six-square text")].map((one) =>
             parseFloat(getComputedStyle(one).fontSize) * one.ownerSVGElement.getScreenCTM().a)"""
    )
    assert min(sizes) >= 12
    for figure in phone.locator("figure").all():
        numbers = figure.locator(".six-square .six-square-n").all_text_contents()
        assert numbers == [str(n + 1) for n in range(len(numbers))]
        assert figure.locator(".six-square-key svg").count() == len(numbers)
        spots = figure.locator(".six-square .six-square-n").evaluate_all(
            "(all) => all.map((one) => `${one.getAttribute('x')} ${one.getAttribute('y')}`)"
        )
        assert len(set(spots)) == len(spots), "no mark covers another"


@pytest.mark.parametrize("slug", LONGEST_OF_A_KIND)
def test_a_pattern_of_every_kind_opens_short_with_ones_own_mark_in_it(phone: Page, slug: str) -> None:
    exercise = catalog.get(slug)
    for people in (partly(exercise, 0.3, ""), everybody(exercise)):
        shown = patterns.reveal(exercise, people, sides=SIDES, mode="open").pattern
        draw(phone, shown, people[0].answers)
        assert phone.evaluate("() => document.documentElement.scrollHeight") < MOST_HIGH
        opened = phone.locator("main > .six-strip, main > .six-figure")
        assert 1 <= opened.count() <= 4
        folded = phone.locator("main > details")
        assert folded.locator("> summary").all_inner_texts() == ["All that the room's answers show"]
        assert folded.locator("> :not(summary)").count() > 0

        told = [json.loads(json.dumps(shown)), [one.answers for one in people]]
        assert phone.evaluate(MARKED, told), "where one worked it, the own answer stands in what opens"


def test_a_long_pattern_opens_with_what_differs_most_and_folds_the_rest(phone: Page) -> None:
    draw(phone, pattern_of(CONTINUUM), answers(CONTINUUM, 3))
    rows = phone.locator(".six-strip h4").all_text_contents()
    assert len([one for one in phone.locator(".six-strip").all() if one.is_visible()]) == 3
    assert len(rows) == len(CONTINUUM.content.decisions)
    assert sorted(rows) == sorted(one.title for one in CONTINUUM.content.decisions)
    assert phone.locator(".six-strip").first.locator(".six-strip-own").count() > 0


def test_a_group_without_an_answer_is_left_out_and_named_once(phone: Page) -> None:
    exercise = catalog.get("three-pillars-check")
    pattern = pattern_of(exercise)
    (block,) = (one for one in pattern["blocks"] if one["type"] == "strips")
    part = block["rows"][0]["parts"][0]
    part["counts"], part["median"] = [0 for _ in part["counts"]], None
    draw(phone, pattern, {})
    row = phone.locator(".six-strip", has_text=block["rows"][0]["label"])
    assert row.get_by_text(f"No answers: {say(part['label'])}.").count() == 1
    assert row.locator("li", has_text=say(part["label"])).count() == 0
