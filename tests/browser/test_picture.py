"""My team's picture: the latest answers of every instrument on one page, and what the start check makes of them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from sixelements import catalog
from tests.answering import answers
from tests.browser.person import ALL_BUT_CONTRAST, axe, keep, too_wide
from tests.browser.visitors import resize

PAGE = "chapters/path/team-picture.html"
START = "chapters/path/start-check.html"
PILLARS = "three-pillars-check"
HOSTILE = "=1+1<script>document.title='run'</script>"


def rated(**marks: Any) -> dict[str, Any]:
    return {"ratings": {item: {"value": value} for item, value in marks.items()}}


def record(slug: str, told: dict[str, Any], **more: Any) -> str:
    return json.dumps({"version": catalog.get(slug).version, "answers": told, **more})


def arrive(page: Page, book: Path, address: str, **kept: str) -> None:
    """Open the page on a device that keeps these exercises, by slug with underscores."""
    keep(page, {f"six-elements/exercise/{slug.replace('_', '-')}": value for slug, value in kept.items()})
    page.goto((book / address).as_uri())
    expect(page.locator(".six-path-live")).to_be_visible()  # from then on the storage is open
    if address == PAGE:  # it is drawn once all scripts have come
        expect(page.locator(".six-path-live :is(.six-lead, .six-empty)")).to_be_visible()


def row(page: Page, name: str) -> list[str]:
    cells = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name)).first
    return [cell.replace("\n", " ") for cell in cells.locator("td").all_inner_texts()]


def test_answers_stand_at_their_part_and_pillar(page: Page, book: Path) -> None:
    arrive(page, book, PAGE, three_pillars_check=record(PILLARS, rated(trust=1, equity=2, communication=3)))
    expect(page.locator(".six-path-live")).to_contain_text("From one instrument, with 3 answers")
    assert row(page, "1.A") == ["–", "1 low", "1 between", "1 high"]
    expect(page.locator(".six-picture-list").first).to_contain_text("Communication: In place")
    expect(page.locator(".six-picture-list").last).to_contain_text("Trust: Not yet")


def test_a_tick_that_means_trouble_is_low_and_the_progress_check_speaks_for_its_parts(
    page: Page, book: Path
) -> None:
    barriers = {"ticked": {"present": ["turnover"]}}
    item = next(item for item in catalog.get("barriers-to-trust").content.sections[0].items)
    barriers["ticked"]["present"] = [item.id]
    check = catalog.get("progress-check").content.sections[3]
    progress = rated(**{check.items[0].id: 1})
    arrive(
        page,
        book,
        PAGE,
        barriers_to_trust=record("barriers-to-trust", barriers),
        progress_check=record("progress-check", progress),
    )
    expect(page.locator(".six-picture-list").last).to_contain_text(item.title)
    told = " ".join(row(page, check.place))
    assert "low" in told


def test_what_was_kept_by_date_counts_where_the_page_is_empty(page: Page, book: Path) -> None:
    days = [{"date": f"2026-0{n}-01", "version": 1, "answers": rated(trust=n)} for n in (1, 3)]
    arrive(page, book, PAGE, three_pillars_check=record(PILLARS, {}, earlier=days))
    assert row(page, "1.A")[1] == "1 high", "the latest of the days"


def test_one_thing_to_move_first_is_listed_by_date(page: Page, book: Path) -> None:
    def first(by: str) -> dict[str, Any]:
        return {
            **rated(trust=1),
            "opportunity": {"what": "trust", "do": f"Begin on {by}", "who": "the site team", "by": by},
        }

    team = {**rated(goals=2), "opportunity": {"what": "goals", "do": "Earlier one", "by": "2026-12-01"}}
    arrive(
        page,
        book,
        PAGE,
        three_pillars_check=record(PILLARS, first("2027-01-15")),
        team_assessment=record("team-assessment", team),
    )
    texts = page.get_by_role("table", name="One thing to move first").get_by_role("row").all_inner_texts()
    assert "Earlier one" in texts[1]
    assert "2027-01-15" in texts[2]
    assert "not settled yet" in texts[1]


DAMAGED = ["{", '"x"', '{"answers": 7, "earlier": 3}', '{"answers": {"ratings": 3}, "version": 1}']


def test_a_damaged_memory_is_no_answer(page: Page, book: Path) -> None:
    for damaged in DAMAGED:
        arrive(page, book, PAGE, three_pillars_check=damaged)
        assert page.locator(".six-picture-cell").count() == 0, damaged


def test_the_table_holds_every_answer_and_no_formula(page: Page, book: Path) -> None:
    told = answers(catalog.get(PILLARS), 2, HOSTILE)
    arrive(page, book, PAGE, three_pillars_check=record(PILLARS, told))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a table").click()
    rows = list(csv.reader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert [one[3] for one in rows[1:4]] == ["Trust", "Equity", "Communication"]
    assert not [cell for one in rows for cell in one if cell[:1] in "=+-@" and cell]
    assert page.title() != "run"


def test_the_start_check_names_the_part_with_the_most_to_build(page: Page, book: Path) -> None:
    arrive(page, book, START, three_pillars_check=record(PILLARS, rated(trust=1, equity=1)))
    pointed = page.locator(".six-path-outcome")
    expect(pointed).to_contain_text("By what you answered in exercises")
    expect(pointed).to_contain_text("1.A Commit to Collaborate")
    expect(pointed).to_contain_text("2 answers in their lower third")


def test_a_full_picture_has_no_barriers(page: Page, book: Path) -> None:
    every = {
        one.slug: record(one.slug, answers(one, n, "Invented words."))
        for n, one in enumerate(catalog.all_exercises())
    }
    arrive(page, book, PAGE, **every)
    expect(page.locator(".six-picture-list")).to_have_count(2)
    assert axe(page) == []
    assert too_wide(page) <= 0
    resize(page, "phone")
    assert axe(page, options=ALL_BUT_CONTRAST) == []
    assert too_wide(page) <= 0
