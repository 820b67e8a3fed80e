"""My workbook, and a record of my work: what the reader answered, and what the reader says of it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from sixelements import catalog
from tests.browser.person import HOSTILE, axe, nameless, too_wide
from tests.browser.reader import EXERCISES, answered, arrive
from tests.browser.seen import LOG, works
from tests.examples import ONE_A_KIND, of_kind


def test_the_workbook_shows_the_answers_of_each_kind_of_exercise(page: Page, book: Path) -> None:
    exercises = [one for one in EXERCISES if one.slug in ONE_A_KIND]
    arrive(page, book, "workbook", {f"six-elements/exercise/{one.slug}": answered(one) for one in exercises})
    chapters = page.locator(".six-path-chapter")
    expect(chapters).to_have_count(len(exercises), timeout=60_000)
    assert sorted(chapters.locator("h2").all_inner_texts()) == sorted(one.title for one in exercises)
    for chapter in chapters.all():
        assert chapter.locator("dt").count() >= 1
        assert all(chapter.locator("dd").all_inner_texts())
        assert "no longer" not in chapter.inner_text()
    page.emulate_media(media="print")
    expect(chapters.first).to_be_visible()
    expect(page.get_by_text("You owe nobody your workbook")).to_be_hidden()
    expect(page.locator(".six-path-plain")).to_be_hidden()


LADDER = {
    "case": "own",
    "own_title": HOSTILE,
    "own_facts": [{"id": "own-1", "text": HOSTILE, "case": "own"}],
    "climbs": {"own": {"meaning": HOSTILE}},
    "descents": {"own": {"advocate": f"two\nlines {HOSTILE}"}},
}


def test_hostile_words_in_the_workbook_are_only_words(page: Page, book: Path) -> None:
    arrive(page, book, "workbook", {
        "six-elements/exercise/ladder-of-inference": {"version": 1, "answers": LADDER, "progress": {"done": HOSTILE}}
    })  # fmt: skip
    told = page.locator(".six-path-answers dd")
    expect(told.first).to_be_visible()
    said = told.all_text_contents()
    assert said.count(HOSTILE) == 3
    assert f"two\nlines {HOSTILE}" in said
    assert page.locator("img[src=x]").count() == 0
    assert page.title() != "run"


def test_the_workbook_holds_every_case_of_a_ladder(page: Page, book: Path) -> None:
    ladder = catalog.get("ladder-of-inference")
    climbs = {case.id: {"meaning": f"what {case.id} means"} for case in ladder.content.cases}
    answers = {
        "case": ladder.content.cases[0].id,
        "climbs": {**climbs, "own": {"meaning": "what mine means"}},
    }
    kept = {"version": ladder.version, "answers": answers}
    arrive(page, book, "workbook", {f"six-elements/exercise/{ladder.slug}": kept})
    told = page.locator(".six-path-answers dd")
    expect(told.first).to_be_visible()
    said = told.all_inner_texts()
    assert {"what mine means", *(one["meaning"] for one in climbs.values())} <= set(said)


def test_the_workbook_holds_what_was_marked_and_ticked_in_a_meeting(page: Page, book: Path) -> None:
    scene, case = (catalog.get(of_kind(kind)[0]) for kind in ("scene", "case"))
    first = scene.content.beats[0]
    said = first.of("labor")[0]
    marked = {"said": {"labor": {first.id: said.id}}, "marks": {"labor": {first.id: "guessed"}}}
    unsaid, norms = case.content.unsaid, case.content.observer.norms
    ticked = {"spoken": [one.id for one in unsaid[:2]], "watched": {"norms": [norms[0].id]}}
    arrive(page, book, "workbook", {
        f"six-elements/exercise/{one.slug}": {"version": one.version, "answers": answers}
        for one, answers in ((scene, marked), (case, ticked))
    })  # fmt: skip
    told = page.locator(".six-path-answers dd")
    titles = "; ".join(one.title for one in unsaid[:2])
    for text in (said.title, "They guessed", titles, norms[0].title):
        expect(told.filter(has_text=text), text).to_have_count(1, timeout=60_000)


def test_what_was_said_would_be_done_is_kept_or_let_go_with_a_reason(page: Page, book: Path) -> None:
    plan = next(one for slug in of_kind("table") if (one := catalog.get(slug)).content.done)
    protocol = catalog.get(of_kind("protocol")[0])
    first = {"opportunity": {"do": f"Meet {HOSTILE}", "who": "Both"}}
    action = {"rows": [{"id": "act-1", "cells": {"what": "A second table", "by": "2027-03-01"}}]}
    arrive(page, book, "workbook", {
        f"six-elements/exercise/{one.slug}": {"version": one.version, "answers": answers}
        for one, answers in ((plan, first), (protocol, action))
    })  # fmt: skip
    log = page.get_by_role("region", name="What you said you would do")
    expect(log.get_by_role("listitem")).to_have_count(2, timeout=60_000)
    expect(log.get_by_role("listitem").first).to_contain_text("A second table")
    expect(log.get_by_role("button", name="Save 1 day for your calendar")).to_be_visible()
    log.get_by_role("button", name="Kept (A second table)").press("Enter")
    expect(log.get_by_role("heading")).to_be_focused()
    expect(log.get_by_role("listitem").last).to_contain_text("Kept.")
    log.get_by_role("button", name="Let go").press("Enter")
    log.get_by_role("button", name="Let it go").press("Enter")
    expect(log.get_by_label("Why do you let it go?")).to_be_focused()  # without a reason it stays
    page.keyboard.type("No money this year")
    log.get_by_role("button", name="Let it go").press("Enter")
    expect(log.get_by_text("Let go: No money this year")).to_be_visible()
    page.reload()
    expect(log.get_by_text("Let go: No money this year")).to_be_visible(timeout=60_000)
    expect(log.get_by_text("Nothing of it is open, of 2 in all.")).to_be_visible()
    assert (axe(page), nameless(page)) == ([], [])
    assert too_wide(page) <= 0
    works(LOG, "book")
    page.emulate_media(media="print")
    expect(log.get_by_text("Let go: No money this year")).to_be_visible()
    works(LOG, "paper")


def test_the_workbook_says_what_it_cannot_show(page: Page, book: Path) -> None:
    exercise = EXERCISES[0]
    kept = answered(exercise)
    kept["answers"] = {**kept["answers"], "gone": "x", "__proto__": "y"}
    arrive(page, book, "workbook", {f"six-elements/exercise/{exercise.slug}": {**kept, "version": 0}})
    expect(page.locator(".six-path-chapter")).to_contain_text("not shown")
    assert page.locator(".six-path-answers dt").count() >= 1


def test_the_record_says_what_was_ticked_and_keeps_nothing(page: Page, book: Path) -> None:
    exercise = EXERCISES[0]
    arrive(page, book, "record", {f"six-elements/exercise/{exercise.slug}": answered(exercise)})
    before = page.evaluate("() => JSON.stringify(localStorage)")
    assert page.locator(".six-live input:checked").count() == 0
    page.locator("#six-record-name").press_sequentially(HOSTILE)
    page.locator('[id="six-record-part-3.B"]').press("Space")
    page.locator(f"#six-record-exercise-{exercise.slug}").press("Space")
    record = page.locator(".six-path-record")
    expect(record.locator("bdi")).to_have_text(HOSTILE)
    for said in ("3.B Boundaries and Power", exercise.title, "2 of 9 steps done", "There was no test"):
        expect(record).to_contain_text(said)
    expect(record).not_to_contain_text("1.A")
    assert page.locator("img[src=x]").count() == 0
    assert page.title() != "run"
    assert page.evaluate("() => JSON.stringify(localStorage)") == before
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    today = page.evaluate("() => new Date().toLocaleDateString('en-US', { dateStyle: 'long' })")
    expect(record.locator(".six-path-printed")).to_have_text(f"Printed: {today}")
    page.emulate_media(media="print")
    expect(record).to_be_visible()
    expect(page.locator(".six-path-form")).to_be_hidden()
    expect(page.get_by_text("What may weigh more").first).to_be_hidden()
    page.reload()
    assert page.locator("#six-record-name").input_value() == ""
    assert page.locator(".six-live input:checked").count() == 0


def test_a_record_without_a_name_has_a_line_for_one(page: Page, book: Path) -> None:
    arrive(page, book, "record")
    page.locator('[id="six-record-part-1.A"]').press("Space")
    expect(page.locator(".six-path-record")).to_contain_text("The reader named below")
    expect(page.locator(".six-path-record .six-path-sign")).to_have_text("Name")
    expect(page.locator(".six-path-record")).to_contain_text(
        "No answers to exercises are kept on this device"
    )
