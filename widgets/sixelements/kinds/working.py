"""What every working tool shares: rows that people write, and questions about the whole, which alone are measured.

Its content has a section ``look``; its answers have the rows under ``rows``.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sixelements.content import Exercise
from sixelements.shape import Shape

from . import rated
from .instrument import Instrument, Measure

ROWS = "rows"


class WorkingTool(Instrument):
    """A kind whose rows are written, and whose questions about the whole are rated and shared."""

    items: ClassVar[str] = "look.items"
    stays: ClassVar[tuple[str, ...]] = (ROWS,)
    """The answers that sharing leaves out."""

    def measures(self, exercise: Exercise) -> list[Measure]:
        """Return one measure for each question about the whole; what is written is none."""
        content: Any = exercise.content
        return rated.measures(content, [(content.look, item) for item in content.look.items])

    def shared_shape(self, exercise: Exercise) -> Shape:
        """Return the shape of what may be shared: the questions about the whole, and not what stays."""
        shared = super().shared_shape(exercise)
        return shared | {"fields": {key: of for key, of in shared["fields"].items() if key not in self.stays}}
