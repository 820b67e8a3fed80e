"""From ``exercise.toml`` to typed, frozen objects; whatever is wrong is said in one plain line.

The schema *is* the classes below; each docstring says what a table is for.
The table named after the kind is typed by the kind itself (``kinds/<kind>/content.py``).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import msgspec
import tomli
from msgspec import Meta, Struct, field

from . import typed

SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

Text = Annotated[str, Meta(min_length=1, description="some text")]
Id = Annotated[str, Meta(pattern=f"^{SLUG.pattern}$", description="an id in kebab-case")]
Value = int | str


class ContentError(Exception):
    """One plain line: the file, the table and key, and what was expected there."""


class Table(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of every table of an exercise: frozen, and a key nobody declared is refused."""


class Minutes(Table, frozen=True):
    """How long the exercise takes alone, and the talk about it together."""

    alone: Annotated[int, Meta(ge=0, le=240)]
    together: Annotated[int, Meta(ge=0, le=240)]

    @property
    def in_words(self) -> str:
        """Return "10 minutes alone, 20 together"; a part that takes no time is left out."""
        first, *then = [
            (n, word) for n, word in ((self.alone, "alone"), (self.together, "together")) if n
        ] or [(0, "alone")]
        told = f"{first[0]} {'minute' if first[0] == 1 else 'minutes'} {first[1]}"
        return ", ".join([told, *(f"{n} {word}" for n, word in then)])


class Source(Table, frozen=True):
    """What an exercise rests on: a source document, the place in it, what was taken and what is ours."""

    key: Literal["CEC", "LMI", "NEA", "TOA", "PD", "OTHER"]
    where: Text
    note: Text

    @property
    def name(self) -> str:
        """Return the document's key and the place in it."""
        return self.where if self.key == "OTHER" else f"{self.key}, {self.where}"


class Point(Table, frozen=True):
    """One point of a scale: the value that is stored, the label that is read."""

    value: Value
    label: Text


class Scale(Table, frozen=True):
    """The points an answer may take, in order.

    ``numbers`` may be averaged; ``levels`` are ordered words and never averaged; ``names`` have no order.
    """

    id: Id
    kind: Literal["numbers", "levels", "names"]
    points: Annotated[tuple[Point, ...], Meta(min_length=2)]

    @property
    def values(self) -> tuple[Value, ...]:
        """The stored values of the points, in order."""
        return tuple(point.value for point in self.points)


Op = Literal[
    "answered", "tally", "mean", "median", "shares", "difference", "change",
    "highest", "lowest", "ranked", "same", "chosen", "left",
    "written", "unfilled", "unnumbered", "unordered", "count", "sum", "path", "words", "said", "unsaid",
]  # fmt: skip


class Bring(Table, frozen=True):
    """Rows that a person may copy from another exercise: which column here gets which one there (``carrying.py``).

    With ``where`` only those come that hold these values there, such as a root cause that is within reach.
    """

    source: Id = field(name="from")
    columns: Annotated[dict[str, str], Meta(min_length=1)]
    where: dict[str, bool | Value] = {}


class Score(Table, frozen=True):
    """One declared result; ``scoring.py`` and ``ui/scoring.js`` say what each ``op`` does."""

    name: Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$", description="a name in snake_case")]
    op: Op
    table: str = field(name="from", default="")
    plus: str = ""
    answers: str = ""
    field: str = ""
    minus: str = ""
    scale: str = ""
    where: dict[str, Value] = {}
    by: str = ""
    words: tuple[str, ...] = ()
    missing: Literal["skip", "lowest"] = "skip"
    parts: dict[str, str] = {}
    total: int = 0
    of: str = ""


class Case(Table, frozen=True):
    """Answers and the results they must give, in Python and in the browser alike."""

    name: Text
    answers: dict[str, Any]
    result: dict[str, Any]


