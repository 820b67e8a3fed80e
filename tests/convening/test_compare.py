"""Two times of one exercise: what moved, and what cannot be compared."""

from typing import Any

import pytest

from sixelements.convening import patterns
from sixelements.convening.messages import said, say
from sixelements.convening.patterns import Contribution
from sixelements.convening.patterns.compare import part as share_in_words
from tests.convening.revealing import (
    BOTH_CLAIM,
    CONTINUUM,
    LADDER,
    SOME,
    STYLES,
    block,
    kept,
    labor,
    management,
    picked,
    placed,
    replied,
    reveal,
    room,
)


def twice(then: list[Contribution], now: list[Contribution], slug: str = CONTINUUM) -> dict[str, Any]:
    found: dict[str, Any] = said(patterns.compare(kept(slug, then), kept(slug, now, round_=2)))
    return found


def test_what_moved_is_said_in_words_and_as_a_table() -> None:
    later = room(
        labor(placed(school_calendar={"now": 4, "should": 4}, bell_schedule={"now": 2, "should": 4})),
        management(placed(school_calendar={"now": 3, "should": 4}, bell_schedule={"now": 2, "should": 3})),
    )
    found = twice(BOTH_CLAIM, later)
    assert found["rounds"] == [1, 2]
    said = [one["text"] for one in found["blocks"] if one["type"] == "sentence"]
    assert (
        "Labor (certificated staff) on “The school-year calendar” (how it is made now), from 6 to 4"
        in said[0]
    )
    assert said[1:] == [
        "“The school-year calendar”, then: Both claim it. Agreed shift. Now: nothing flagged."
    ]
    assert ["The school-year calendar", "how it is made now", "Management (principals, sites)", "2", "3",
            "1 step toward “Labor decides”"] in block(found, "table")["rows"]  # fmt: skip
    assert len(block(found, "table")["rows"]) == 8


def test_where_groups_differ_everyone_is_compared() -> None:
    later = room(labor(SOME[CONTINUUM], 4), management(SOME[CONTINUUM], 4))
    found = twice(room(labor(SOME[CONTINUUM]), management(SOME[CONTINUUM])), later)
    assert {row[2] for row in block(found, "table")["rows"]} == {"Everyone"}
    assert block(found, "sentence")["text"].startswith("Nothing moved")


def test_other_groups_are_said() -> None:
    sides = labor(SOME[CONTINUUM]), management(SOME[CONTINUUM])
    found = twice(room(*sides), room(*sides, ("board", 2, SOME[CONTINUUM])))
    assert "The groups were not the same both times" in found["note"]


def test_another_edition_is_said() -> None:
    pattern = reveal(CONTINUUM, BOTH_CLAIM)
    found = said(patterns.compare(pattern, pattern | {"version": 2}))
    assert "edition 1, now 2" in found["note"]
    assert found["versions"] == [1, 2]


def test_styles_and_facts_are_compared_by_their_part_of_the_answers() -> None:
    avoid, compete = (replied(one_topic={"most": style}) for style in ("avoid", "compete"))
    rows = block(twice(room(labor(avoid, 8)), room(labor(compete, 8)), STYLES), "table")["rows"]
    assert [
        "Inside my side: Compete",
        "most like me",
        "Everyone",
        "0 of 8",
        "8 of 8",
        "100% of the answers more",
    ] in rows
    facts = block(
        twice(room(labor(picked("agenda-monday"), 6)), room(labor(SOME[LADDER], 6)), LADDER), "table"
    )["rows"]
    assert len(facts) == 12
    assert all(row[0].endswith(": picked up") for row in facts)


def test_what_was_shown_once_is_not_compared() -> None:
    found = twice(
        room(labor(placed(school_calendar={"now": 1}))), room(labor(placed(bell_schedule={"now": 1})))
    )
    assert [one["text"] for one in found["blocks"]] == [
        "Nothing was shown both times, so there is nothing to compare."
    ]


def test_two_exercises_are_not_compared() -> None:
    with pytest.raises(ValueError, match="expected one"):
        patterns.compare(reveal(CONTINUUM, BOTH_CLAIM), reveal(STYLES, room(labor(SOME[STYLES]))))


def test_a_small_change_is_never_nothing() -> None:
    told = [say(share_in_words(one)) for one in (1 / 300, 0.005, 0.25, 1)]
    assert told == ["less than 1%", "less than 1%", "25%", "100%"]
