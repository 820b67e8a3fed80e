"""A budget that the answers of an instrument are spent from: what each person has for all items together.

``ui/instrument/measures.js`` is the twin.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar


class Budgeted(Protocol):
    """A measure, as far as its budget goes."""

    @property
    def budget(self) -> int:
        """How much there is to spend; 0 where nothing is."""


M = TypeVar("M", bound=Budgeted)


def within(found: Sequence[tuple[M, Any]]) -> list[tuple[M, Any]]:
    """Return what was *found* by measure, as far as it is within a budget.

    Who spent something gave nought to what she left out.  Who spent nothing, or more than there is, gave no answer.
    """
    spent = sum(value for measure, value in found if measure.budget and type(value) is int)

    def counted(measure: M, value: Any) -> Any:
        if not measure.budget:
            return value
        return (0 if value is None else value) if 0 < spent <= measure.budget else None

    return [(measure, counted(measure, value)) for measure, value in found]
