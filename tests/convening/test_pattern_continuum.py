"""The pattern of a decision continuum: strips, flags, what to talk about first."""

from sixelements import catalog
from sixelements.convening.patterns import Contribution
from tests.convening.revealing import (
    BOTH_CLAIM,
    CONTINUUM,
    HOSTILE,
    SOME,
    block,
    kinds_of,
    labor,
    management,
    placed,
    reveal,
    room,
)


def test_strips_show_each_group_now_and_as_it_should_be() -> None:
    (calendar, bells) = block(reveal(CONTINUUM, BOTH_CLAIM), "strips")["rows"]
    told = [(one["group"], one["when"], one["n"], one["median"], one["spread"]) for one in calendar["parts"]]
    assert told == [
        ("labor-certificated", "now", 6, 6, [6, 6]),
        ("management-site", "now", 6, 2, [2, 2]),
        ("labor-certificated", "should", 6, 4, [4, 4]),
        ("management-site", "should", 6, 4, [4, 4]),
    ]
    assert calendar["parts"][0]["counts"] == [0, 0, 0, 0, 0, 6, 0]
    assert (calendar["flags"], calendar["flag"]) == (["both-claim-now", "agreed-shift"], "both-claim")
    assert (bells["flags"], bells["flag"]) == (["same-now-different-should"], "same-now-different-should")


def test_the_own_mark_finds_its_point() -> None:
    part = block(reveal(CONTINUUM, BOTH_CLAIM), "strips")["rows"][0]["parts"][0]
    assert (part["at"], part["values"][5]) == ("placed.school-calendar.now", 6)


def test_what_both_claim_comes_first_with_the_words_to_open_it() -> None:
    first, second = block(reveal(CONTINUUM, BOTH_CLAIM), "talk")["items"]
    assert (first["id"], second["id"]) == ("school-calendar", "bell-schedule")
    assert "takes the decision to be its own" in first["why"]
    assert "4 steps between groups on how it is made now" in first["why"]
    # What both see alike is filled in; what they see differently each says in her own words.
    assert "both sides work it out and decide together" in first["opener"]
    assert "[say how you see it]" in first["opener"]


def test_the_sentence_names_the_widest_gap_and_the_flags() -> None:
    said = block(reveal(CONTINUUM, BOTH_CLAIM), "sentence")["text"]
    assert "furthest apart on “The school-year calendar” (how it is made now)" in said
    assert "Both claim it: “The school-year calendar”." in said
    assert "Most agreed: “The bell schedule of a school”." in said


def test_only_three_decisions_come_first() -> None:
    names = [one.id for one in catalog.get(CONTINUUM).content.decisions[:5]]
    people = room(
        *(
            side({"placed": {name: {"now": at} for name in names}})
            for side, at in ((labor, 5), (management, 3))
        )
    )
    assert [one["id"] for one in block(reveal(CONTINUUM, people), "talk")["items"]] == names[:3]


def test_a_room_that_agrees_has_nothing_to_talk_about_first() -> None:
    people = room(labor(SOME[CONTINUUM]), management(SOME[CONTINUUM]))
    pattern = reveal(
        CONTINUUM,
        room(labor(placed(school_calendar={"now": 4})), management(placed(school_calendar={"now": 4}))),
    )
    assert "talk" not in kinds_of(pattern)
    assert [one["why"] for one in block(reveal(CONTINUUM, people), "talk")["items"]] == [
        "Both would move it, and both name the same point."
    ]


def test_everyone_together_is_ranked_by_how_far_answers_lie_apart() -> None:
    people = room(
        labor(placed(school_calendar={"now": 1}, bell_schedule={"now": 4}), 4),
        management(placed(school_calendar={"now": 7}, bell_schedule={"now": 4}), 4),
    )
    pattern = reveal(CONTINUUM, people)
    assert pattern["groups"] == []
    assert [row["flags"] for row in block(pattern, "strips")["rows"]] == [[], []]
    (first,) = block(pattern, "talk")["items"]
    assert (
        "the middle half of the answers reaches from “Management decides” to “Labor decides”" in first["why"]
    )


def test_a_middle_between_two_points_names_both() -> None:
    people = room(labor(placed(school_calendar={"now": 4}), 4), labor(placed(school_calendar={"now": 5}), 4))
    people += room(management(placed(school_calendar={"now": 2})))[:6]
    people = [Contribution(str(number), one.side, one.answers) for number, one in enumerate(people)]
    assert "between “Together” and “Labor asks first”" in block(reveal(CONTINUUM, people), "sentence")["text"]


def test_the_spread_stands_in_the_table() -> None:
    people = room(*(labor(placed(school_calendar={"now": point}), 2) for point in (1, 3, 4, 7)))
    table = block(reveal(CONTINUUM, people), "table")
    assert table["rows"] == [
        [
            "The school-year calendar",
            "how it is made now",
            "Everyone",
            "8",
            "between “Management asks first” and “Together”",
            "“Management asks first” to “Together”",
        ],
    ]


def test_decisions_people_added_are_words_and_never_counts() -> None:
    own = {
        "own": [{"id": "own-1", "title": HOSTILE}],
        "placed": {"own-1": {"now": 1}, "school-calendar": {"now": 2}},
    }
    pattern = reveal(CONTINUUM, room(labor(SOME[CONTINUUM]), ("board", 1, own)))
    assert block(pattern, "words")["items"] == [{"text": HOSTILE, "about": ""}]
    assert [row["id"] for row in block(pattern, "strips")["rows"]] == ["school-calendar"]


def test_what_is_hidden_is_named() -> None:
    few = {"placed": {"bell-schedule": {"now": 1}}}
    pattern = reveal(CONTINUUM, room(labor(SOME[CONTINUUM]), management(few, 2)))
    said = block(pattern, "sentence", 1)["text"]
    assert said.startswith("Not shown")
    assert "“The bell schedule of a school”" in said
    assert "school-year calendar" not in said
