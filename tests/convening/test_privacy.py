"""The rule itself, on sheets with nothing on them; whether it holds is for ``test_adversary.py`` to say."""

import ast
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from sixelements.convening import movement, privacy, sides
from sixelements.convening.messages import say
from sixelements.convening.privacy import Entry, Ruling, Sheet, rule
from sixelements.convening.sides import SIDES

BOTH = frozenset({"now", "should"})


def sheets(sizes: Mapping[str, int], items: Iterable[str] = BOTH, name: str = "") -> list[Sheet]:
    """Return so many sheets a side, all of them answering *items*."""
    return [
        Sheet(f"{name}{side} {number}", side, frozenset(items))
        for side, size in sizes.items()
        for number in range(size)
    ]


def team(
    certificated: int = 0, classified: int = 0, cabinet: int = 0, site: int = 0, **others: int
) -> dict[str, int]:
    plain = {
        "labor-certificated": certificated,
        "labor-classified": classified,
        "management-cabinet": cabinet,
        "management-site": site,
        **others,
    }
    return {side: size for side, size in plain.items() if size}


def names(ruling: Ruling, sizes: Mapping[str, int]) -> list[str]:
    return [say(sides.group(one, SIDES, sizes).label) for one in ruling.groups]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        (team(8, 6, site=7),
         ["Labor (certificated staff)", "Labor (classified staff)", "Management (principals, sites)"]),
        (team(8, 2, site=7), ["Labor", "Management (principals, sites)"]),
        (team(8, 2, 2, 4), ["Labor", "Management"]),
        (team(8, 2, 2, 4, board=1), ["Labor", "Management and school board"]),
        (team(8, 2, 2, 4, board=5), ["Labor", "Management", "School board"]),
        (team(8, 2, 1, 1, board=5), ["Labor", "Management and school board"]),
        (team(8, 2, 2, 4, community=3, other=2), ["Labor", "Management", "Community and others"]),
        (team(8, 2, 2, 4, community=1), ["Labor", "Management and community"]),
        (team(3, 2, 3, 4, community=1), ["Labor and community", "Management"]),
        (team(8, 2, 2, 4, board=1, community=1), ["Labor", "Management, school board and community"]),
        (team(6, board=2, community=3), ["Labor (certificated staff)", "School board and community"]),
        (team(8, 2, cabinet=4), ["Labor and management"]),
        (team(3, cabinet=1, board=1), ["Labor, management and school board"]),
    ],
)  # fmt: skip
def test_small_sides_are_joined_to_the_nearest(sizes: dict[str, int], shown: list[str]) -> None:
    ruling = rule(sheets(sizes), k=5)
    assert names(ruling, sizes) == shown
    assert sum(sizes[side] for group in ruling.groups for side in group) == sum(sizes.values())
    assert bool(ruling.reason) == (len(shown) < len(sizes))


def test_fewer_than_k_see_no_picture_and_hear_how_many_it_takes() -> None:
    ruling = rule(sheets(team(2, site=2)), k=5)
    assert (ruling.held, ruling.groups, ruling.items, ruling.pictures) == (True, [], {}, {})
    assert "at least 5" in say(ruling.reason)


def test_k_has_a_floor() -> None:
    with pytest.raises(ValueError, match="3 or more"):
        rule(sheets(team(9)), k=2)


def test_the_reason_names_nobody() -> None:
    """It says that a side is too small, not which, nor how many are in it."""
    assert rule(sheets(team(8, cabinet=1)), k=5).reason == rule(sheets(team(8, cabinet=3)), k=5).reason
    assert rule(sheets(team(8, cabinet=1)), k=5).reason == rule(sheets(team(8, classified=1)), k=5).reason


# Questions that not everybody answers.


def test_a_question_is_shown_for_the_groups_that_answered_it() -> None:
    both = [*sheets(team(8, site=7)), *sheets(team(3, site=1), {"now"}, "more ")]
    ruling = rule(both, k=5)
    assert ruling.items == {"now": ruling.groups, "should": ruling.groups}


def test_a_question_few_of_a_group_answered_is_shown_for_everyone() -> None:
    ruling = rule([*sheets(team(8, site=3)), *sheets(team(site=4), {"now"}, "more ")], k=5)
    assert len(ruling.items["now"]) == 2
    assert len(ruling.items["should"]) == 1


def test_a_question_is_joined_only_as_far_as_needed() -> None:
    ruling = rule([*sheets(team(8, 3, site=6)), *sheets(team(classified=4), {"now"}, "more ")], k=5)
    labor = frozenset({"labor-certificated", "labor-classified"})
    assert ruling.items["should"] == [labor, frozenset({"management-site"})]


def test_a_question_few_answered_is_hidden() -> None:
    ruling = rule([*sheets(team(8, site=7), {"now"}), *sheets(team(4), {"should"}, "more ")], k=5)
    assert list(ruling.items) == ["now"]
    assert "should" not in ruling.pictures


def test_a_group_of_which_nobody_answered_hides_nothing_of_the_others() -> None:
    ruling = rule([*sheets(team(8), {"now"}), *sheets(team(site=7), {"should"})], k=5)
    assert ruling.items == {"now": ruling.groups, "should": ruling.groups}


# Later pictures.

FIRST = sheets(team(8, site=7))


def shown(ruling: Ruling) -> Entry:
    return Entry(ruling.pictures)


def later(*now: list[Sheet], earlier: Iterable[Entry] = ()) -> Ruling:
    return rule([sheet for some in now for sheet in some], k=5, earlier=[shown(rule(FIRST, k=5)), *earlier])


