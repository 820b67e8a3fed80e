"""The versions of a text that is written together: its parts as they read when somebody kept them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from string import ascii_lowercase
from typing import Any, NamedTuple

from .content import Draft, Part

NUMBER = "version"
"""The cell of a version that holds its number."""
KEPT = "part-"
"""How the cells of a version begin that hold its parts."""
FORM = "form"
"""The cell of the first part in which a form is chosen."""
SIGNED = "signed-"
"""How the cells of a version begin in which a side ticks that it signs."""

Row = Mapping[str, Any]


class Version(NamedTuple):
    """One version: what it is called ("2", or "2b" where two people kept one at once), its parts, and who signed."""

    id: str
    name: str
    texts: Mapping[str, str]
    signed: tuple[str, ...]


def versions(content: Draft, rows: Iterable[Row]) -> list[Version]:
    """Return the versions among the *rows*, in their order."""
    kept = sorted(
        (row for row in rows if isinstance(row["cells"].get(NUMBER), int)),
        key=lambda row: (row["cells"][NUMBER], row["id"]),
    )
    numbers = [row["cells"][NUMBER] for row in kept]
    found = []
    for place, row in enumerate(kept):
        number, cells = numbers[place], row["cells"]
        twin = place - numbers.index(number)
        letter = ascii_lowercase[twin % len(ascii_lowercase)] if numbers.count(number) > 1 else ""
        texts = {one.id: text_of(cells.get(KEPT + one.id)) for one in content.parts}
        signed = tuple(one.id for one in content.signers if cells.get(SIGNED + one.id) is True)
        found.append(Version(row["id"], f"{number}{letter}", texts, signed))
    return found


def shown(content: Draft, rows: Sequence[Row]) -> tuple[Part, ...]:
    """Return the parts of the form that was chosen."""
    first = content.parts[0].id
    return content.shown(next((row["cells"].get(FORM) for row in rows if row["id"] == first), ""))


def now(content: Draft, rows: Sequence[Row]) -> dict[str, str]:
    """Return what stands in each part, and nothing for one that the chosen form does not have."""
    there = {row["id"]: row["cells"] for row in rows}
    has = {one.id for one in shown(content, rows)}
    return {
        one.id: text_of(there.get(one.id, {}).get("text")) if one.id in has else "" for one in content.parts
    }


def changed(content: Draft, before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Return the ids of the parts that read otherwise."""
    return [one.id for one in content.parts if before[one.id] != after[one.id]]


def text_of(value: Any) -> str:
    """Return what a cell says, without the blanks around it."""
    return value.strip() if isinstance(value, str) else ""
