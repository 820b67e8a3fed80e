"""The structures of the sources' instruments, written down here and nowhere near the content.

Each row says what an instrument must be: its sections and how many items each has, the points of its scale,
whether these may be averaged, what it asks, and its names where they are the instrument.
"""

import copy
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog, kinds
from sixelements.content import Exercise, load
from sixelements.kinds.instrument import instrument

NUMBERS_4 = ("1", "2", "3", "4")
NUMBERS_7 = ("1", "2", "3", "4", "5", "6", "7")
COHERENCE = ("emerging", "accelerating", "mastering")


@dataclass(frozen=True)
class Row:
    """What the sources say of one instrument; a part left empty is ours to choose."""

    id: str
    slug: str
    kind: str
    items: tuple[int, ...]
    points: tuple[str, ...] = ()
    averaged: bool = False
    asks: tuple[str, ...] = ()
    up: bool | None = True
    names: tuple[str, ...] = ()


TRUST = ("benevolence", "reliability", "competence", "honesty", "openness")
ATTRIBUTES = (
    "peer collaboration", "discretion", "goal alignment", "psychological safety", "shared decisions",
    "partnership quality",
)  # fmt: skip
ROWS = (
    Row("P1", "three-pillars-check", "rate", (3,), names=("trust", "equity", "communication")),
    Row("P2", "trust-given-and-received", "rate", (5,), asks=("given", "received"), names=TRUST),
    Row("P3", "barriers-to-trust", "check", (9,), asks=("present", "weigh"), up=False),
    Row("P4", "culture-of-trust", "rate", (8,)),
    Row("1A-1", "partnership-continuum", "place", (6,),
        ("very adversarial", "adversarial", "traditional", "cooperative", "partner"), asks=("now", "wanted")),
    Row("1A-2", "trust-and-precision", "place", (3,), tuple(f"{n} of 10" for n in range(11)), averaged=True,
        asks=("now", "wanted")),
    Row("1A-3", "is-and-is-not", "sort", (11,), ("is", "is not"), up=None),
    Row("1A-4", "benefits-by-role", "check", (), asks=("mine", "theirs"), up=None),
    Row("1A-5", "cultural-attributes-district", "rate", (2, 2, 2, 2, 2, 2), names=ATTRIBUTES, averaged=True),
    Row("1A-5", "cultural-attributes-school", "rate", (2, 2, 2, 2, 2, 2), names=ATTRIBUTES, averaged=True),
    Row("1A-6", "three-frames", "allocate", (8,), asks=("now", "wanted"), up=None, averaged=True, names=(
        "orientation", "view of management", "role of parents", "bargaining", "decision-making",
        "achievement gap", "working conditions", "curriculum, instruction, assessment")),
    Row("1A-7", "research-predictions", "place", (), up=None, averaged=True),
    Row("1A-8", "role-of-the-representative", "allocate", (), asks=("now", "wanted"), up=None, averaged=True),
    Row("1A-12", "fifteen-commitments", "check", (15,), asks=("labor", "management")),
    Row("1A-12", "six-key-components", "check", (6,), asks=("labor", "management")),
    Row("6A-5", "partnership-strength", "rate", (6,), ("needs work", "adequate", "strong")),
    Row("1A-13", "collaboration-skills", "rate", (), up=None),
    Row("1A-14", "three-anchors", "rate", (3,), ("not yet", "yes")),
    Row("1B-3", "coherence-focusing-direction", "rubric", (4,), COHERENCE),
    Row("2B-5", "coherence-collaborative-cultures", "rubric", (4,), COHERENCE),
    Row("3A-3", "coherence-deepening-learning", "rubric", (3,), COHERENCE),
    Row("6A-3", "coherence-securing-accountability", "rubric", (3,), COHERENCE),
    Row("1B-5", "opportunity-checklist", "check", (3, 8, 7, 5, 9), asks=("needs", "first"), up=False),
    Row("2A-4", "what-partners-can-do", "check", (6, 6, 6, 4), asks=("month", "cost"), up=None),
    Row("2B-1", "norms-practice", "sort", (), up=None),
    Row("2B-2", "norms-inventory", "rate", (3,) * 7, NUMBERS_4, averaged=True, asks=("group", "self")),
    Row("2B-6", "psychological-safety", "rate", ()),
    Row("2B-8", "relationship-attitudes", "check", (8,), asks=("strength", "stretch"), up=None),
    Row("3A-1", "from-to", "rate", (7,)),
    Row("3A-2", "right-and-wrong-drivers", "allocate", (4, 4), up=None, averaged=True),
    Row("3A-4", "team-assessment", "rate", (9,), NUMBERS_7, averaged=True, names=(
        "goals", "resources", "trust and conflict", "leadership", "control and procedures", "communication",
        "problem solving and decision making", "experimentation and creativity", "evaluation")),
    Row("3A-7", "focus-on-learning", "rate", (3, 5, 3, 5)),
    Row("3A-8", "support-or-transformation", "place", (), up=None, averaged=True),
    Row("3A-9", "what-and-how", "sort", (), up=None),
    Row("3B-2", "decision-method", "check", (), up=None),
    Row("3B-3", "six-boundaries", "rubric", (6, 15)),
    Row("3B-7", "position-and-interest", "sort", (18,), up=None),
    Row("4-1", "stage-finder", "rate", (5, 4, 4, 4, 4, 4), ("not yet", "under way", "enough for now"), names=(
        "stage 1", "stage 2", "stage 3", "stage 4", "accountability and transparency", "enduring systems")),
    Row("4-1", "team-questions", "check", (9, 6, 13, 8, 8, 8), asks=("uneasy", "three"), up=None),
    Row("4-1", "leader-questions", "check", (6, 7, 7, 6, 9, 8), asks=("uneasy", "three"), up=None),
    Row("5B-2", "site-team-indicators", "rate", (6, 3, 4, 3), ("n/a", "i", "b", "p", "s")),
    Row("X2", "progress-check", "rate", (6, 5, 4, 4, 5, 5, 6, 5, 5, 5, 6), ("not yet", "starting", "in place")),
)  # fmt: skip


