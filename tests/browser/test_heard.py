"""What is heard, and where the focus is: every button of each kind's steps is pressed, live words are heard."""

import re

import pytest
from playwright.sync_api import Page, expect

from sixelements import catalog
from tests.browser.conftest import Open
from tests.browser.person import axe
from tests.examples import ONE_A_KIND

# Each time that a live region, whichever there is or comes, is written with the words it had.
LISTEN = """() => {
  const regions = "[role=status], [role=alert], [aria-live]:not([aria-live=off])";
  const last = new WeakMap();
  window.heard = [];
  for (const one of document.querySelectorAll(regions)) last.set(one, one.textContent);
  new MutationObserver((changes) => {
    const parent = (node) => node.nodeType === 1 ? node : node.parentElement;
    for (const one of new Set(changes.map((change) => parent(change.target)?.closest(regions)).filter(Boolean))) {
      if (one.textContent.trim() && one.textContent === last.get(one)) window.heard.push(one.textContent);
      last.set(one, one.textContent);
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}"""
DRAWN = "() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))"
WHERE = "() => document.activeElement === document.body ? 'nowhere' : 'somewhere'"
# The names of the buttons of the step, and whether one of that name is there and has the focus now: one question each.
BUTTONS = """() => [...document.querySelectorAll(".six-stage button")].filter((one) => one.checkVisibility())
  .map((one) => one.innerText)"""
FOCUS = """(name) => {
  const buttons = [...document.querySelectorAll(".six-stage button")];
  const found = buttons.find((one) => one.checkVisibility() && one.innerText.includes(name));
  found?.focus();
  return Boolean(found);
}"""
# Once a press is drawn: whether a dialog is open, and whether nothing has the focus.
PRESSED = f"""async () => {{
  await ({DRAWN})();
  return [document.querySelector("dialog[open]") !== null, document.activeElement === document.body];
}}"""
MOST = 12
"""How many steps of an exercise are walked: later ones are made alike."""


def mark(page: Page) -> None:
    """Answer something in the step, so that what takes answers back can be pressed."""
    for kind in ("radio", "checkbox", "range", "text"):
        field = page.locator(f".six-stage input[type={kind}]:visible").first
        if field.count() and field.is_enabled():
            field.focus()
            field.press("a" if kind == "text" else "Space")


def press_all(page: Page, lost: list[str]) -> None:
    """Press every button of the step but those that travel, and each a second time where it is still there."""
    for name in dict.fromkeys(page.evaluate(BUTTONS)):
        for _ in range(2):
            if name in ("Back", "Next", "See what your answers say") or not page.evaluate(FOCUS, name):
                break
            page.keyboard.press("Enter")
            dialog, nowhere = page.evaluate(PRESSED)
            if dialog:
                page.keyboard.press("Escape")
                _, nowhere = page.evaluate(PRESSED)
            if nowhere:
                lost.append(name)


@pytest.mark.parametrize("slug", ONE_A_KIND)
def test_the_focus_never_falls_out_of_the_page(opened: Open, slug: str) -> None:
    page = opened(slug)
    page.evaluate(LISTEN)
    lost: list[str] = []
    for _ in range(MOST):
        mark(page)
        here = page.locator(".six-stage h2").inner_text()
        press_all(page, lost)
        if page.locator(".six-stage h2").inner_text() != here:  # a button of the step led elsewhere
            continue
        mark(page)
        onward = page.locator(".six-stage [id$=-next]")
        if not onward.count():
            break
        onward.focus()
        page.keyboard.press("Enter")
        page.evaluate(DRAWN)
        if page.evaluate(WHERE) == "nowhere":
            lost.append(f"Next after {here}")
    undo = page.get_by_role("button", name="Undo")
    for _ in range(60):
        if undo.is_disabled():
            break
        undo.focus()
        page.keyboard.press("Enter")
        if page.evaluate(WHERE) == "nowhere":
            lost.append("Undo")
    assert not lost, f"{slug}: nothing has the focus after pressing {lost}"
    assert page.evaluate("() => window.heard") == [], (
        f"{slug}: written again with the same words, which nobody hears"
    )


def test_words_that_are_written_again_unchanged_are_found(opened: Open) -> None:
    page = opened(ONE_A_KIND[0])
    page.evaluate(LISTEN)
    for words in ("Undone.", "Undone."):
        page.locator("[data-six-voice]").evaluate("(one, words) => { one.textContent = words; }", words)
        page.evaluate("() => new Promise((then) => setTimeout(then))")
    assert page.evaluate("() => window.heard") == ["Undone."]


def test_a_slider_that_is_moved_far_is_told_once(opened: Open) -> None:
    exercise = next(one for one in catalog.all_exercises() if one.slug == "three-frames")
    page = opened(exercise.slug)
    first, second = (page.get_by_role("slider").nth(at) for at in (0, 1))
    for _ in range(10):
        first.press("ArrowRight")
    status = page.locator("[data-six-voice]")
    expect(status).to_have_text("All 10 points are shared out.")
    page.evaluate(LISTEN)
    for _ in range(8):
        second.press("ArrowRight")
    expect(status).to_have_text("No points left. Take some from Industrial (10) first.")
    assert page.evaluate("() => window.heard") == []
    assert second.input_value() == "0"


def test_the_ends_of_a_numbered_scale_are_in_the_names_of_its_numbers(opened: Open) -> None:
    """What stands only in a group's description is not read by every screen reader."""
    found = 0
    for exercise in catalog.all_exercises():
        if exercise.kind != "rate" or not getattr(exercise.content, "low", ""):
            continue
        page = opened(exercise.slug)
        group = page.locator(".six-points-numbered").first
        if not group.count():
            continue
        found += 1
        radios = group.locator(".six-points-set input")
        expect(radios.first).to_have_accessible_name(
            re.compile(rf"^1 \({re.escape(exercise.content.low)}\)$")
        )
        last = radios.count()
        expect(radios.last).to_have_accessible_name(
            re.compile(rf"^{last} \({re.escape(exercise.content.high)}\)$")
        )
        if found == 2:
            break
    assert found


@pytest.mark.parametrize(
    "words", ['<p id="why" role="alert">Why.</p>', '<p id="why">Why.</p><p role="status">Why.</p>']
)
def test_a_reason_that_is_heard_twice_is_seen(page: Page, words: str) -> None:
    field = '<input aria-label="x" aria-describedby="why">'
    page.set_content(f'<html lang="en"><title>x</title><main><h1>x</h1>{words}{field}</main></html>')
    assert axe(page) == [], "nothing of it has the focus"
    page.get_by_label("x").focus()
    assert [one.partition(":")[0] for one in axe(page)] == ["heard with the focus, and again by itself"]


TWO_VOICES = '<p role="status">One.</p><output>Two.</output><p role="status" aria-live="off">Silent.</p>'


def test_a_page_with_two_voices_is_seen_and_chromium_counts_as_we_do(page: Page) -> None:
    """Every page kind is held to one voice by ``axe()``: app, book, room, board, remote, join, projector, path."""
    page.set_content(f'<html lang="en"><title>x</title><main><h1>x</h1>{TWO_VOICES}</main></html>')
    told = axe(page)
    assert [one.partition(":")[0] for one in told] == ["more than one voice"] * 2
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    properties = [
        {one["name"]: one["value"].get("value") for one in node.get("properties", [])} for node in tree
    ]
    assert sum(one.get("live") == "polite" and "root" not in one for one in properties) == 2
    page.evaluate("() => document.querySelector('output').remove()")
    assert axe(page) == []
