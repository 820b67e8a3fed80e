"""Every promise of the course is in one list, and the scripts say no other and say them word for word."""

import inspect
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from sixelements.convening import rooms
from tests.book import prose
from tests.book.prose import ROOT, Page
from tests.book.rules import in_words

PROMISES: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "chapters/facilitators/promises.toml").read_text(encoding="utf-8")
)["promise"]
KEYS = {"id", "said", "words", "keeps", "ends", "test"}
ALWAYS = ("room", "pass")
"""The promises that every script says."""
SMALLEST: int = inspect.signature(rooms.open_room).parameters["k"].default


def plain(words: str) -> str:
    """Return words for comparing: straight quotes gone, one space."""
    return re.sub(r"\s+", " ", re.sub(r"[\"“”*_]", "", words)).strip()


SAYABLE = {plain(" ".join(one["words"])): one["id"] for one in PROMISES}


def said(page: Page) -> list[str]:
    """Return the numbered promises of a script: the list that follows a sentence about three promises."""
    lines = page.text.splitlines()
    found: list[str] = []
    for at, line in enumerate(lines):
        if re.search(r"\b(?:the|these|three) (?:three )?promises\b", line, re.IGNORECASE):
            for after in lines[at + 1 :]:
                if item := re.match(r"\d\. (.*)", after):
                    found.append(item[1])
                elif found and after.startswith("   "):
                    found[-1] += f" {after.strip()}"
                elif after.strip():
                    break
            if found:
                break
    return [plain(one) for one in found]


def broken(page: Page) -> Iterator[str]:
    """Yield what a script promises that nobody can keep, and what it leaves out."""
    promised = said(page)
    yield from (f"not in the list of promises: {one}" for one in promised if one not in SAYABLE)
    heard = {SAYABLE.get(one) for one in promised}
    yield from (f"the promise “{name}” is not said" for name in ALWAYS if name not in heard)


SCRIPTS = [page for page in prose.pages() if re.fullmatch(r"chapters/[1-6]-.*/facilitator\.md", page.path)]


def test_the_list_is_whole() -> None:
    assert len({one["id"] for one in PROMISES}) == len(PROMISES)
    assert not [one["id"] for one in PROMISES if set(one) != KEYS or not one["words"] or not one["keeps"]]
    named = {name for one in PROMISES for name in re.findall(r"tests/\S+\.py", one["test"])}
    assert named
    assert not [name for name in named if not (ROOT / name).is_file()]


def test_a_script_says_only_promises_that_can_be_kept() -> None:
    found = {page.path: list(broken(page)) for page in SCRIPTS}
    assert len(found) == 11
    assert not any(found.values()), found


def small_groups(page: Page) -> Iterator[str]:
    """Yield each number that a page gives for the smallest group and that is not the room's own."""
    numbers = {in_words(SMALLEST), str(SMALLEST)}
    patterns = (
        r"fewer than (\w+) (?:people )?on a side",
        r"at least (\w+) people (?:of|on) (?:that|each|a) (?:side|group)",
        r"group of fewer than (\w+)\b",
        r"smaller than (\w+) (?:people )?by itself",
    )
    for line in page.lines:
        for pattern in patterns:
            for found in re.findall(pattern, line.plain, re.IGNORECASE):
                if found.lower() not in numbers:
                    yield f"line {line.number}: {found} where the room has {SMALLEST}: {line.plain}"


@pytest.mark.parametrize("page", prose.pages(), ids=lambda page: page.path)
def test_the_smallest_group_is_the_same_number_everywhere(page: Page) -> None:
    assert not list(small_groups(page))


def test_the_promise_on_small_groups_names_the_rooms_own_numbers() -> None:
    words = " ".join(next(one["words"] for one in PROMISES if one["id"] == "smallest-group"))
    assert f"at least {in_words(SMALLEST)} of" in words
    assert f"below {in_words(rooms.FLOOR)}" in words


# Specimens: each breaks one thing.


def script(*promises: str) -> Page:
    items = "".join(f'{number}. "{one}"\n' for number, one in enumerate(promises, 1))
    return Page(
        "facilitator.md",
        f"# A\n\nSay the three promises, and wait after each.\n\n{items}\nThen go on.\n\n1. Sit.\n",
    )


SOUND = [" ".join(one["words"]) for one in PROMISES if one["id"] in ("yours", *ALWAYS)]


def test_a_sound_script_passes() -> None:
    assert len(said(script(*SOUND))) == 3
    assert not list(broken(script(*SOUND)))


def test_a_promise_that_cannot_be_kept_is_seen() -> None:
    assert len(list(broken(script(*SOUND, "Nobody will ever know.")))) == 1
    assert len(list(broken(script(*SOUND[:2])))) == 1
    assert len(list(broken(Page("a.md", "# A\n\nWelcome.\n")))) == len(ALWAYS)


def test_another_number_for_the_smallest_group_is_seen() -> None:
    assert list(small_groups(Page("a.md", "# A\n\nWith fewer than four people on a side, show nothing.\n")))
    assert not list(
        small_groups(Page("a.md", "# A\n\nWith fewer than five people on a side, show nothing.\n"))
    )
