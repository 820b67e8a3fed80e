"""Neighbors agree: a page, the card on it, the index and the guides say the same numbers, minutes, rows and titles.

What a guide says of its own exercise is in ``test_guides.py``, what a plan says in ``test_agendas.py``; cards, sheets
and workbooks are made from the content and cannot say anything else.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from sixelements import catalog, kinds
from tests.book import prose
from tests.book.prose import ROOT, Page
from tests.book.test_guides import FEW, THINGS, content, counts, guide, number, said

CARD = re.compile(r"^`{3,}\{exercise-card\} (\S+)$", re.MULTILINE)
PART = "progress-check"
"""Of this exercise a worksheet takes one section, and so fewer minutes than the whole."""
TITLES = {one.title for one in catalog.all_exercises()}


def known(slugs: list[str]) -> set[int]:
    """Return every number that these exercises hold: what they have so many of, say, or take in minutes."""
    found = set()
    for data in map(content, slugs):
        found |= counts(data) | said(str(data)) | {sum(data["minutes"].values())}
    return found


def uncounted(page: Page) -> Iterator[str]:
    """Yield each number of things, in a section with cards, that no exercise of these cards has."""
    for section in re.split(r"^(?=#{2,3} )", page.text, flags=re.MULTILINE):
        if slugs := CARD.findall(section):
            has = known(slugs)
            for word, thing in re.findall(rf"\b([A-Za-z]+(?:-[a-z]+)?|\d+) ({THINGS})\b", section):
                if number(word) > FEW and number(word) not in has:
                    yield f"{page.path}: {word} {thing}, and {', '.join(slugs)} has no {number(word)} of anything"


def untimed(page: Page) -> Iterator[str]:
    """Yield each worksheet whose minutes, in the table at the head of its page, its exercises could not take."""
    for which, minutes in re.findall(
        r"^\* - (\d+) [^\n]*\n  - [^\n]*\n  - (\d+)$", page.text, flags=re.MULTILINE
    ):
        section = re.search(rf"^## (?:Sheet|Worksheet) {which}: .*?(?=^## |\Z)", page.text, re.M | re.S)
        slugs = [one for one in CARD.findall(section[0]) if one != PART] if section else []
        due = [content(slug)["minutes"] for slug in slugs]
        least, most = sum(one["alone"] for one in due), sum(sum(one.values()) for one in due)
        if due and not least <= int(minutes) <= most:
            yield f"{page.path}: worksheet {which} takes {minutes} minutes, and {', '.join(slugs)} {least} to {most}"


def uneven(tool: Mapping[str, Any]) -> Iterator[str]:
    """Yield each number in what the index says of a tool that its exercises do not have, apart or together."""
    slugs = [tool["exercise"], *tool.get("also", [])] if "exercise" in tool else []
    if slugs:
        items = [kinds.get(one.kind).tables(one).get("items", []) for one in map(catalog.get, slugs)]
        has = known(slugs) | {sum(map(len, items))}
        for word in re.findall(r"[A-Za-z]+(?:-[a-z]+)?|\d+", f"{tool['title']} {tool['what']}"):
            if number(word) > 1 and number(word) not in has:
                yield f"{tool['id']}: {word}, and {', '.join(slugs)} has no {number(word)} of anything"


def misnamed(page: Page) -> Iterator[str]:
    """Yield each question in italics on a guide that is not the title of an exercise."""
    for words in re.findall(r"(?<![*\w])\*([A-Z][^*\n]{8,}\?)\*(?!\*)", page.text):
        if words not in TITLES:
            yield f"{page.path}: no exercise is called “{words}”"


def miscounted(page: Page, data: Mapping[str, Any]) -> Iterator[str]:
    """Yield how many rows a guide says that a blank sheet has, where the sheet has another number."""
    told = data.get(data["kind"], {})
    for word in re.findall(r"blank sheet, which has (\w+) rows", page.text):
        if number(word) != told.get("paper", len(told.get("rows", []))):
            yield f"{page.path}: {word} rows on a sheet that has {told.get('paper', len(told.get('rows', [])))}"


def test_prose_around_a_card_has_the_numbers_of_its_exercise() -> None:
    assert not [line for page in prose.pages() for line in uncounted(page)]


def test_the_minutes_of_a_worksheet_are_those_of_its_exercises() -> None:
    assert not [line for page in prose.pages() for line in untimed(page)]


def test_the_index_has_the_numbers_of_the_exercises() -> None:
    index = tomllib.loads((ROOT / "chapters/instruments.toml").read_text(encoding="utf-8"))
    assert not [line for tool in index["instruments"] for line in uneven(tool)]


def test_guides_call_exercises_by_their_titles_and_know_their_sheets() -> None:
    slugs = [one.slug for one in catalog.all_exercises()]
    assert not [line for slug in slugs for line in misnamed(guide(slug))]
    assert not [line for slug in slugs for line in miscounted(guide(slug), content(slug))]


# Specimens: each breaks one thing.

SLUG = "team-assessment"
HEAD = "* - 1 Team\n  - together\n  - {minutes}\n\n"
PAGE = "# A\n\n{head}## Sheet 1: team\n\nIt has {count} dimensions.\n\n```{{exercise-card}} team-assessment\n```\n"


def made(count: str = "nine", minutes: int = 10) -> Page:
    return Page("a.md", PAGE.format(count=count, head=HEAD.format(minutes=minutes)))


def test_a_number_that_drifted_is_seen() -> None:
    assert list(uncounted(made())) == []
    assert list(uncounted(made(count="eighty-eight"))) != []


def test_minutes_that_drifted_are_seen() -> None:
    assert list(untimed(made())) == []
    for minutes in (1, 999):
        assert list(untimed(made(minutes=minutes))) != []


def test_an_index_that_drifted_is_seen() -> None:
    tool = {"id": "9Z-1", "title": "Team", "what": "nine dimensions", "exercise": SLUG}
    assert list(uneven(tool)) == []
    assert list(uneven(tool | {"what": "eighty-eight dimensions"})) != []


def test_a_title_and_a_sheet_that_drifted_are_seen() -> None:
    title = next(one for one in TITLES if one.endswith("?"))
    assert list(misnamed(Page("a.md", f"See *{title}* today."))) == []
    assert list(misnamed(Page("a.md", "See *Who would call it that?* today."))) != []
    sheet = Page("a.md", "Print the blank sheet, which has six rows.")
    assert list(miscounted(sheet, {"kind": "table", "table": {"paper": 6}})) == []
    assert list(miscounted(sheet, {"kind": "table", "table": {"paper": 7}})) != []
