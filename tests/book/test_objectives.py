"""Every objective of a part has a question, a task or an exercise; ``chapters/objectives/*.toml`` says which.

An entry is ``[[objective]]`` with ``page`` (the landing page, "chapters/3-refine/3b/index"), ``objective``
(the line of its list "What you will be able to do", word for word) and ``by``, a list of one or more of

- the slug of an exercise: "decision-continuum";
- "page#words": a page of the book and words that stand in a heading, the title of a sheet, or a question of it:
  "chapters/3-refine/3b/check#Which of these lies on the ground", "chapters/3-refine/3b/practice#One boundary".
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

from sixelements import catalog
from tests.book.prose import ROOT, Page

FOLDER = ROOT / "chapters/objectives"
HEADING = "What you will be able to do"
LANDINGS = [
    f"chapters/{file.parent.relative_to(ROOT / 'chapters')}/index"
    for file in sorted(ROOT.glob("chapters/[1-6]-*/*/index.md"))
]


def plain(words: str) -> str:
    """Return words for comparing: no markup, no end, one space, lower case."""
    words = re.sub(r"\{[a-z:]+\}`([^`<]*?)(?: ?<[^`]*>)?`", r"\1", words)
    return re.sub(r"\s+", " ", re.sub(r"[*_`]", "", words)).strip(" .;:,?!").lower()


def objectives(page: Page) -> list[str]:
    """Return the objectives of a landing page."""
    part = page.text.partition(f"## {HEADING}\n")[2].partition("\n## ")[0]
    return [plain(line[2:]) for line in part.splitlines() if line.startswith("- ")]


def named(page: Page) -> list[str]:
    """Return what a task can be found by on a page: its headings, its sheets' titles and its questions."""
    titles = re.findall(r"^[`:]{3,}\{[\w-]+\} (.+)$", page.text, re.MULTILINE)
    return [plain(words) for words in [*(text for _, _, text in page.headings), *titles]]


def entries() -> list[dict[str, Any]]:
    """Return every entry of the data."""
    found = []
    for file in sorted(FOLDER.glob("*.toml")):
        found += tomllib.loads(file.read_text(encoding="utf-8")).get("objective", [])
    return found


def read(name: str) -> Page | None:
    """Return the page called *name*, with or without its ending; nothing if there is none."""
    file = ROOT / f"{name.removesuffix('.md')}.md"
    return Page(name, file.read_text(encoding="utf-8")) if file.is_file() else None


def astray(entry: dict[str, Any], slugs: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with one entry."""
    page = read(entry["page"])
    if page is None or plain(entry["objective"]) not in objectives(page):
        yield f"{entry['page']}: no such objective: {entry['objective']}"
    if not entry["by"]:
        yield f"{entry['page']}: nothing leads to it: {entry['objective']}"
    for one in entry["by"]:
        name, mark, words = one.partition("#")
        target = read(name) if mark else None
        if not mark and one not in slugs:
            yield f"{entry['page']}: no exercise is called {one}"
        elif mark and (target is None or not any(plain(words) in said for said in named(target))):
            yield f"{entry['page']}: nothing on {name} is called “{words}”"


def without(landing: str, data: list[dict[str, Any]]) -> list[str]:
    """Return the objectives of a landing page that the data do not lead anywhere."""
    page = read(landing)
    led = {plain(one["objective"]) for one in data if one["page"].removesuffix(".md") == landing}
    return [one for one in objectives(page) if one not in led] if page else [landing]


def test_every_objective_has_a_question_a_task_or_an_exercise() -> None:
    missing = {landing: without(landing, entries()) for landing in LANDINGS}
    assert LANDINGS
    assert not any(missing.values()), missing


def test_every_entry_leads_from_an_objective_to_something_that_is_there() -> None:
    slugs = {one.slug for one in catalog.all_exercises()}
    assert not [line for entry in entries() for line in astray(entry, slugs)]


# Specimens: each breaks one thing.

SOUND = {
    "page": "chapters/3-refine/3b/index",
    "objective": objectives(read("chapters/3-refine/3b/index") or Page("", ""))[0],
    "by": ["decision-continuum", "chapters/3-refine/3b/check#The decision continuum"],
}


def test_a_sound_entry_passes() -> None:
    assert not list(astray(SOUND, ["decision-continuum"]))
    assert len(without(str(SOUND["page"]), [SOUND])) == len(without(str(SOUND["page"]), [])) - 1


def test_each_fault_is_seen() -> None:
    changes: list[dict[str, Any]] = [
        {"objective": "fly"},
        {"by": []},
        {"by": ["no-such-exercise"]},
        {"by": ["chapters/3-refine/3b/check#No such question"]},
        {"by": ["chapters/no-such-page#Words"]},
    ]
    for change in changes:
        assert len(list(astray(SOUND | change, ["decision-continuum"]))) == 1
