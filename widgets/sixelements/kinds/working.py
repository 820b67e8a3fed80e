"""What every working tool shares: rows that people write, and questions about the whole, which alone are measured.

Its content has a section ``look``; its answers have the rows under ``rows``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from sixelements.content import Exercise, Score
from sixelements.shape import Shape

from .rated import Rated

ROWS = "rows"


class WorkingTool(Rated):
    """A kind whose rows are written, and whose questions about the whole are rated and shared."""

    items: ClassVar[str] = "look.items"
    stays: ClassVar[tuple[str, ...]] = (ROWS,)
    """The answers that sharing leaves out."""
    steps: ClassVar[frozenset[str]] = frozenset()
    """Steps of the page whose ids the questions about the whole may not take."""

    def shared_shape(self, exercise: Exercise) -> Shape:
        """Return the shape of what may be shared: the questions about the whole, and not what stays."""
        shared = super().shared_shape(exercise)
        return shared | {"fields": {key: of for key, of in shared["fields"].items() if key not in self.stays}}

    def derived(self, exercise: Exercise) -> list[Score]:
        """Return the usual results of the questions, and the rows written in."""
        return [*super().derived(exercise), Score(name="written", op="written", answers=ROWS)]

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for questions about the whole that do not fit."""
        yield from super().wrong(exercise)
        if exercise.content.look.id in self.steps:
            yield (
                f'{self.name}.look, key id: expected another than "{exercise.content.look.id}"; '
                "the page uses it itself"
            )
        if exercise.content.asks:
            yield f"{self.name}, table asks: expected none; a question about the whole is put once"