def broken(row: Row, exercise: Exercise) -> list[str]:
    """Return each part of the contract that *exercise* does not keep."""
    measures = instrument(exercise).measures(exercise)
    sections: dict[str, dict[str, None]] = {}
    for one in measures:
        sections.setdefault(one.section, {})[one.item] = None
    sizes = tuple(map(len, sections.values()))
    asks = tuple(ask.id for ask in exercise.content.asks)
    directions = {one.direction for one in measures} - {""}
    titles = [one.title for one in getattr(exercise.content, "sections", ())] + [
        one.label for one in measures
    ]
    told = " | ".join(titles).casefold()
    at = [told.find(name) for name in row.names]
    kept = {
        f"kind {exercise.kind}": exercise.kind == row.kind,
        f"items {sizes}": not row.items or sizes == row.items,
        f"asks {asks}": not row.asks or asks == row.asks,
        f"direction {directions}": directions == {True: {"up"}, False: {"down"}, None: set()}[row.up],
        f"names {told}": -1 not in at and at == sorted(at),
    }
    return [*(what for what, is_so in kept.items() if not is_so), *broken_scale(row, exercise)]


def broken_scale(row: Row, exercise: Exercise) -> list[str]:
    """Return what is not as it must be with the scale of the first answer; a list to tick has none."""
    kind = instrument(exercise)
    first = kind.measures(exercise)[0].scale
    for scale in (one for one in kind.scales(exercise) if one.id == first):
        labels = tuple(point.label.partition(":")[0].casefold() for point in scale.points)
        rated = row.kind in ("rate", "rubric")
        kept = {
            f"points {labels}": not row.points or labels == row.points,
            f"a scale of {scale.kind}": (scale.kind == "numbers") == row.averaged,
            f"values {scale.values}": not rated or list(scale.values) == [*range(1, len(scale.values) + 1)],
        }
        return [what for what, is_so in kept.items() if not is_so]
    return []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.slug)
def test_the_structure_is_that_of_the_sources(row: Row) -> None:
    assert broken(row, catalog.get(row.slug)) == []


def raw(slug: str) -> Any:
    return tomllib.loads(Path(f"exercises/{slug}/exercise.toml").read_text(encoding="utf-8"))


def changed(slug: str, change: Any) -> Exercise:
    """Return the exercise with something of its file changed."""
    told = copy.deepcopy(raw(slug))
    change(told)
    return load(Path("exercise.toml"), kinds.get(told["kind"]).Content, told["kind"], told)


def of(slug: str) -> Row:
    return next(row for row in ROWS if row.slug == slug)


@pytest.mark.parametrize(
    ("slug", "change", "said"),
    [
        ("norms-inventory", lambda told: told["rate"]["sections"][0]["items"].pop(), "items"),
        ("norms-inventory", lambda told: told["scales"][0]["points"].pop(), "points"),
        ("norms-inventory", lambda told: told["scales"][0].update(kind="levels"), "a scale of levels"),
        ("norms-inventory", lambda told: told["rate"]["asks"].reverse(), "asks"),
        ("team-assessment", lambda told: told["scales"][0].update(kind="levels"), "a scale of levels"),
        ("team-assessment", lambda told: told["rate"]["sections"][0]["items"].reverse(), "names"),
        ("site-team-indicators", lambda told: told["scales"][0]["points"].reverse(), "points"),
        ("site-team-indicators", lambda told: told["rate"].update(direction="down"), "direction"),
        ("opportunity-checklist", lambda told: told["check"].pop("direction"), "direction"),
    ],
)
def test_a_changed_structure_is_seen(slug: str, change: Any, said: str) -> None:
    assert any(line.startswith(said) for line in broken(of(slug), changed(slug, change)))