def anew(some: list[Sheet], few: int | None = None) -> list[Sheet]:
    """Return the same people, each (or so many of them) with another sheet."""
    return [
        Sheet(
            f"{one.digest} again" if few is None or at < few else one.digest,
            one.side,
            one.items,
            one.record[0],
        )
        for at, one in enumerate(some)
    ]


def test_the_same_picture_again() -> None:
    assert later(FIRST).groups == rule(FIRST, k=5).groups


@pytest.mark.parametrize("few", [1, 4])
def test_a_few_who_come_later_wait(few: int) -> None:
    ruling = later(FIRST, sheets(team(few), name="new "))
    assert ruling.held
    assert "The earlier picture stays" in say(ruling.reason)


def test_five_who_come_later_on_one_side_are_shown_there() -> None:
    assert len(later(FIRST, sheets(team(5), name="new ")).groups) == 2


def test_five_who_come_later_from_two_sides_are_shown_in_everyone() -> None:
    assert len(later(FIRST, sheets(team(3, site=2), name="new ")).groups) == 1


def test_whoever_changes_an_answer_is_gone_and_new() -> None:
    assert later(FIRST[1:], sheets(team(1), name="new ")).held
    assert later(FIRST[5:], sheets(team(5), name="new ")).held, (
        "three of the first labor picture would stand alone"
    )
    assert not later(FIRST[8:], sheets(team(5), name="new ")).held


def test_one_who_leaves_is_not_covered_by_many_who_come() -> None:
    assert later(FIRST[1:], sheets(team(8, site=8), name="new ")).held


def test_everyone_anew_is_a_picture_of_its_own() -> None:
    assert len(later(sheets(team(8, site=7), name="second ")).groups) == 2


@pytest.mark.parametrize("few", [0, 8, 15])
def test_the_same_people_with_other_answers_are_a_picture(few: int) -> None:
    assert len(later(anew(FIRST, few)).groups) == 2


@pytest.mark.parametrize("few", [1, 4, 5, 11, 14])
def test_a_few_who_changed_or_did_not_are_judged_too(few: int) -> None:
    """Of fifteen, so many changed an answer; the others are known to have said the same at both times."""
    ruling = later(anew(FIRST, few))
    assert ruling.held
    assert "new room" in say(ruling.reason), "there is a way out"


def test_one_absent_is_not_covered_by_everybody_changing_an_answer() -> None:
    assert later(anew(FIRST)[1:]).held
    assert later(anew(FIRST)[8:]).groups, "a whole side absent is"


def test_one_new_is_not_covered_by_everybody_changing_an_answer() -> None:
    assert later(anew(FIRST), sheets(team(1), name="new ")).held


def test_one_person_in_two_sessions_is_not_found_by_what_they_have_in_common() -> None:
    assert later(FIRST[:1], sheets(team(7, site=7), name="second ")).held
    assert later(anew(FIRST[:1]), sheets(team(7, site=7), name="second ")).held
    assert later(sheets(team(8, site=7), name="second ")).groups


def test_beside_people_whose_movement_was_told_a_picture_needs_k_more_or_fewer() -> None:
    """Somebody was missing when movement was told, and is back: the picture would point at her."""
    told = Entry({}, {privacy.WHOLE: frozenset(one.record[0] for one in FIRST[1:])}, 2)
    assert later(anew(FIRST), earlier=[told]).held
    assert later(sheets(team(8, site=7), name="others "), earlier=[told]).groups


def test_a_third_picture_is_judged_by_both_before() -> None:
    second = later(FIRST, sheets(team(5), name="new "))
    third = later(FIRST, sheets(team(5), name="new ")[:1], earlier=[shown(second)])
    assert not second.held
    assert third.held


def test_pictures_that_only_four_together_give_away() -> None:
    """No two differ by fewer than five sheets; the first and second less the third and fourth are one sheet."""
    a, b, c, d = ([f"{name} {number}" for number in range(6)] for name in "abcd")
    earlier = [
        Entry({privacy.WHOLE: [frozenset((name, name) for name in one)]})
        for one in ([*a, "x", *b], [*c, *d], [*a, *c])
    ]
    assert rule([Sheet(one, "board", BOTH) for one in [*b, *d]], k=5, earlier=earlier).held


def test_somebody_who_changes_sides_is_not_given_away() -> None:
    moved = [*FIRST[1:], Sheet(FIRST[0].digest, "management-site", BOTH)]
    assert len(later(moved).groups) == 1


def test_what_a_room_has_seen_is_kept_as_json_and_read_again() -> None:
    ruling = rule(FIRST, k=5)
    was = Entry(ruling.pictures, {"now": frozenset(one.record[0] for one in FIRST)}, 3)
    read = privacy.entry(json.loads(json.dumps(was.kept())))
    assert read is not None
    assert (dict(read.pictures), dict(read.cohorts), read.turn) == (was.pictures, was.cohorts, 3)


def test_a_ledger_without_people_is_known_to_be_one() -> None:
    assert privacy.entry({"": [["0123456789abcdef"]]}) is None


def test_a_question_with_few_new_answers_is_hidden_in_the_later_picture() -> None:
    ruling = later(FIRST, sheets(team(5), {"now"}, "new "), sheets(team(3), name="more "))
    assert not ruling.held
    assert list(ruling.items) == ["now"]


# The open table.


def test_an_open_table_shows_every_side_and_says_so() -> None:
    ruling = privacy.open_table(sheets(team(8, site=2, board=1)))
    assert [len(group) for group in ruling.groups] == [1, 1, 1]
    assert set(ruling.items) == BOTH
    assert "open table" in say(ruling.reason)


def test_the_rule_needs_nothing_but_the_standard_library() -> None:
    for module in (privacy, movement, sides):
        tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                assert all(alias.name in sys.stdlib_module_names for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert (
                    node.level or node.module in sys.stdlib_module_names or node.module == "collections.abc"
                )
