"""Working tables, where only a browser can look: by keyboard alone, with the focus never lost and every change said."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from sixelements import catalog
from tests.browser.conftest import Open
from tests.browser.person import answers, go_to_the_end
from tests.examples import of_kind


def is_open(slug: str) -> bool:
    """Say whether people add its rows, and each of its checks asks only that something is there, the last for words."""
    content = catalog.get(slug).content
    types = {column.id: column.type for column in content.columns}
    plain = all(check.op == "filled" for check in content.checks)
    return not content.rows and plain and types[content.checks[-1].column] == "text"


def dated(slug: str) -> bool:
    """Say whether its rows have a day."""
    return any(column.type == "date" for column in catalog.get(slug).content.columns)


OPEN_LIST = next(slug for slug in of_kind("table") if is_open(slug))
DATED = next(slug for slug in of_kind("table") if is_open(slug) and dated(slug))


def row(page: Page, number: int) -> Locator:
    return page.locator(".six-rows-row").nth(number - 1)


def first_field(page: Page, number: int) -> Locator:
    return row(page, number).locator("textarea, input").first


def press(page: Page, button: Locator) -> None:
    """Press a button by keyboard; whatever it does, the focus is still on something of the step."""
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.six-stage') !== null"), (
        "the focus fell out of the step"
    )


def told(page: Page, words: str) -> None:
    expect(page.locator("[data-six-voice]")).to_have_text(words)


def first_cells(page: Page) -> list[Any]:
    """Return what is kept in the first column, row by row, in the order of the places."""
    column = catalog.get(OPEN_LIST).content.columns[0].id
    rows = (answers(page, OPEN_LIST) or {}).get("rows", [])
    return [one["cells"].get(column) for one in sorted(rows, key=lambda one: one["cells"]["^"])]


@pytest.fixture
def page_with_three(opened: Open) -> Page:
    """The tool with three rows, each begun by keyboard."""
    page = opened(OPEN_LIST)
    first_field(page, 1).focus()
    page.keyboard.type("One")
    for number, words in ((2, "Two"), (3, "Three")):
        press(page, page.get_by_role("button", name="Add one "))
        expect(row(page, number)).to_be_visible()
        expect(first_field(page, number)).to_be_focused()
        page.keyboard.type(words)
    return page


def test_rows_are_added_moved_and_removed_by_keyboard_and_undo_brings_one_back(page_with_three: Page) -> None:
    page = page_with_three
    assert first_cells(page) == ["One", "Two", "Three"]
    earlier = row(page, 3).get_by_role("button", name="Earlier")
    press(page, earlier)
    told(page, "“Three” now stands at place 2 of 3.")
    expect(row(page, 2).get_by_role("button", name="Earlier")).to_be_focused()
    assert first_cells(page) == ["One", "Three", "Two"]
    page.keyboard.press("Enter")
    told(page, "“Three” now stands at place 1 of 3.")
    expect(row(page, 1).get_by_role("button", name="Earlier")).to_have_attribute("aria-disabled", "true")
    expect(row(page, 1).get_by_role("button", name="Earlier")).to_be_focused()
    press(page, row(page, 1).get_by_role("button", name="Remove"))
    told(page, "“Three” is removed; 2 are left. Undo brings it back.")
    expect(first_field(page, 1)).to_be_focused()
    assert first_cells(page) == ["One", "Two"]
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".six-rows-row")).to_have_count(3)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    assert first_cells(page) == ["Three", "One", "Two"]


def test_the_last_row_that_is_removed_leaves_a_blank_one(opened: Open) -> None:
    page = opened(OPEN_LIST)
    first_field(page, 1).fill("One")
    press(page, row(page, 1).get_by_role("button", name="Remove"))
    expect(first_field(page, 1)).to_be_focused()
    expect(first_field(page, 1)).to_have_value("")
    assert answers(page, OPEN_LIST) is None
    expect(row(page, 1).get_by_role("button", name="Remove")).to_have_attribute("aria-disabled", "true")


def test_what_a_row_lacks_is_said_beside_it_until_it_is_there(opened: Open) -> None:
    content = catalog.get(OPEN_LIST).content
    page = opened(OPEN_LIST)
    lacks = row(page, 1).locator(".six-rows-lacks > li")
    expect(lacks).to_have_count(0)
    first_field(page, 1).fill("One")
    says = [check.says for check in content.checks if check.column != content.columns[0].id]
    expect(lacks).to_have_text(says)
    label = {column.id: column.label for column in content.columns}[content.checks[-1].column]
    row(page, 1).get_by_label(label, exact=True).fill("Something of 2027")
    expect(lacks).to_have_text(says[:-1])


def test_the_files_for_a_spreadsheet_and_a_calendar_hold_every_row_and_run_nothing(opened: Open) -> None:
    page = opened(DATED)
    first_field(page, 1).fill('=HYPERLINK("http://x")')
    days = next(one for one in catalog.get(DATED).content.columns if one.type == "date")
    row(page, 1).get_by_label(days.label, exact=True).fill("2027-10-15")
    go_to_the_end(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save for a spreadsheet (CSV)").click()
    head, first = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert head.count(",") == len(catalog.get(DATED).content.columns) - 1
    assert first.startswith("\"'=HYPERLINK")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save 1 day for your calendar").click()
    kept = download.value.path().read_text(encoding="utf-8")
    assert download.value.suggested_filename == f"{DATED}.ics"
    assert "DTSTART;VALUE=DATE:20271015" in kept
    assert 'SUMMARY:=HYPERLINK("http://x")' in kept
