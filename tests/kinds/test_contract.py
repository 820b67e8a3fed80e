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
FRAMES = ("industrial", "professional", "social justice")
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


# What a table of counts cannot hold.


def content(slug: str) -> Any:
    return catalog.get(slug).content


def ids(slug: str) -> list[str]:
    return list(dict.fromkeys(one.item for one in instrument(catalog.get(slug)).measures(catalog.get(slug))))


def test_what_is_is_four_and_what_is_not_is_seven() -> None:
    belongs = [card.belongs for card in content("is-and-is-not").cards]
    assert (belongs.count("is"), belongs.count("is-not")) == (4, 7)


def test_the_four_zones_stand_where_trust_and_precision_put_them() -> None:
    told = content("trust-and-precision")
    assert [axis.title for axis in told.axes] == ["Trust", "Precision"]
    assert {(zone.x, zone.y): zone.title.casefold() for zone in told.zones} == {
        ("low", "low"): "no collaboration",
        ("low", "high"): "contrived collegiality",
        ("high", "low"): "informal collaboration",
        ("high", "high"): "collaborative professionalism",
    }


def test_three_frames_share_ten_points() -> None:
    told = content("three-frames")
    assert told.total == 10
    assert tuple(share.title.casefold() for share in told.shares) == FRAMES


def test_the_two_sets_of_drivers_are_two() -> None:
    words = [
        row.title + " ".join(row.labels.values())
        for part in content("right-and-wrong-drivers").sections
        for row in part.rows
    ]
    told = " ".join(words).casefold()
    for name in (
        "accountability",
        "individual",
        "technology",
        "fragmented",
        "academics",
        "machine",
        "austerity",
        "fragmentation",
    ):
        assert name in told
    for name in (
        "capacity building",
        "collaborat",
        "pedagogy",
        "systemness",
        "wellbeing",
        "social intelligence",
        "equality",
    ):
        assert name in told


def test_the_six_components_are_the_same_at_both_times() -> None:
    assert ids("six-key-components") == ids("partnership-strength")
    assert content("partnership-strength").looks_back == "six-key-components"


def test_what_is_agreed_is_what_every_chair_ticks() -> None:
    assert content("fifteen-commitments").agree
    assert content("six-key-components").agree


def test_the_ninth_barrier_is_the_past_and_its_story_never_leaves() -> None:
    told = content("barriers-to-trust")
    assert "past" in told.sections[-1].items[-1].title
    assert told.private
    assert next(ask.most for ask in told.asks if ask.id == "weigh") == 3


def test_only_the_ends_of_the_norms_inventory_have_names() -> None:
    told = content("norms-inventory")
    assert told.low
    assert told.high


def test_no_talk_and_no_action_is_the_lowest_point_and_silence_is_not() -> None:
    exercise = catalog.get("site-team-indicators")
    (scale,) = (one for one in exercise.scales if one.id == exercise.content.scale)
    assert scale.points[0].value == 1
    assert scale.points[0].label.startswith("N/A")
    assert all(score.missing == "skip" for score in kinds.get(exercise.kind).derived(exercise))


def test_six_boundaries_have_every_pair_of_links_once() -> None:
    told = content("six-boundaries")
    rows = [row.id for section in told.sections for row in section.rows]
    pairs = {frozenset((pair.a, pair.b)) for pair in told.links.pairs}
    assert pairs == {frozenset((a, b)) for a in rows for b in rows if a < b}
    assert len(told.links.pairs) == len(pairs) == 15


def test_nine_positions_and_nine_interests() -> None:
    belongs = [card.belongs for card in content("position-and-interest").cards]
    assert {belongs.count(box.id) for box in content("position-and-interest").boxes} == {9}


def test_the_decision_method_has_six_conditions_six_methods_and_when_consensus_fits() -> None:
    assert [len(section.items) for section in content("decision-method").sections] == [6, 5, 4, 6]


def test_the_progress_check_has_each_pillar_in_each_part() -> None:
    told = content("progress-check")
    assert [section.place for section in told.sections] == list(catalog.SUB_ELEMENTS)
    for section in told.sections:
        assert {item.pillar for item in section.items} >= {"trust", "equity", "communication"}


def test_guesses_are_of_three() -> None:
    told = content("benefits-by-role")
    assert (told.guess.of, told.guess.by) == ("mine", "theirs")
    assert [ask.most for ask in told.asks] == [3, 3]


def test_some_statements_on_safety_run_backward_and_not_all() -> None:
    reverse = [
        item.reversed for section in content("psychological-safety").sections for item in section.items
    ]
    assert True in reverse
    assert False in reverse


def test_seven_norms_are_practiced() -> None:
    assert len(content("norms-practice").boxes) == 7
    assert {card.belongs for card in content("norms-practice").cards} == {
        box.id for box in content("norms-practice").boxes
    }


def test_what_and_how_has_two_sides_and_no_answer_of_ours() -> None:
    told = content("what-and-how")
    assert len(told.boxes) == 2
    assert not any(card.belongs for card in told.cards)


def test_own_skills_are_twelve_to_sixteen() -> None:
    assert 12 <= len(ids("collaboration-skills")) <= 16
