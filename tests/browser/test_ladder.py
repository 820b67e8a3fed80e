"""The ladder in a real browser: cases kept apart, a case of one's own, the drawing and its text equal."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sixelements import assets, catalog, worksheet
from tests.browser.person import all_came, answers, axe, nameless, too_wide

SLUG = "ladder-of-inference"
EXERCISE = catalog.get(SLUG)
RUNGS = EXERCISE.content.rungs
WRITTEN = {rung.id: f"My {rung.id} of the agenda." for rung in RUNGS[2:]}


@pytest.fixture
def ladder(page: Page, tmp_path: Path) -> Page:
    """The exercise on a page of a folder, with nothing around it."""
    for name, content in assets.files().items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "page.html").write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{EXERCISE.title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>body {{ margin: 16px }}</style>'
        f'<link rel="stylesheet" href="{assets.url("style.css")}">'
        f"<main><h1>{EXERCISE.title}</h1>{worksheet.page_section(EXERCISE)}</main>"
        f'<script src="{assets.url("core.js")}"></script></html>',
        encoding="utf-8",
    )
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector(".six-stage input")
    return page


def go(page: Page, title: str) -> None:
    page.locator(".six-steps > summary").click()
    page.locator(".six-step-link", has_text=title).click()
    expect(page.get_by_role("heading", name=title, level=2)).to_be_focused()
    all_came(page)


def choose(page: Page, title: str) -> None:
    go(page, "Choose a case")
    page.locator(".six-stage label", has_text=title).click()


def pick(page: Page, *places: int) -> None:
    go(page, RUNGS[1].title)
    for place in places:
        page.locator(".six-stage label").nth(place).click()


def climb(page: Page) -> None:
    for rung in RUNGS[2:]:
        go(page, rung.title)
        page.locator(".six-stage textarea").fill(WRITTEN[rung.id])


def test_a_step_without_a_case_says_what_is_missing(ladder: Page) -> None:
    go(ladder, RUNGS[2].title)
    expect(ladder.locator(".six-stage textarea")).to_have_count(0)
    ladder.locator(".six-step-body").get_by_role("button", name="Choose a case").click()
    expect(ladder.get_by_role("heading", name="Choose a case")).to_be_focused()


def test_each_case_keeps_its_own_climb(ladder: Page) -> None:
    choose(ladder, "The late agenda")
    pick(ladder, 1, 2)
    climb(ladder)
    choose(ladder, "The new checklist")
    pick(ladder, 0)
    go(ladder, RUNGS[2].title)
    expect(ladder.locator(".six-stage textarea")).to_have_value("")
    choose(ladder, "The late agenda")
    go(ladder, RUNGS[2].title)
    expect(ladder.locator(".six-stage textarea")).to_have_value(WRITTEN["meaning"])
    expect(ladder.locator('.six-stage [data-rung="select"] li')).to_have_count(2)
    kept = answers(ladder, SLUG)
    assert kept["picked"] == ["agenda-monday", "agenda-item-absent", "checklist-lines"]


def test_the_drawing_stands_on_the_ground_and_says_the_same_in_words(ladder: Page, size: str) -> None:
    choose(ladder, "The late agenda")
    pick(ladder, 1, 2, 6)
    climb(ladder)
    go(ladder, "What your answers say")
    drawing = ladder.locator("figure .six-ladder")
    rungs = drawing.locator(":scope > li")
    expect(rungs).to_have_count(len(RUNGS))
    order = rungs.evaluate_all("all => all.map((one) => one.dataset.rung)")
    assert order == [rung.id for rung in reversed(RUNGS)]
    expect(drawing.locator('[data-rung="select"] li')).to_have_count(3)
    expect(drawing.locator('[data-rung="pool"] li')).to_have_count(9)
    words = ladder.locator("figure .six-details ol")
    for text in WRITTEN.values():
        expect(drawing).to_contain_text(text)
        assert text in (words.text_content() or "")
    cards = ladder.locator(".six-ladder-readings > *")
    expect(cards).to_have_count(2)
    for place in range(2):
        expect(cards.nth(place)).to_contain_text("Invented reading")
        expect(cards.nth(place)).to_contain_text("Your climbs part on the second rung")
    assert axe(ladder) == []
    assert nameless(ladder) == []
    assert too_wide(ladder) <= 0


def test_a_reading_of_the_very_same_facts_sends_one_up_to_the_rungs(ladder: Page) -> None:
    case = EXERCISE.content.cases[0]
    choose(ladder, case.title)
    pick(ladder, *(place for place, fact in enumerate(case.facts) if fact.id in case.readings[0].facts))
    go(ladder, "What your answers say")
    first, second = ladder.locator(".six-ladder-readings > *").all()
    expect(first).to_contain_text("You both stand on the same facts.")
    expect(second).to_contain_text("You share none of these facts.")


def test_a_case_of_my_own_by_keyboard_with_facts_added_removed_and_back(ladder: Page) -> None:
    choose(ladder, "My own case")
    go(ladder, RUNGS[1].title)
    ladder.get_by_role("button", name="Write the facts").click()
    press = ladder.keyboard.press
    for place, text in enumerate(("The door was closed.", "A sign said open.", "It rained."), 1):
        field = ladder.get_by_label(f"Fact {place}", exact=True)
        if place == 1:
            field.focus()
        expect(field).to_be_focused()
        ladder.keyboard.type(text)
        ladder.get_by_role("button", name="Add a fact").focus()
        press("Enter")
    expect(ladder.get_by_label("Fact 4", exact=True)).to_be_focused()
    expect(ladder.locator("[data-six-voice]")).to_have_text("Fact 4 added.")
    pick(ladder, 0, 1)
    go(ladder, RUNGS[0].title)
    ladder.get_by_role("button", name="Remove fact 2").click()
    expect(ladder.get_by_role("button", name="Add a fact")).to_be_focused()
    expect(ladder.get_by_label("Fact 2", exact=True)).to_have_value("It rained.")
    go(ladder, RUNGS[1].title)
    expect(ladder.locator(".six-stage input:checked")).to_have_count(1)
    ladder.get_by_role("button", name="Undo").click()  # which leads to where the fact was removed
    expect(ladder.get_by_label("Fact 2", exact=True)).to_have_value("A sign said open.")
    go(ladder, RUNGS[1].title)
    expect(ladder.locator(".six-stage input:checked")).to_have_count(2)
    assert axe(ladder) == []
    assert nameless(ladder) == []


def test_there_is_room_for_twelve_facts_and_no_more(ladder: Page) -> None:
    choose(ladder, "My own case")
    go(ladder, RUNGS[0].title)
    for _ in range(11):
        ladder.get_by_role("button", name="Add a fact").click()
    expect(ladder.get_by_role("button", name="Add a fact")).to_be_disabled()
    expect(ladder.get_by_label("Fact 12", exact=True)).to_be_focused()


def test_the_two_halves_come_together_as_one_statement(ladder: Page) -> None:
    choose(ladder, "The late agenda")
    go(ladder, "What I could say")
    first, second = ladder.locator(".six-stage textarea").all()
    first.fill("a late agenda.")
    second.fill("your Thursday.")
    said = ladder.locator(".six-say-it p")
    statement = EXERCISE.content.statement
    expect(said).to_have_text(
        [f"{statement.advocate.starter} a late agenda.", f"{statement.inquire.starter} your Thursday."]
    )


def test_the_sheet_takes_the_climb_of_the_chosen_case(ladder: Page) -> None:
    choose(ladder, "The late agenda")
    pick(ladder, 1, 2)
    climb(ladder)
    ladder.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    ladder.emulate_media(media="print")
    sheet = ladder.locator(".six-sheet")
    expect(sheet.locator('[data-at="paper.climb.belief"]')).to_have_text(WRITTEN["belief"])
    expect(sheet.locator('[data-at="paper.climb.select"]')).to_have_text("2, 3")
    expect(sheet.locator(".six-marked")).to_have_count(3)
    expect(sheet.get_by_text("A high school. Four custodians")).to_be_hidden()
