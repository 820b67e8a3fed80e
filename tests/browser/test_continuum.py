"""The decision continuum where only a browser can look: the twins of gaps.py, and chairs that change."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from sixelements import catalog, linker, worksheet
from sixelements.course import PACKAGE
from sixelements.kinds.continuum.gaps import reads
from tests import specimens
from tests.browser.conftest import Open
from tests.browser.person import all_came, answers, axe

SPECIMENS = specimens.continuum()
SLUG = "decision-continuum"


@pytest.fixture(scope="module")
def twin(browser: Browser) -> Iterator[Page]:
    """A page that holds the pure part of the kind as it is shipped."""
    page = browser.new_page()
    name = "kinds/continuum/gaps.js"
    text = linker.joined(linker.collect(PACKAGE, [name]))
    page.evaluate(
        "(text) => { window.twin = new Function(text)(); }", f'const $ = {{}};\n{text}\nreturn $["{name}"];'
    )
    yield page
    page.close()


@pytest.mark.parametrize("one", SPECIMENS["reads"], ids=str)
def test_how_a_point_reads_from_a_chair(twin: Page, one: dict[str, Any]) -> None:
    assert twin.evaluate("({ point, second }) => window.twin.reads(point, second)", one) == one["reads"]


@pytest.mark.parametrize("one", SPECIMENS["gaps"], ids=lambda one: one["name"])
def test_gaps(twin: Page, one: dict[str, Any]) -> None:
    second = {name: reads(point, second=True) for name, point in one["b"].items()}
    found = twin.evaluate("([a, b]) => window.twin.gaps(a, b)", [one["a"], second])
    assert found == {key: one[key] for key in ("now", "should", "flags")}


@pytest.mark.parametrize(("side", "now"), [("labor", 6), ("management", 2), ("other", 2)])
def test_paper_counts_from_the_persons_own_end(twin: Page, side: str, now: int) -> None:
    given = {
        "side": side,
        "placed": {"school-calendar": {"now": 2, "should": 4}, "own-3": {"now": 2}},
        "own": [{"id": "own-3", "title": "Field trips"}],
    }
    payload = worksheet.payload(catalog.get(SLUG))
    found = twin.evaluate("([given, exercise]) => window.twin.onPaper(given, exercise)", [given, payload])
    assert found == {
        "side": side,
        "placed": {"school-calendar": {"now": now, "should": 4}, "own-1": {"now": now}},
        "own": {"own-1": "Field trips"},
    }


@pytest.fixture
def opened(opened: Open) -> Page:
    """The exercise alone on a page from a file."""
    return opened(SLUG)


# Every check() below is forced: the label of a row lies over its whole row, the input included.


def go(page: Page, step: str) -> None:
    page.locator(".six-steps > summary").click()
    page.locator(".six-step-link").filter(has_text=step).click()
    all_came(page)


def test_a_decision_asks_for_the_chair_first(opened: Page) -> None:
    go(opened, "The school-year calendar")
    expect(opened.locator(".six-stage input")).to_have_count(0)
    opened.get_by_role("button", name="Choose your chair").click()
    expect(opened.get_by_role("radio", name="Labor")).to_be_visible()


def test_both_chairs_store_the_same_place_in_their_own_words(opened: Page) -> None:
    opened.get_by_role("radio", name="Labor").check(force=True)
    go(opened, "The school-year calendar")
    now = opened.get_by_role("group", name="How it is made now")
    should = opened.get_by_role("group", name="How it should be made")
    now.get_by_role("radio", name="You decide, and you tell me before anything happens.").check(force=True)
    should.get_by_role("radio", name="We work it out and decide together.").check(force=True)
    told = "You would move it two steps toward deciding together."
    expect(opened.get_by_text(told).first).to_be_visible()
    expect(opened.locator("[data-six-voice]")).to_have_text(told)
    assert answers(opened, SLUG) == {"side": "labor", "placed": {"school-calendar": {"now": 2, "should": 4}}}

    go(opened, "Your chair")
    opened.get_by_role("radio", name="Management").check(force=True)
    go(opened, "The school-year calendar")
    expect(now.get_by_role("radio", name="I decide, and I tell you before anything happens.")).to_be_checked()
    go(opened, "Your chair")
    opened.get_by_role("radio", name="Another chair").check(force=True)
    go(opened, "The school-year calendar")
    outside = "Management decides, and tells labor before anything happens."
    expect(now.get_by_role("radio", name=outside)).to_be_checked()
    assert answers(opened, SLUG) == {"side": "other", "placed": {"school-calendar": {"now": 2, "should": 4}}}


def test_a_decision_of_ones_own_comes_and_goes_and_comes_back(opened: Page) -> None:
    opened.get_by_role("radio", name="Management").check(force=True)
    go(opened, "Decisions of your own")
    opened.get_by_label("Name of the decision").fill("Field trips")
    opened.get_by_role("radio", name="I decide, and I may ask you.").first.check(force=True)
    opened.get_by_role("radio", name="You decide after asking what I think.").last.check(force=True)
    opened.get_by_role("button", name="Add another decision").click()
    expect(opened.get_by_label("Name of the decision")).to_have_count(2)
    expect(opened.get_by_label("Name of the decision").last).to_be_focused()
    kept = answers(opened, SLUG)
    assert kept["placed"] == {"own-1": {"now": 1, "should": 5}}
    go(opened, "What your answers say")
    how = opened.locator(".six-continuum-how")
    expect(how).to_have_text("Four steps, past the middle, toward labor deciding.")
    expect(opened.get_by_text("I would like to talk about “Field trips”. As I see it")).to_be_visible()
    go(opened, "Decisions of your own")
    opened.get_by_role("button", name="Remove: Field trips").click()
    assert axe(opened) == []
    opened.get_by_role("button", name="Keep it").click()
    assert answers(opened, SLUG) == kept
    opened.get_by_role("button", name="Remove: Field trips").click()
    opened.get_by_role("button", name="Remove it").click()
    expect(opened.get_by_role("button", name="Remove: Field trips")).to_have_count(0)
    assert answers(opened, SLUG) == {"side": "management"}
    opened.get_by_role("button", name="Undo").click()  # name and marks went as one step, and come back as one
    assert answers(opened, SLUG) == kept


@pytest.mark.parametrize(
    ("chair", "point", "teams"),
    # On covering an absence, each of the invented sides takes it that the other one decides.
    [
        ("Labor", 5, ["management"]),
        ("Management", 5, ["labor"]),
        ("Another chair", 3, ["management", "labor"]),
    ],
)
def test_the_comparison_says_that_its_team_is_invented(
    opened: Page, chair: str, point: int, teams: list[str]
) -> None:
    opened.get_by_role("radio", name=chair).check(force=True)
    go(opened, "Covering an absence")
    for group in ("How it is made now", "How it should be made"):
        opened.get_by_role("group", name=group).get_by_role("radio").nth(point).check(force=True)
    go(opened, "What your answers say")
    expect(opened.get_by_role("heading", name="Beside an invented team")).to_be_visible()
    expect(opened.get_by_text("This team is invented")).to_be_visible()
    row = opened.get_by_role("listitem").filter(has_text="Nobody owns it.")
    expect(row.locator(".six-continuum-who")).to_have_text(
        ["You", *(f"Invented team, {one}" for one in teams)]
    )


def test_marks_can_be_cleared_and_brought_back(opened: Page) -> None:
    opened.get_by_role("radio", name="Labor").check(force=True)
    go(opened, "The school-year calendar")
    clear = opened.get_by_role("button", name="Clear both marks")
    expect(clear).to_be_disabled()
    opened.get_by_role("radio", name="We work it out and decide together.").first.check(force=True)
    clear.click()
    expect(opened.locator(".six-stage input:checked")).to_have_count(0)
    expect(opened.get_by_role("heading", name="The school-year calendar")).to_be_focused()
    opened.get_by_role("button", name="Undo").click()
    expect(opened.locator(".six-stage input:checked")).to_have_count(1)


def test_next_asks_for_the_chair_where_it_is_chosen(opened: Page) -> None:
    for _ in range(2):
        opened.get_by_role("button", name="Next").click()
        expect(opened.get_by_role("radio", name="Labor")).to_be_focused()
        expect(opened.get_by_role("heading", name="Your chair")).to_be_visible()
        expect(opened.get_by_text("Say first which chair").first).to_be_visible()
    opened.get_by_role("radio", name="Labor").check(force=True)
    opened.get_by_role("button", name="Next").click()
    expect(opened.get_by_role("heading", name="Your chair")).to_have_count(0)


def test_who_joined_a_room_is_not_asked_for_the_chair_again(opened: Page) -> None:
    joined = {"code": "ABCDEF", "side": "labor-classified", "label": "Labor (classified staff)"}
    opened.evaluate("(room) => localStorage.setItem('six-elements/room', JSON.stringify(room))", joined)
    opened.reload()
    expect(opened.get_by_role("radio", name="Labor")).to_be_checked()
    expect(opened.get_by_text("You joined the room from a side")).to_be_visible()
    assert answers(opened, SLUG) is None, "nothing is answered for anybody"
    opened.get_by_role("button", name="Next").click()
    opened.get_by_role("radio").first.check(force=True)
    assert answers(opened, SLUG)["side"] == "labor"
