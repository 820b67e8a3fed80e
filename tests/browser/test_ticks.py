"""Lists to tick and cards to sort, where only a browser can look: limits, "none of these", what the sources say."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.person import all_came, answers

LIMIT = "You have ticked 3, the most for this question. Untick one to tick another."


def box(page: Page, item: str) -> Locator:
    return page.locator(f'.six-stage input[value="{item}"]')


def go(page: Page, title: str) -> None:
    page.locator(".six-steps > summary").click()
    page.locator(".six-step-link", has_text=title).click()
    all_came(page)


def kept(page: Page, slug: str) -> Any:
    return (answers(page, slug) or {}).get("ticked", {})


def test_none_of_these_is_an_answer_and_sweeps_nothing_away(opened: Open) -> None:
    page = opened("barriers-to-trust")
    done = page.locator(".six-steps > summary .six-muted")
    expect(done).to_have_text("0 of 2 done")
    box(page, "word-lost").press("Space")
    expect(box(page, "none")).to_be_disabled()
    box(page, "word-lost").press("Space")
    assert kept(page, "barriers-to-trust") == {}
    expect(done).to_have_text("0 of 2 done")
    box(page, "none").press("Space")
    assert kept(page, "barriers-to-trust") == {"present": []}
    expect(done).to_have_text("2 of 2 done")
    go(page, "Weighs most")
    expect(page.locator(".six-step-body")).to_contain_text("so there is nothing to choose from here")


def test_at_the_limit_the_others_rest_and_the_page_says_why(opened: Open) -> None:
    page = opened("barriers-to-trust")
    for item in ("decisions-from-above", "word-lost", "no-follow-up", "the-past"):
        box(page, item).press("Space")
    go(page, "Weighs most")
    expect(page.locator(".six-stage input[type=checkbox]")).to_have_count(5)  # the four, and none of these
    expect(page.get_by_text(LIMIT)).to_be_hidden()
    for item in ("decisions-from-above", "word-lost", "no-follow-up"):
        box(page, item).press("Space")
    expect(box(page, "the-past")).to_be_disabled()
    expect(page.locator(".six-check-full", has_text=LIMIT).first).to_be_visible()
    expect(page.locator("[data-six-voice]")).to_have_text(LIMIT)
    box(page, "word-lost").press("Space")
    expect(box(page, "the-past")).to_be_enabled()
    expect(page.locator(".six-check-full:visible")).to_have_count(0)


def test_what_is_unticked_goes_from_the_later_question_and_that_is_said(opened: Open) -> None:
    page = opened("barriers-to-trust")
    box(page, "word-lost").press("Space")
    box(page, "the-past").press("Space")
    go(page, "Weighs most")
    box(page, "the-past").press("Space")
    go(page, "Here today")
    box(page, "the-past").press("Space")
    assert kept(page, "barriers-to-trust") == {"present": ["word-lost"]}
    expect(page.locator("[data-six-voice]")).to_have_text("The past is also unticked under Weighs most.")


def test_agreement_counts_and_does_not_say_whose_tick_is_missing(opened: Open) -> None:
    page = opened("six-key-components")
    box(page, "web").press("Space")
    box(page, "training").press("Space")
    go(page, "What your answers say")
    results = page.locator(".six-step-body")
    expect(results).to_contain_text("Not everybody has ticked yet: one of 2 has.")
    go(page, "Management")
    box(page, "web").press("Space")
    go(page, "What your answers say")
    expect(results).to_contain_text(
        "One of 6 is ticked by all and so agreed. One is ticked by some and still open."
    )
    expect(results.get_by_text("Training and ongoing support (1 of 2)")).to_be_visible()
    said = results.inner_text().split("To talk about")[0]
    assert "Labor" not in said
    assert "Management" not in said


def test_a_reason_belongs_to_a_tick(opened: Open) -> None:
    page = opened("decision-method")
    go(page, "What speaks against consensus")
    expect(page.locator(".six-check-why:visible")).to_have_count(0)
    box(page, "speed").press("Space")
    page.locator(".six-check-why:visible summary").click()
    page.locator(".six-check-why:visible textarea").fill("It leaves on Friday.")
    go(page, "What your answers say")
    expect(page.locator(".six-check-list")).to_contain_text("It leaves on Friday.")
    expect(page.locator(".six-step-body")).to_contain_text("Something speaks against consensus.")
    expect(page.locator(".six-step-body")).not_to_contain_text("Much speaks for consensus.")


def test_the_sources_speak_once_a_card_is_sorted(opened: Open) -> None:
    page = opened("is-and-is-not")
    card = page.locator(".six-sort-card").first
    expect(card.locator(".six-sort-said")).to_be_hidden()
    card.get_by_role("radio", name="Is", exact=True).press("Space")
    expect(card.locator(".six-sort-said")).to_contain_text("The sources put this under: Is not.")
    card.get_by_role("radio", name="Is not", exact=True).press("Space")
    expect(card.locator(".six-sort-said")).to_contain_text("The sources have it here, too: Is not.")
    go(page, "What your answers say")
    expect(page.locator(".six-step-body")).to_contain_text("You sorted 1 of 11 cards.")
    assert page.locator(".six-sort-column").count() == 3  # two boxes, and what is not sorted yet


def test_a_long_list_has_a_page_a_section_and_counts_once(opened: Open) -> None:
    page = opened("opportunity-checklist")
    done = page.locator(".six-steps > summary .six-muted")
    expect(done).to_have_text("0 of 2 done")
    expect(page.locator(".six-stage input[type=checkbox]")).to_have_count(3)
    assert box(page, "none").count() == 0
    box(page, "welcoming-office").press("Space")
    go(page, "Educators")
    expect(page.get_by_text("Nothing on any of these pages")).to_be_visible()
    expect(box(page, "none")).to_be_disabled()
    expect(done).to_have_text("1 of 2 done")


def test_a_private_reason_is_on_the_screen_and_not_on_paper(opened: Open) -> None:
    page = opened("relationship-attitudes")
    box(page, "ask-first").press("Space")
    page.locator(".six-check-why:visible summary").click()
    page.locator(".six-check-why:visible textarea").fill("The summer nobody talks about")
    go(page, "What your answers say")
    expect(page.locator(".six-step-body")).to_contain_text("The summer nobody talks about")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".six-print-results .six-check-list").first).to_contain_text(
        "Always consult before deciding"
    )
    assert "The summer nobody talks about" not in page.locator("main").inner_text()


def test_many_boxes_come_a_few_cards_at_a_time(opened: Open) -> None:
    page = opened("norms-practice")
    expect(page.locator(".six-sort-card")).to_have_count(2)
    expect(page.get_by_role("heading", name="Cards 1 and 2")).to_be_visible()
