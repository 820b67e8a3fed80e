"""What every kind of exercise offers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from sixelements.content import Bring, Exercise, Scale, Score, Table
from sixelements.document import Form
from sixelements.shape import Shape, without


class Kind(ABC):
    """A kind of exercise: the type of its content, the shape of its answers, what its results rest on.

    Beside it stand its face on a screen, ``view.js``, and its face on paper, ``worksheet.html.j2``.
    """

    name: ClassVar[str]
    """Name of the kind, of its folder and of its table in ``exercise.toml``."""
    noun: ClassVar[str]
    """What the catalog calls it, for people."""
    Content: ClassVar[type[Table]]
    """Type of the kind's own table."""
    scores: ClassVar[frozenset[str]]
    """Names of the declared results that ``view.js`` shows; an exercise must declare them."""
    items: ClassVar[str]
    """Where its items stand in its table: ``decisions``, or ``sections.rows`` for the rows of its sections.

    It is empty for a kind whose parts make sense only together, so that a room asks all of it.
    """
    optional: ClassVar[Mapping[str, Any]] = {}
    """The keys of its table that a room may leave out, each with what stands there then."""
    votes: ClassVar[str] = ""
    """The column of its document that takes the counts of a vote with dots on its rows; empty where none does."""
    by_beats: ClassVar[bool] = False
    """Whether a room can play it together, beat by beat, and not everybody alone."""
    meeting: ClassVar[bool] = False
    """Whether an exercise of it is a meeting to play, which the start check offers beside where to begin."""
    limits: ClassVar[tuple[str, ...]] = ()
    """The kinds of limit that an item of it can have."""
    confidential: ClassVar[bool] = False
    """Whether an exercise of it holds texts that only some may read before the end."""

    @abstractmethod
    def check(self, exercise: Exercise) -> Iterator[str]:
        """Yield one plain line (table, key, expected) for whatever types alone cannot refuse."""

    @abstractmethod
    def shape(self, exercise: Exercise) -> Shape:
        """Return the shape of a person's answers (see ``shape.py``)."""

    def private(self, _exercise: Exercise) -> frozenset[str]:
        """Return the names of the answers that never leave the device, wherever in the answers they stand."""
        return frozenset()

    def shared_shape(self, exercise: Exercise) -> Shape:
        """Return the shape of what may be shared: that of the answers, without the private ones."""
        return without(self.shape(exercise), self.private(exercise))

    def shares(self, exercise: Exercise) -> bool:
        """Say whether anything of it may leave the device; where nothing may, no room can work it."""
        return bool(self.shared_shape(exercise)["fields"])

    def scales(self, exercise: Exercise) -> tuple[Scale, ...]:
        """Return every scale an answer may stand on: those the content declares, and the kind's own."""
        return exercise.scales

    def derived(self, _exercise: Exercise) -> list[Score]:
        """Return the results that every exercise of the kind has without declaring them."""
        return []

    def extra_payload(self, _exercise: Exercise) -> dict[str, Any]:
        """Return what the page must know beyond what all kinds tell it."""
        return {}

    def actions(self, _exercise: Exercise, _rows: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Return what of the *rows* that a room wrote is still to be done: ``{what, who, by_when}`` each."""
        return []

    def ballot(self, _exercise: Exercise, _rows: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Return what a room can vote on of the *rows* that it wrote, in order: ``{id, title}`` each.

        The rows are those that ``convening/documents/shown.py`` reads; a title may be as long as what was written.
        """
        return []

    def brings(self, _exercise: Exercise) -> tuple[Bring, ...]:
        """Return which rows a person may copy from other exercises."""
        return ()

    def links(self, _exercise: Exercise) -> Mapping[str, Any]:
        """Return which columns name rows of other exercises: by column, ``to`` which and what ``shows`` there."""
        return {}

    def pause(self, _exercise: Exercise) -> str:
        """Return the exercise that must have been gone through before what is written may be called final, or ""."""
        return ""

    def added(self, id_: str, title: str, _limits: list[dict[str, str]]) -> dict[str, Any]:
        """Return an item that a room adds, as the kind's table holds it."""
        return {"id": id_, "title": title}

    def sample(self, _exercise: Exercise, _party: str) -> dict[str, Any]:
        """Return what the exercise's invented team answers from the chair of *party*; nothing where it has none."""
        return {}

    def whole(self, _exercise: Exercise, answers: dict[str, Any], _chance: Random) -> dict[str, Any]:
        """Return made-up *answers*, each of which fits its shape, as a person could give them all together."""
        return answers

    def written(self, _exercise: Exercise) -> list[tuple[str, dict[str, Any]]]:
        """Return rows that an invented team could write in the room's document: the row ("" for a new one), cells."""
        return []

    def kept(self, content: dict[str, Any]) -> dict[str, Any]:
        """Return the table of an exercise fitted to a room without what speaks of items that are not asked."""
        return content

    def document(self, _exercise: Exercise) -> Form | None:
        """Return what the document holds that a room writes together at the exercise; None where it writes none."""
        return None

    def reading(
        self, _exercise: Exercise, _rows: list[dict[str, Any]], _results: dict[str, Any]
    ) -> dict[str, Any] | None:
        """Return the room's document in words, as ``kinds/table/reading.py`` does; None where none is shown."""
        return None

    def handed(self, exercise: Exercise, _reader: str, _role: str = "") -> Exercise | None:
        """Return the exercise as a reader may have it ("everybody", a side, "all"); None where no such reader is."""
        return exercise

    def entered(self, _exercise: Exercise) -> Shape | None:
        """Return the shape of what each side of a table hands in, apart from the other; None where nothing is."""
        return None

    @abstractmethod
    def tables(self, exercise: Exercise) -> dict[str, list[dict[str, Any]]]:
        """Return the items that declared scoring can read: ``{table: [{id, …attributes}]}``."""

    def worksheet_slots(self, _exercise: Exercise) -> dict[str, Any]:
        """Return what the kind's ``worksheet.html.j2`` needs beside ``exercise`` and its ``content``."""
        return {}

    def team_slots(self, _exercise: Exercise, _rows: list[dict[str, Any]]) -> dict[str, Any]:
        """Return slots with which the worksheet holds *rows* of a team; nothing where it has no place for them."""
        return {}

    @abstractmethod
    def size_in_words(self, exercise: Exercise) -> str:
        """Return how much there is to do, for ``repr`` and catalog: "12 decisions"."""

    def skeleton(self) -> str:
        """Return the kind's part of a new ``exercise.toml``, commented, with everything ``check`` asks for."""
        return (Path(__file__).parent / self.name / "skeleton.toml").read_text(encoding="utf-8")


def duplicates(ids: list[str], where: str) -> Iterator[str]:
    """Yield a line for each id that *where* holds twice."""
    for one in sorted({one for one in ids if ids.count(one) > 1}):
        yield f'{where}: the id "{one}" is used twice; expected each id once'
