"""Placing and sharing out where only a browser can look: taps and drags, empty sliders, points that run out."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.person import all_came, answers, axe

SQUARE = "trust-and-precision"
FIRST = "labor-management-team"


def spot(page: Page, x: int, y: int) -> tuple[float, float]:
    """Return where in the window a pair of stops lies."""
    square = page.locator(".six-stage .six-place-square")
    square.scroll_into_view_if_needed()
    box = square.locator("rect").first.bounding_box()
    assert box
    return box["x"] + box["width"] * x / 10, box["y"] + box["height"] * (1 - y / 10)


def go(page: Page, step: str) -> None:
    page.locator(".six-steps > summary").click()
    page.locator(".six-step-link").filter(has_text=step).click()
    all_came(page)


@pytest.mark.usefixtures("size")
def test_taps_and_drags_say_the_same_as_the_sliders(opened: Open) -> None:
    page = opened(SQUARE)
    told = page.locator(".six-slider-told")
    expect(told).to_have_text(["Not placed yet"] * 4)
    page.mouse.click(*spot(page, 2, 9))
    page.mouse.click(*spot(page, 7, 7))
    expect(told).to_have_text(["2 of 10", "9 of 10", "7 of 10", "7 of 10"])
    page.mouse.move(*spot(page, 2, 9))
    page.mouse.down()
    page.mouse.move(*spot(page, 3, 6))
    page.mouse.move(*spot(page, 4, 4))
    page.mouse.up()
    expect(told).to_have_text(["4 of 10", "4 of 10", "7 of 10", "7 of 10"])
    page.mouse.click(*spot(page, 10, 9))
    expect(told).to_have_text(["4 of 10", "4 of 10", "10 of 10", "9 of 10"])
    marks = {"now_x": 4, "now_y": 4, "wanted_x": 10, "wanted_y": 9}
    assert answers(page, SQUARE) == {"places": {FIRST: marks}}, "a third tap moves the nearer mark"
    page.get_by_role("slider", name="Trust").first.press("ArrowRight")
    expect(told.first).to_have_text("5 of 10")
    assert answers(page, SQUARE) == {"places": {FIRST: {**marks, "now_x": 5}}}
    page.get_by_role("button", name="Take these marks back").click()
    expect(told).to_have_text(["Not placed yet"] * 4)
    assert answers(page, SQUARE) is None


def test_a_finger_drags_a_mark_and_the_page_stays(opened: Open) -> None:
    page = opened(SQUARE)
    told = page.locator(".six-slider-told")
    finger = page.context.new_cdp_session(page)
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def touch(kind: str, *spots: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in spots]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    start = spot(page, 2, 9)
    touch("touchStart", start)
    touch("touchEnd")
    expect(told).to_have_text(["2 of 10", "9 of 10", "Not placed yet", "Not placed yet"])
    stands = page.evaluate("() => scrollY")
    end = spot(page, 8, 2)
    touch("touchStart", start)
    for step in range(1, 11):
        part = step / 10
        touch("touchMove", (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part))
    touch("touchEnd")
    expect(told).to_have_text(["8 of 10", "2 of 10", "Not placed yet", "Not placed yet"])
    assert page.evaluate("() => scrollY") == stands


def test_the_middle_of_an_empty_slider_is_an_answer_too(opened: Open) -> None:
    page = opened(SQUARE)
    sliders = page.locator(".six-slider input")
    expect(sliders.first).to_have_attribute("aria-valuetext", "Not placed yet")
    expect(page.get_by_text("press the space bar").first).to_be_visible()
    sliders.nth(0).click()
    sliders.nth(1).press("Space")
    expect(sliders.nth(1)).to_have_attribute("aria-valuetext", "5 of 10")
    assert answers(page, SQUARE) == {"places": {FIRST: {"now_x": 5, "now_y": 5}}}


def test_own_meetings_come_and_go(opened: Open) -> None:
    page = opened(SQUARE)
    go(page, "Meetings of your own")
    page.get_by_role("button", name="Add one").click()
    page.keyboard.type("Yard talk")
    page.get_by_role("button", name="Add one").click()
    page.keyboard.type("Menu round")
    titles = [{"id": "own-1", "title": "Yard talk"}, {"id": "own-2", "title": "Menu round"}]
    assert answers(page, SQUARE) == {"own": titles}
    assert axe(page) == []
    page.locator(".six-slider input").first.press("ArrowRight")
    page.get_by_role("button", name="Remove: Yard talk").click()
    assert answers(page, SQUARE) == {"own": titles[1:]}


def test_what_was_found_waits_for_a_guess(opened: Open) -> None:
    page = opened("research-predictions")
    show = page.get_by_role("button", name="Show what was found")
    expect(show).to_be_disabled()
    page.locator(".six-slider input").press("ArrowRight")
    show.click()
    expect(page.get_by_role("heading", name="What was found")).to_be_focused()
    expect(page.get_by_text("Your guess: 550 schools. What was found: 400 schools.")).to_be_visible()
    page.get_by_role("button", name="Take these marks back").click()
    expect(page.get_by_role("heading", name="What was found")).to_have_count(0)


@pytest.mark.usefixtures("size")
def test_points_stop_at_what_is_left(opened: Open) -> None:
    page = opened("three-frames")
    now = page.get_by_role("group", name="As you see it now")
    industrial, professional, justice = (now.get_by_role("slider").nth(number) for number in range(3))
    for _ in range(7):
        industrial.press("ArrowRight")
    expect(page.locator("[data-six-voice]")).to_have_text("3 points left to share.")
    professional.press("End")
    expect(professional).to_have_value("3")
    expect(now.get_by_text("All 10 points are shared out.")).to_be_visible()
    justice.press("ArrowRight")
    expect(justice).to_have_value("0")
    why = "No points left. Take some from Industrial (7) first."
    expect(now.get_by_text(why)).to_be_visible()
    expect(page.locator("[data-six-voice]")).to_have_text(why)
    shares = {"now_industrial": 7, "now_professional": 3, "now_social-justice": 0}
    assert answers(page, "three-frames") == {"shares": {"orientation": shares}}
    assert axe(page) == []
