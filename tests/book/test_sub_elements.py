"""Every sub-element keeps the contract of the model chapter 3.B, and hears both chairs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.book.prose import ROOT, Page, tables
from tests.book.rules import LANDING

CONTRACT = {
    "1-launch/1a": (3, 3),
    "1-launch/1b": (2, 3),
    "2-build/2a": (1, 3),
    "2-build/2b": (1, 3),
    "3-refine/3a": (2, 3),
    "3-refine/3b": (2, 3),
    "5-grow/5a": (2, 3),
    "5-grow/5b": (2, 3),
    "6-advance/6a": (2, 3),
    "6-advance/6b": (3, 3),
}
"""Rows of guiding questions of each sub-element, as the guidebook has them: general, and one a pillar."""

STAGES = "4-problem-solve/stages"
"""Element 4 is one whole: instead of rows by pillar it has questions of its own, numbered on one page."""

TEAM_QUESTIONS, LEADER_QUESTIONS = range(1, 53), range(101, 144)

FILES = ("index.md", "practice.md", "facilitator.md", "check.md", "key-points.md")
PILLARS = ("Trust", "Equity", "Communication")
CHAIRS = ("From the labor chair", "From the management chair")
PAGES_OF_IDEAS = 2
DIFFERENCE = 1
"""A part may have so many more stories from one chair; a story in another form has headings of its own."""


def missing_parts(folder: Path) -> Iterator[str]:
    """Yield each page and each heading of the landing page that a sub-element lacks."""
    for name in FILES:
        if not (folder / name).is_file():
            yield f"{name} is missing"
    if len(list(folder.glob("ideas-*.md"))) < PAGES_OF_IDEAS:
        yield f"fewer than {PAGES_OF_IDEAS} pages of ideas"
    landing = page_at(folder / "index.md")
    found = [words for _, level, words in landing.headings if level == 2]
    for wanted in LANDING:
        if not any(words.startswith(wanted) for words in found):
            yield f"index.md has no heading “{wanted} …”"


def rows_by_pillar(landing: Page) -> tuple[int, int]:
    """Return how many general rows the table of guiding questions has, and how many of a pillar."""
    for _, rows in tables(landing):
        head = rows[0]
        if head[:2] == ["Pillar", "Guiding question"]:
            names = [row[0] for row in rows[1:]]
            return names.count("General"), sum(names.count(pillar) for pillar in PILLARS)
    return 0, 0


def chairs(pages: list[Page]) -> dict[str, int]:
    """Return how many words stand below the heading of each chair."""
    said = dict.fromkeys(CHAIRS, 0)
    for page in pages:
        for line in page.lines:
            if line.heading in said:
                said[line.heading] += len(line.plain.split())
    return said


def one_sided(pages: list[Page]) -> Iterator[str]:
    """Yield how a chapter gives one chair more than the other: in stories, or by far in words."""
    stories = {
        chair: sum(chair == words for page in pages for *_, words in page.headings) for chair in CHAIRS
    }
    if not all(stories.values()) or max(stories.values()) - min(stories.values()) > DIFFERENCE:
        yield f"the two chairs do not have about the same number of stories: {stories}"
    said = chairs(pages)
    if max(said.values()) > 2 * min(said.values()):
        yield f"one chair has more than twice the words of the other: {said}"


def page_at(file: Path) -> Page:
    return Page(file.as_posix(), file.read_text(encoding="utf-8") if file.is_file() else "")


def pages_of(folder: Path) -> list[Page]:
    return [page_at(file) for file in sorted(folder.glob("*.md"))]


@pytest.mark.parametrize("place", [*CONTRACT, STAGES])
def test_a_sub_element_has_all_parts_of_the_model_chapter(place: str) -> None:
    assert not list(missing_parts(ROOT / "chapters" / place))


@pytest.mark.parametrize(("place", "rows"), CONTRACT.items(), ids=CONTRACT)
def test_its_guiding_questions_are_as_many_as_the_guidebook_has(place: str, rows: tuple[int, int]) -> None:
    assert rows_by_pillar(page_at(ROOT / "chapters" / place / "index.md")) == rows


def test_element_4_has_every_question_of_its_stages() -> None:
    text = page_at(ROOT / "chapters" / STAGES / "questions.md").text
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]
    for wanted in (TEAM_QUESTIONS, LEADER_QUESTIONS):
        assert [number for number in numbers if number in wanted] == list(wanted)


@pytest.mark.parametrize("place", [*CONTRACT, STAGES])
def test_both_chairs_are_heard(place: str) -> None:
    assert not list(one_sided(pages_of(ROOT / "chapters" / place)))


def test_every_folder_of_a_sub_element_is_in_the_contract() -> None:
    folders = {file.parent for file in (ROOT / "chapters").glob("[1-6]-*/*/index.md")}
    assert {folder.relative_to(ROOT / "chapters").as_posix() for folder in folders} <= {*CONTRACT, STAGES}


# Specimens: each breaks one thing.

WHOLE = "# A\n\n" + "\n\n".join(f"## {heading}" for heading in LANDING)
STORY = "# A\n\n### From the labor chair\n\n{labor}\n\n### From the management chair\n\n{management}\n"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The folder of a sub-element that has all its parts."""
    for name in (*FILES, "ideas-a.md", "ideas-b.md"):
        (tmp_path / name).write_text(WHOLE if name == "index.md" else "# A\n", encoding="utf-8")
    assert not list(missing_parts(tmp_path))
    return tmp_path


@pytest.mark.parametrize("name", [*FILES, "ideas-a.md"])
def test_a_missing_page_is_seen(whole: Path, name: str) -> None:
    (whole / name).unlink()
    assert list(missing_parts(whole))


@pytest.mark.parametrize("heading", LANDING)
def test_a_missing_heading_is_seen(whole: Path, heading: str) -> None:
    (whole / "index.md").write_text(WHOLE.replace(f"## {heading}", ""), encoding="utf-8")
    assert len(list(missing_parts(whole))) == 1


def test_rows_are_counted_by_pillar() -> None:
    head = "```{list-table} A\n* - Pillar\n  - Guiding question\n  - Progress points\n"
    rows = "".join(
        f"* - {pillar}\n  - Why?\n  - - So.\n    - So too.\n" for pillar in ("General", "Trust", "Equity")
    )
    assert rows_by_pillar(Page("index.md", f"# A\n\n{head}{rows}```\n")) == (1, 2)
    assert rows_by_pillar(Page("index.md", "# A\n")) == (0, 0)


@pytest.mark.parametrize(
    ("labor", "management"), [("We met.", ""), ("We met.", "We met once more, and then again.")]
)
def test_one_chair_that_is_heard_more_is_seen(labor: str, management: str) -> None:
    assert not list(one_sided([Page("a.md", STORY.format(labor="We met.", management="They met."))]))
    assert len(list(one_sided([Page("a.md", STORY.format(labor=labor, management=management))]))) == 1


def test_a_story_of_one_chair_is_seen() -> None:
    two = Page("a.md", STORY.format(labor="We met.", management="They met."))
    one = Page("b.md", "# A\n\n### From the labor chair\n")
    assert not list(one_sided([two, one]))
    assert len(list(one_sided([two, one, one]))) == 1
