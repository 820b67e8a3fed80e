"""Conflict styles where only a browser can look: two groups over one list of replies, and the pattern."""

import pytest
from playwright.sync_api import Locator, Page, expect

from sixelements import catalog
from tests.browser.conftest import Open
from tests.browser.person import answers, axe, go_to_the_end, nameless, too_wide

SLUG = "conflict-styles"
FIRST = "one-topic"
# Its replies, from A to E.
ORDER = ["avoid", "accommodate", "compromise", "compete", "collaborate"]


@pytest.fixture
def opened(opened: Open) -> Page:
    """The exercise alone on a page from a file."""
    return opened(SLUG)


def group(page: Page, which: str) -> Locator:
    return page.get_by_role("group", name=f"Which reply is {which} like what you would do?")


def reply(page: Page, which: str, letter: str) -> Locator:
    return group(page, which).get_by_role("radio").nth("ABCDE".index(letter))


def kept(page: Page) -> dict[str, str]:
    found: dict[str, str] = (answers(page, SLUG) or {}).get("replies", {}).get(FIRST, {})
    return found


def test_each_button_is_named_by_its_group_its_word_and_its_letter_and_described_by_its_reply(
    opened: Page,
) -> None:
    (scenario, *_) = catalog.get(SLUG).content.scenarios
    for which in ("most", "least"):
        expect(group(opened, which).get_by_role("radio")).to_have_count(5)
        for letter, told in zip("ABCDE", scenario.replies, strict=True):
            name = f"{which.capitalize()} like me {letter}"
            radio = group(opened, which).get_by_role("radio", name=name, exact=True)
            expect(radio).to_have_accessible_description(f"{letter} {told.text}")


def test_a_reply_cannot_be_both_and_the_move_is_said(opened: Page) -> None:
    reply(opened, "most", "B").check()
    reply(opened, "least", "D").check()
    expect(opened.locator("[data-six-voice]")).to_have_text(
        "Both chosen. Below, you can read what each reply does."
    )
    assert kept(opened) == {"most": "accommodate", "least": "compete"}
    reply(opened, "least", "B").check()
    expect(opened.locator("[data-six-voice]")).to_have_text(
        "Reply B is now least like me. Your place for most like me is open again."
    )
    expect(reply(opened, "most", "B")).not_to_be_checked()
    assert kept(opened) == {"least": "accommodate"}
    opened.get_by_role("button", name="Undo").click()
    assert kept(opened) == {"most": "accommodate", "least": "compete"}
    expect(reply(opened, "most", "B")).to_be_checked()


def test_keys_walk_past_the_reply_that_the_other_group_holds(opened: Page) -> None:
    press = opened.keyboard.press
    reply(opened, "most", "A").focus()
    press("Space")
    press("Tab")
    expect(reply(opened, "least", "B")).to_be_focused()
    press("Space")
    press("ArrowUp")
    expect(reply(opened, "least", "E")).to_be_focused()
    press("ArrowRight")
    expect(reply(opened, "least", "B")).to_be_checked()
    press("Shift+Tab")
    expect(reply(opened, "most", "A")).to_be_focused()
    press("ArrowDown")
    expect(reply(opened, "most", "C")).to_be_checked()
    assert kept(opened) == {"most": "compromise", "least": "accommodate"}


def test_what_each_reply_does_waits_for_both_and_stays_quiet(opened: Page) -> None:
    effects = opened.locator(".six-styles-after details")
    # The reply itself stands once, in the list: nobody has to hear it twice more for a choice.
    opened.get_by_role("radio", name="Most like me A", exact=True).check()
    expect(effects).to_have_count(0)
    opened.get_by_role("radio", name="Least like me E", exact=True).check()
    assert effects.get_attribute("open") is None
    effects.locator("summary").click()
    expect(effects.locator("dd")).to_have_count(5)
    expect(effects.locator("dt").first).to_have_text("Reply AMost like me")
    reply(opened, "least", "D").check()
    assert effects.get_attribute("open") is not None, "it closed while someone was reading"
    expect(effects.locator("dt").nth(3)).to_have_text("Reply DLeast like me")


