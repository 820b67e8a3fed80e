"""A facilitator's page says the same minutes, counts and total as the exercise it leads."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog
from tests.book.prose import ROOT, Page
from tests.book.rules import in_words

NUMBERS = {in_words(number): number for number in range(1, 100)}
THINGS = (
    r"attitudes|attributes|barriers|capacities|cards|cases|commitments|components|concerns|conditions|decisions|"
    r"dimensions|frames|functions|indicators|items|letters|levels|lines|links|matters|methods|norms|pairs|parts|"
    r"pieces|points|questions|relationships|replies|rings|rows|rungs|scenarios|signs|statements|strips|styles|"
    r"traits|uses"
)
"""What an exercise has a number of; days, people and minutes are not among them."""
FEW = 4
"""Up to this number a page counts what people do (two rows, three lines), and not what the exercise has."""


def number(word: str) -> int:
    """Return the number that *word* says, in digits or in letters, or 0 where it says none."""
    return int(word) if word.isdigit() else NUMBERS.get(word.lower(), 0)


def counts(value: object) -> set[int]:
    """Return how many of anything a content file has: each list, and the lists of neighbors added up."""
    if isinstance(value, dict):
        return {one for inner in value.values() for one in counts(inner)}
    if not isinstance(value, list):
        return set()
    found = {len(value)}.union(*(counts(one) for one in value))
    tables = [one for one in value if isinstance(one, dict)]
    for key in {key for table in tables for key, inner in table.items() if isinstance(inner, list)}:
        found.add(sum(len(table.get(key, [])) for table in tables))
    return found


def said(text: str) -> set[int]:
    """Return the numbers that the words of a content file say: ten points, seven norms."""
    return {number(word) for word in re.findall(r"[A-Za-z]+(?:-[a-z]+)?|\d+", text)}


def minutes(page: Page) -> tuple[int, int, int]:
    """Return the minutes of the table at the head of the page: in all, alone and together."""
    row = re.search(r"^\| \*\*Minutes\*\* \| (.*) \|$", page.text, re.MULTILINE)
    line = row[1] if row else ""
    alone = re.search(r"(\d+) (?:alone|inside each side)", line)
    together = re.search(r"(\d+) together", line)
    in_all = re.match(r"(\d+)(?:: | with)", line) or re.search(r"frame below, (\d+)", line)
    return tuple(int(one[1]) if one else 0 for one in (in_all, alone, together))  # type: ignore[return-value]


def drifts(page: Page, content: dict[str, Any]) -> Iterator[str]:
    """Yield each number of a facilitator's page that its exercise does not have."""
    in_all, alone, together = minutes(page)
    due = content["minutes"]
    if alone != due["alone"]:
        yield f"{alone} minutes alone, and the exercise has {due['alone']}"
    if due["together"] and (together, in_all) != (due["together"], due["alone"] + due["together"]):
        yield f"{in_all} minutes, {together} together, and the exercise has {due}"
    total = re.search(
        r"^\| (?:\*\*\d+\*\* \| )?\*\*(?:Total|End)\*\* \| \*\*(\d+)\*\* \|$", page.text, re.MULTILINE
    )
    if not total or int(total[1]) != in_all:
        yield f"the script ends at {total[1] if total else 'no total'}, and the page promises {in_all}"
    spoken = {
        number(word) for word in re.findall(r"\b([a-z]+(?:-[a-z]+)?) minutes\b", page.text, re.IGNORECASE)
    }
    if in_all not in spoken:
        yield f"the total of {in_all} minutes is not said in words"
    known = counts(content) | said(str(content))
    for line in page.lines:
        for word, thing in re.findall(rf"\b([A-Za-z]+(?:-[a-z]+)?|\d+) ({THINGS})\b", line.plain):
            if number(word) > FEW and number(word) not in known:
                yield f"line {line.number}: {word} {thing}, and the exercise has no {number(word)} of anything"


def content(slug: str) -> dict[str, Any]:
    """Return what ``exercise.toml`` of *slug* holds."""
    return tomllib.loads((ROOT / "exercises" / slug / "exercise.toml").read_text(encoding="utf-8"))


def guide(slug: str) -> Page:
    """Return the facilitator's page of the exercise *slug*."""
    file = Path("exercises") / slug / "facilitator.md"
    return Page(file.as_posix(), (ROOT / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("slug", [exercise.slug for exercise in catalog.all_exercises()])
def test_a_guide_says_the_numbers_of_its_exercise(slug: str) -> None:
    assert not list(drifts(guide(slug), content(slug)))


HELD = r"fewer than five|too few|what moved|held back|smallest group"


def silent(page: Page) -> bool:
    """Say whether a page opens a room and does not tell what to say when a picture is held back."""
    opens = re.search(r"(?<!not )\bopen (?:a|the) room\b", page.text, re.IGNORECASE)
    return bool(opens) and not re.search(HELD, page.text, re.IGNORECASE)


def test_a_guide_with_a_room_says_what_a_held_picture_means() -> None:
    guides = [guide(exercise.slug) for exercise in catalog.all_exercises()]
    assert not [page.path for page in guides if silent(page)]
    assert silent(Page("a.md", "# A\n\nOpen a room.\n"))
    assert not silent(Page("a.md", "# A\n\nDo not open a room.\n"))
    assert not silent(Page("a.md", "# A\n\nOpen a room; where too few have answered, say so.\n"))


# Specimens: each drifts in one thing.

SOUND = """# A

| **Minutes** | 30: 10 alone, 20 together |

It takes thirty minutes.

| **Total** | **30** |

Read the seven norms, and take two rows.
"""
CONTENT = {"minutes": {"alone": 10, "together": 20}, "norms": [{"items": [1, 2, 3]}] * 7}
DRIFTS = {
    "minutes alone": ("10 alone", "15 alone"),
    "minutes together": ("20 together", "25 together"),
    "a script that ends later": ("**30** |", "**35** |"),
    "a total in other words": ("thirty minutes", "forty minutes"),
    "a norm too many": ("seven norms", "eight norms"),
    "decisions that are not there": ("seven norms", "17 decisions"),
}


def test_a_sound_guide_passes() -> None:
    assert not list(drifts(Page("a.md", SOUND), CONTENT))
    assert not list(drifts(Page("a.md", SOUND.replace("seven norms", "21 lines")), CONTENT))


@pytest.mark.parametrize(("old", "new"), DRIFTS.values(), ids=DRIFTS)
def test_a_drift_is_seen(old: str, new: str) -> None:
    assert len(list(drifts(Page("a.md", SOUND.replace(old, new)), CONTENT))) == 1
