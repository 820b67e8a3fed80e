"""Forced colors, as Windows' contrast themes make them: what matters is seen without any color of ours."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from sixelements import catalog
from tests.answering import answers
from tests.browser.conftest import Open
from tests.browser.person import go_to_the_end, keep
from tests.browser.test_every import record
from tests.browser.test_pattern import SQUARE, draw, pattern_of, phone
from tests.examples import ONE_A_KIND

__all__ = ["phone"]  # the fixture that draws patterns

# The marks of a key must differ in what is left of them: shape, pattern, border, or a color that stays.
ALIKE = """() => {
  const look = (one) => {
    const it = getComputedStyle(one);
    const drawn = ["d", "points", "r", "transform"].map((name) => one.getAttribute(name));
    const color = one.closest("svg") ? [it.fill, it.stroke] : [it.backgroundColor, it.backgroundImage, it.border];
    return [one.tagName, ...color, ...drawn].join("|");
  };
  const wrong = [];
  for (const key of document.querySelectorAll("[class*=-key]:not(svg *), [class*=-legend]")) {
    const marks = [...key.children].map((item) => [...item.querySelectorAll(":not(text, title)")]
      .filter((one) => !one.textContent.trim() && one.getClientRects().length));
    const looks = marks.filter((one) => one.length).map((one) => one.map(look).join(" "));
    if (new Set(looks).size < looks.length) wrong.push(`marks of a key look alike: ${key.textContent.trim()}`);
  }
  return wrong;
}"""

# What is chosen shows by the browser's own mark, or by a border or an outline.
UNSEEN = """() => {
  const wrong = [];
  const shown = (one) => {
    const own = getComputedStyle(one);
    const box = one.closest(".six-option-row, label, li") ?? one.parentElement;
    const row = getComputedStyle(box);
    const native = own.appearance !== "none" && own.opacity !== "0" && own.clipPath === "none";
    return native ? "native" : [own.outline, own.border, own.backgroundColor, row.outline, row.border].join("|");
  };
  for (const one of document.querySelectorAll(".six-stage :is([type=radio], [type=checkbox])")) {
    const before = shown(one);
    const was = one.checked;
    one.checked = !was;
    if (before !== "native" && shown(one) === before) wrong.push(`nobody sees whether ${one.id} is chosen`);
    one.checked = was;
    one.focus();
    const rings = [one, one.closest(".six-option-row, label")].filter(Boolean).map((it) => getComputedStyle(it));
    if (!rings.some((it) => it.outlineStyle !== "none" && parseFloat(it.outlineWidth) >= 2)) {
      wrong.push(`nobody sees the focus on ${one.id}`);
    }
  }
  return wrong;
}"""
ALL_ALIKE = ".six-bar-swatch { forced-color-adjust: auto !important; }"
ALL_UNSEEN = """.six-stage :is([type=radio], .six-option-row, label) {
  appearance: none !important; outline: 0 !important; border: 1px solid !important;
}"""


@pytest.fixture
def forced(phone: Page) -> Iterator[Page]:
    phone.emulate_media(forced_colors="active")
    yield phone
    phone.emulate_media(forced_colors="none")


def test_the_marks_of_a_patterns_key_differ(forced: Page) -> None:
    for slug in ONE_A_KIND:
        exercise = catalog.get(slug)
        draw(forced, pattern_of(exercise), answers(exercise, 3))
        assert forced.evaluate(ALIKE) == [], slug
    shares = next(one for one in catalog.all_exercises() if one.kind == "allocate")
    draw(forced, pattern_of(shares), None)
    assert forced.locator(".six-bars-key").count()
    forced.add_style_tag(content=ALL_ALIKE)
    assert forced.evaluate(ALIKE) != [], "the specimen"
    forced.evaluate("() => document.querySelector('head').lastElementChild.remove()")


# The lines and the words of the square, in the color that the reader chose for words.
OTHERS = """() => [...document.querySelectorAll("[class^=six-square-]")]
  .filter((one) => /(field|half|zone|axis)$/.test(one.getAttribute("class")))
  .map((one) => [one.tagName === "text" ? "fill" : "stroke", one])
  .map(([part, one]) => [getComputedStyle(one)[part], getComputedStyle(document.body).color, one.outerHTML])
  .filter(([own, words]) => own !== words)"""


def test_the_square_is_drawn_in_the_readers_own_colors(forced: Page) -> None:
    draw(forced, pattern_of(SQUARE), None)
    assert forced.locator(".six-square-axis").count()
    assert forced.evaluate(OTHERS) == []
    forced.add_style_tag(content=".six-square-half { stroke: red !important; }")
    assert forced.evaluate(OTHERS) != [], "the specimen"
    forced.evaluate("() => document.querySelector('head').lastElementChild.remove()")


def test_what_is_chosen_the_focus_and_the_keys_are_seen(page: Page, opened: Open) -> None:
    page.emulate_media(forced_colors="active")
    keep(page, {key: one for slug in ONE_A_KIND for key, one in record(catalog.get(slug)).items()})
    for slug in ONE_A_KIND:
        opened(slug)
        assert page.evaluate(UNSEEN) == [], slug
        go_to_the_end(page)
        assert page.evaluate(ALIKE) == [], slug
    opened(next(one.slug for one in catalog.all_exercises() if one.kind == "rate"))
    page.add_style_tag(content=ALL_UNSEEN)
    assert page.evaluate(UNSEEN) != [], "the specimen"