def answer(page: Page, most: list[str], least: str) -> None:
    """Choose styles from the first scenario on, and look at the pattern."""
    for style in most:
        page.locator(f".six-styles-most input[value={style}]").check()
        page.locator(f".six-styles-least input[value={least}]").check()
        page.get_by_role("button", name="Next", exact=True).or_(page.locator("[id$=-next]")).first.click()
    go_to_the_end(page)


def test_before_any_choice_the_pattern_says_what_will_be_there(opened: Page) -> None:
    answer(opened, [], "avoid")
    expect(opened.locator(".six-stage")).to_contain_text("A mirror, not a test")
    expect(opened.locator(".six-stage")).to_contain_text("will appear here")
    expect(opened.locator(".six-stage svg")).to_have_count(0)


def test_the_pattern_in_words_pictures_and_a_table(opened: Page, size: str) -> None:
    inside = ["accommodate", "accommodate", "accommodate", "compromise", "collaborate"]
    across = ["compete", "compete", "compete", "collaborate", "accommodate"]
    answer(opened, inside + across, "avoid")
    stage = opened.locator(".six-stage")
    expect(stage).to_contain_text("Accommodate was most like you most often: 4 times in 10 scenarios.")
    expect(stage).to_contain_text("Across the table you reach more often for Compete (0 inside, 3 across).")
    expect(stage).to_contain_text(
        "Inside your side you reach more often for Accommodate (3 inside, 1 across) and "
        "Compromise (1 inside, 0 across)."
    )
    cells = stage.locator("table tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((one) => one.textContent))"
    )
    assert cells == [
        ["Compete", "0", "3", "3", "0"],
        ["Accommodate", "3", "1", "4", "0"],
        ["Compromise", "1", "0", "1", "0"],
        ["Avoid", "0", "0", "0", "10"],
        ["Collaborate", "1", "1", "2", "0"],
    ]
    grid = stage.get_by_role("img", name="The five styles by needs and relationship, with your counts")
    told = "3 Compete 4 Accommodate 1 Compromise 0 Avoid 2 Collaborate"
    assert grid.locator("text").all_text_contents()[2:] == told.split()
    sizes = grid.locator("circle").evaluate_all("all => all.map((one) => Number(one.getAttribute('r')))")
    assert sizes[1] > sizes[0] > sizes[4] > sizes[2] > sizes[3]
    stage.get_by_text("This picture in words").last.click()
    expect(stage).to_contain_text(
        "Compete: my needs put first, the relationship set aside. Most like me 3 times."
    )
    expect(stage).to_contain_text(
        "Avoid: my needs set aside, the relationship set aside. Most like me never."
    )
    resting = stage.locator(".six-styles-part").last  # "Again later" comes after it
    expect(resting.locator(".six-styles-name")).to_have_text(["Avoid"])
    expect(resting).to_contain_text("Most like me: 0 · Least like me: 10")
    assert axe(opened) == []
    assert nameless(opened) == []
    assert too_wide(opened) <= 0


def test_styles_that_tie_are_named_together(opened: Page) -> None:
    answer(opened, ["accommodate", "compete", "compete", "accommodate"], "avoid")
    expect(opened.locator(".six-stage")).to_contain_text(
        "Compete and Accommodate were most like you equally often: 2 times each, in 4 scenarios."
    )
    expect(opened.locator(".six-stage")).to_contain_text("Once you have chosen in both contexts")
    opened.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    circled = opened.locator(".six-sheet .six-styles-circle.six-marked").all_text_contents()
    assert circled == ["B circled", "E circled", "B circled", "E circled"]
    counts = opened.locator(".six-sheet .six-styles-box").all_text_contents()
    assert counts[:10] == ["2", "2", "0", "0", "0", "0", "0", "0", "4", "0"]
