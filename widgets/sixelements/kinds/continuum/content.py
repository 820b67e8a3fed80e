"""The content of a decision continuum: two parties, seven points in several voices, and the decisions."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from msgspec import Meta, field

from sixelements.content import Id, Table, Text

Point = Annotated[int, Meta(ge=1, le=7)]
Kind = Literal["law", "contract", "board policy", "confidentiality"]
LIMITS: tuple[str, ...] = get_args(Kind)
Seven = tuple[Text, Text, Text, Text, Text, Text, Text]


class Limit(Table, frozen=True):
    """Something that holds a decision where it is, whatever the parties would like."""

    kind: Kind
    text: Text


class Placement(Table, frozen=True):
    """Two points on the line, in the fixed frame: how it is made now, how it should be made."""

    now: Point
    should: Point


class Decision(Table, frozen=True):
    """One decision: its limits, the sentence to open a talk with, and what an invented team marked.

    ``opener`` may hold ``{now}`` and ``{should}``; each stands for a point's sentence.
    ``sample`` has one placement for each of the two parties.  Only a decision that a room added may do without these.
    """

    id: Id
    title: Text
    about: str = ""
    limits: tuple[Limit, ...] = ()
    opener: str = ""
    sample: dict[str, Placement] = field(default_factory=dict)


class Side(Table, frozen=True):
    """A chair a person may sit in."""

    id: Id
    label: Text
    hint: Text


class Content(Table, frozen=True):
    """The table ``[continuum]``: two parties, seven points in several voices, and the decisions.

    The points are in order from the first party alone to the second party alone; in the first person,
    "I" is whoever reads.  A sentence has no period at its end, since an opener goes on after it.
    With ``own`` a person may add decisions.
    """

    party_a: Id
    party_b: Id
    first_person: Seven
    first_short: Seven
    third_person: Seven
    third_short: Seven
    sides: Annotated[tuple[Side, ...], Meta(min_length=3)]
    sample_note: Text
    decisions: Annotated[tuple[Decision, ...], Meta(min_length=1)]
    own: bool = True
