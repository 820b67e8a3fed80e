"""Every tool of the five source documents is taught, at a page that the index of tools names."""

import re
import tomllib
from typing import Any

import pytest

from sixelements import catalog
from tests.book import prose
from tests.book.prose import ROOT, Page

TOOLS = [
    tool
    for place in (
        "P1 P2 P3 P4 P5",
        "1A-1 1A-2 1A-3 1A-4 1A-5 1A-6 1A-7 1A-8 1A-9 1A-10 1A-11 1A-12 1A-13 1A-14",
        "1B-1 1B-2 1B-3 1B-4 1B-5",
        "2A-1 2A-2 2A-3 2A-4",
        "2B-1 2B-2 2B-3 2B-4 2B-5 2B-6 2B-7 2B-8",
        "3A-1 3A-2 3A-3 3A-4 3A-5 3A-6 3A-7 3A-8 3A-9",
        "3B-1 3B-2 3B-3 3B-4 3B-5 3B-6 3B-7 3B-8 3B-9",
        "4-1 4-2 4-3 4-4 4-5 4-6 4-7 4-8 4-9",
        "5A-1 5A-2 5A-3",
        "5B-1 5B-2 5B-3 5B-4 5B-5",
        "6A-1 6A-2 6A-3 6A-4 6A-5 6A-6",
        "6B-1 6B-2 6B-3 6B-4",
        "X1 X2 X3 X4 X5",
    )
    for tool in place.split()
]
"""Every tool that was found in the source documents, by place; written here, not read from the index."""

INDEX: dict[str, Any] = tomllib.loads((ROOT / "chapters/instruments.toml").read_text(encoding="utf-8"))
PLACES = {
    "1A": "1-launch/1a", "1B": "1-launch/1b", "2A": "2-build/2a", "2B": "2-build/2b",
    "3A": "3-refine/3a", "3B": "3-refine/3b", "4": "4-problem-solve/stages", "5A": "5-grow/5a",
    "5B": "5-grow/5b", "6A": "6-advance/6a", "6B": "6-advance/6b",
}  # fmt: skip
"""Where in ``chapters/`` the tools of a place are taught; those of P and X have pages of their own."""


def taught(pages: list[Page]) -> dict[str, set[str]]:
    """Return the pages of each tool that some page says it teaches."""
    found: dict[str, set[str]] = {}
    for page in pages:
        for tool in re.findall(r"^<!-- tool: (\S+) -->$", page.text, re.MULTILINE):
            found.setdefault(tool, set()).add(page.path.removesuffix(".md"))
    return found


def untaught(tools: list[str], found: dict[str, set[str]]) -> list[str]:
    """Return each tool that no page teaches, and each taught tool that nobody knows."""
    return [f"{tool} is taught nowhere" for tool in tools if tool not in found] + [
        f"{tool} is no tool; it is named on {', '.join(sorted(found[tool]))}"
        for tool in sorted(set(found) - set(tools))
    ]


def astray(instruments: list[dict[str, Any]], found: dict[str, set[str]]) -> list[str]:
    """Return each tool whose page in the index does not teach it, or stands at another place."""
    wrong = []
    for one in instruments:
        tool, page = one["id"], one["page"]
        folder = PLACES.get(tool.partition("-")[0], "")
        if page not in found.get(tool, set()):
            wrong.append(f"{tool}: {page} does not teach it")
        elif not page.startswith(f"chapters/{folder}"):
            wrong.append(f"{tool}: {page} is not a page of {folder}")
    return wrong


def unsound(instruments: list[dict[str, Any]]) -> list[str]:
    """Return what is wrong with the entries of the index themselves."""
    wrong = []
    for one in instruments:
        exercise = one.get("exercise")
        keys = {"id", "title", "what", "sources", "page", "form"} | ({"exercise"} if exercise else set())
        known = {each.slug for each in catalog.all_exercises()}
        if set(one) - ({"also"} if exercise else {"seen"}) != keys:
            wrong.append(f"{one['id']}: expected the keys {', '.join(sorted(keys))}")
        elif one["form"] not in (("exercise",) if exercise else ("sheet", "page")):
            wrong.append(f"{one['id']}: form is {one['form']}, exercise is {exercise}")
        elif not set(one["sources"]) <= set(INDEX["sources"]):
            wrong.append(f"{one['id']}: {one['sources']} has a source that [sources] does not name")
        elif missing := [slug for slug in [exercise, *one.get("also", [])] if slug and slug not in known]:
            wrong.append(f"{one['id']}: there is no exercise {', '.join(missing)}")
    return wrong


def test_every_tool_is_taught() -> None:
    assert not untaught(TOOLS, taught(prose.pages()))


def test_the_index_names_every_tool_once_and_in_order() -> None:
    assert [one["id"] for one in INDEX["instruments"]] == TOOLS


def test_the_index_leads_to_where_a_tool_is_taught() -> None:
    assert not astray(INDEX["instruments"], taught(prose.pages()))


def test_what_belongs_to_several_places_stands_at_each() -> None:
    found = taught(prose.pages())
    assert found["X2"] == {f"chapters/{folder}/practice" for folder in PLACES.values()}
    assert {page.rpartition("/")[0] for page in found["X1"]} == {
        f"chapters/{PLACES[place]}" for place in ("1B", "2B", "3A", "6A")
    }


def test_the_index_is_sound() -> None:
    assert not unsound(INDEX["instruments"])


def test_every_source_document_has_its_table_on_the_page() -> None:
    text = (ROOT / "chapters/instruments.md").read_text(encoding="utf-8")
    assert re.findall(r"\{instruments\} (\w+)", text) == [*INDEX["sources"], "all"]


# Specimens: each breaks one thing.

TAUGHT = {"1A-1": {"chapters/1-launch/1a/practice"}}
SOUND = {
    "id": "1A-1",
    "title": "A",
    "what": "b",
    "sources": ["LMI"],
    "page": "chapters/1-launch/1a/practice",
    "form": "sheet",
}


def test_a_comment_is_read() -> None:
    page = Page("chapters/1-launch/1a/practice.md", "# A\n\n<!-- tool: 1A-1 -->\n\nIn words: tool: 1A-2.\n")
    assert taught([page]) == TAUGHT


@pytest.mark.parametrize(
    "found", [{}, TAUGHT | {"9Z-1": {"chapters/a"}}], ids=["taught nowhere", "an unknown tool"]
)
def test_a_gap_is_seen(found: dict[str, set[str]]) -> None:
    assert untaught(["1A-1"], TAUGHT) == []
    assert len(untaught(["1A-1"], found)) == 1


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("chapters/1-launch/1a/practice", {}),
        ("chapters/1-launch/1a/ideas", TAUGHT),
        ("chapters/2-build/2a/practice", {"1A-1": {"chapters/2-build/2a/practice"}}),
    ],
    ids=["nowhere", "on another page", "at another place"],
)
def test_a_page_astray_is_seen(page: str, found: dict[str, set[str]]) -> None:
    assert astray([SOUND], TAUGHT) == []
    assert len(astray([SOUND | {"page": page}], found)) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"mode": "team"},
        {"form": "app"},
        {"form": "exercise"},
        {"sources": ["XYZ"]},
        {"form": "exercise", "exercise": "nothing"},
        {"also": ["three-anchors"]},
        {"form": "exercise", "exercise": "three-anchors", "also": ["nothing"]},
    ],
    ids=str,
)
def test_an_unsound_entry_is_seen(change: dict[str, Any]) -> None:
    assert unsound([SOUND]) == []
    assert len(unsound([SOUND | change])) == 1
