"""Structures of the sources' instruments that a table of counts cannot hold."""

from typing import Any

import pytest
from msgspec import structs

from sixelements import catalog, kinds
from sixelements.kinds.instrument import Instrument, fits, given, instrument, outline

FRAMES = ("industrial", "professional", "social justice")


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


@pytest.mark.parametrize("kind", [one for one in kinds.names() if isinstance(kinds.get(one), Instrument)])
def test_scales_and_measures_are_made_once_for_all_people(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    of_kind = next(one for one in catalog.all_exercises() if one.kind == kind)
    exercise = structs.replace(of_kind)  # no other test has read answers to this very one
    made: list[str] = []
    for name in ("scales", "measures"):
        real = getattr(kinds.get(kind), name)

        def counted(one: Any, name: str = name, real: Any = real) -> Any:
            made.append(name)
            return real(one)

        monkeypatch.setattr(kinds.get(kind), name, counted)
    for _ in range(10):
        list(given(exercise, {}))
    assert sorted(made) == ["measures", "scales"]


def test_content_that_was_changed_is_read_anew() -> None:
    before = next(one for one in catalog.all_exercises() if one.kind == "place")
    after = structs.replace(before, content=structs.replace(before.content, items=before.content.items[:1]))
    assert {one.item for one in outline(after).measures} < {one.item for one in outline(before).measures}


@pytest.mark.parametrize("value", [True, 1.0, "1", 2, None, [1], {"1": 1}])
def test_only_the_very_point_is_one(value: Any) -> None:
    points: frozenset[tuple[type, int | str]] = frozenset({(int, 1), (str, "one")})
    assert fits(1, points)
    assert fits("one", points)
    assert not fits(value, points)