class Exercise(Struct, frozen=True, kw_only=True):
    """One exercise, as its ``exercise.toml`` tells it; ``content`` is the kind's own table."""

    slug: Id
    title: Text
    summary: Text
    element: Annotated[int, Meta(ge=1, le=6)]
    sub_element: str
    kind: str
    version: Annotated[int, Meta(ge=1)]
    who: Literal["alone", "together", "alone, then together"]
    minutes: Minutes
    objectives: Annotated[tuple[Text, ...], Meta(min_length=1)]
    out_of_scope: Annotated[tuple[Text, ...], Meta(min_length=1)]
    instructions: Annotated[tuple[Text, ...], Meta(min_length=1)]
    debrief: Annotated[tuple[Text, ...], Meta(min_length=1)]
    next: Annotated[tuple[Text, ...], Meta(min_length=1)]
    sources: Annotated[tuple[Source, ...], Meta(min_length=1)]
    scales: tuple[Scale, ...] = ()
    scores: tuple[Score, ...] = ()
    cases: Annotated[tuple[Case, ...], Meta(min_length=1)]
    begin: bool = False
    """The exercise to begin with in its part: it stands before the others there."""
    ballot: bool = False
    """Whether a room may vote with it on what it wrote: its items are then those of a document (``Kind.ballot``)."""
    content: Any
    file: Path


COMMON = frozenset(f.encode_name for f in msgspec.structs.fields(Exercise)) - {"content", "file"}

T = TypeVar("T")


def read(file: Path) -> dict[str, Any]:
    """Read a TOML file; a file that is absent or damaged ends in one plain line."""
    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError(f"{file}: expected this file, and it is not there") from None
    except UnicodeDecodeError:
        raise ContentError(f"{file}: expected text saved as UTF-8") from None
    except tomli.TOMLDecodeError as error:
        raise ContentError(f"{file}: not valid TOML: {error}") from None


def convert(raw: object, to: type[T], file: Path, under: str = "") -> T:
    """Turn what TOML gave into *to*; an error names the file, the table and the key."""
    try:
        return typed.convert(raw, to)
    except msgspec.ValidationError as error:
        raise ContentError(f"{file}: {plain(str(error), under)}") from None


def plain(message: str, under: str = "") -> str:
    """Reword the validator's message: ``$.items[2].id`` becomes ``items number 3, key id``.

    >>> plain("Object contains unknown field `colour` - at `$.decisions[2]`", "continuum")
    'continuum.decisions number 3: the key "colour" is not known here; remove it or correct its spelling'
    """
    what, _, at = message.partition(" - at `$")
    place = under + at.rstrip("`")
    place = re.sub(r"\[(\d+)\]", lambda m: f" number {int(m.group(1)) + 1}", place).lstrip(".")
    place = place.replace("[...]", " (one of its values)")
    for pattern, words in (
        (
            r"Object contains unknown field `(.*)`",
            r'the key "\1" is not known here; remove it or correct its spelling',
        ),
        (r"Object missing required field `(.*)`", r'the key "\1" is missing'),
        (r"Expected `str` matching regex .*", "expected lower-case words joined by hyphens"),
        (r"Expected `str` of length >= 1", "expected some text, found none"),
        (r"Expected `array` of length >= (\d+)", r"expected at least \1 of these"),
        (r"Expected `(.*)`, got `(.*)`", r"expected \1, found \2"),
    ):
        what, hits = re.subn(pattern, words, what)
        if hits:
            break
    for python, toml in (
        ("array", "a list"),
        ("object", "a table"),
        ("str", "text"),
        ("int", "a whole number"),
    ):
        what = re.sub(rf"\b{python}\b", toml, what)
    return f"{place or 'top of the file'}: {what}"


def load(file: Path, kind_content: type[T], kind: str, raw: dict[str, Any]) -> Exercise:
    """Build an :class:`Exercise` from *raw*, what ``exercise.toml`` in *file* holds.

    *kind_content* types the table named *kind*.  Raises :class:`ContentError`.
    """
    for key in raw.keys() - COMMON - {kind}:
        raise ContentError(f"{file}: {plain(f'Object contains unknown field `{key}`')}")
    if not isinstance(raw.get(kind), dict):
        raise ContentError(f'{file}: the table [{kind}] is missing; kind = "{kind}" needs it')
    content = convert(raw[kind], kind_content, file, kind)
    common = {key: value for key, value in raw.items() if key != kind or kind in COMMON}
    return convert({**common, "content": content, "file": file}, Exercise, file)
