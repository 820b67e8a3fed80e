"""What the patterns say of invented rooms: counts, middles, flags, what to talk about first, what moved."""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from sixelements import catalog, kinds, shape
from sixelements.convening import patterns
from sixelements.convening.patterns import Contribution, Pattern, base
from sixelements.convening.patterns.compare import part as share_in_words
from sixelements.convening.sides import SIDES

Answers = dict[str, Any]
HOSTILE = "<script>alert(1)</script> =1+1"

CONTINUUM = "decision-continuum"
LADDER = "ladder-of-inference"
STYLES = "conflict-styles"


def room(*people: tuple[str, int, Answers]) -> list[Contribution]:
    """Return people who answer alike: side, how many, what."""
    return [
        Contribution(f"{row} {number}", side, answers)
        for row, (side, size, answers) in enumerate(people)
        for number in range(size)
    ]


def reveal(slug: str, people: list[Contribution], **how: Any) -> Pattern:
    exercise = catalog.get(slug)
    form = kinds.get(exercise.kind).shape(exercise)
    assert not [line for one in people for line in shape.problems(form, one.answers)]
    return patterns.reveal(exercise, people, sides=list(SIDES), **how).pattern


def block(pattern: Pattern, kind: str, number: int = 0) -> Any:
    return [one for one in pattern["blocks"] if one["type"] == kind][number]


def kinds_of(pattern: Pattern) -> list[str]:
    return [one["type"] for one in pattern["blocks"]]


def labor(answers: Answers, size: int = 6) -> tuple[str, int, Answers]:
    return "labor-certificated", size, answers


def management(answers: Answers, size: int = 6) -> tuple[str, int, Answers]:
    return "management-site", size, answers


# Of every kind.


def placed(**decisions: Mapping[str, int]) -> Answers:
    return {"placed": {name.replace("_", "-"): dict(marks) for name, marks in decisions.items()}}


def picked(*facts: str, **more: Any) -> Answers:
    return {"picked": list(facts), **more}


def replied(**picks: Mapping[str, str]) -> Answers:
    return {"replies": {name.replace("_", "-"): dict(one) for name, one in picks.items()}}


SOME = {
    CONTINUUM: placed(school_calendar={"now": 2, "should": 4}),
    LADDER: picked("agenda-monday", "agenda-start"),
    STYLES: replied(one_topic={"most": "avoid", "least": "compete"}),
}


@pytest.mark.parametrize("slug", SOME)
def test_a_pattern_is_plain_json_and_the_same_each_time(slug: str) -> None:
    people = room(labor(SOME[slug]), management(SOME[slug]))
    pattern = reveal(slug, people)
    assert json.loads(json.dumps(pattern)) == pattern == reveal(slug, people[::-1])
    assert (pattern["n"], pattern["k"], pattern["mode"], pattern["round"]) == (12, 5, "anonymous", 1)
    assert [(one["label"], one["n"]) for one in pattern["groups"]] == [
        ("Labor (certificated staff)", 6),
        ("Management (principals, sites)", 6),
    ]
    assert kinds_of(pattern)[:2] == ["sentence", "strips"]


@pytest.mark.parametrize("slug", SOME)
def test_too_few_people_see_only_how_many_it_takes(slug: str) -> None:
    shown = patterns.reveal(catalog.get(slug), room(labor(SOME[slug], 4)), sides=list(SIDES))
    assert (shown.pattern["blocks"], shown.pattern["groups"], shown.basis) == ([], [], {})
    assert shown.held == shown.pattern["note"]
    assert "at least 5 people" in shown.held


@pytest.mark.parametrize("slug", SOME)
def test_an_open_table_shows_one_person_and_says_so(slug: str) -> None:
    pattern = reveal(slug, room(labor(SOME[slug]), ("board", 1, SOME[slug])), mode="open")
    assert [one["n"] for one in pattern["groups"]] == [6, 1]
    assert "open table" in pattern["note"]


@pytest.mark.parametrize("slug", SOME)
def test_answers_of_nobody_are_a_pattern_too(slug: str) -> None:
    assert kinds_of(reveal(slug, room(labor({}, 5)))) == ["sentence"]


@pytest.mark.parametrize("slug", SOME)
def test_every_row_fits_its_points(slug: str) -> None:
    for strips in (one for one in reveal(slug, room(labor(SOME[slug])))["blocks"] if one["type"] == "strips"):
        for part in (part for row in strips["rows"] for part in row["parts"]):
            assert len(part["counts"]) == len(strips["points"])
            assert (part["group"], part["label"]) == ("all", "Everyone")


def test_pandas_waits_until_there_is_a_room() -> None:
    code = "import sys; import sixelements.convening.patterns; sys.exit('pandas' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


# The continuum.

BOTH_CLAIM = room(
    labor(placed(school_calendar={"now": 6, "should": 4}, bell_schedule={"now": 2, "should": 4})),
    management(placed(school_calendar={"now": 2, "should": 4}, bell_schedule={"now": 2, "should": 3})),
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
        ["The school-year calendar", "how it is made now", "Everyone", "8", "3.5", "3 to 4"],
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


@pytest.mark.parametrize(
    ("counts", "middle", "half"),
    [
        ([0, 0, 0], None, None),
        ([1, 0, 0], 1, [1, 1]),
        ([1, 0, 1], 2, [1, 3]),
        ([1, 2, 1], 2, [2, 2]),
        ([2, 1, 1, 1], 2, [1, 3]),
        ([2, 2, 2, 2], 2.5, [2, 3]),
        ([4, 0, 0, 4], 2.5, [1, 4]),
    ],
)
def test_middle_and_middle_half(counts: list[int], middle: float | None, half: list[int] | None) -> None:
    assert (base.middle(counts), base.half(counts)) == (middle, half)


# The ladder.


def climbs(**rungs: str) -> Answers:
    return {"climbs": {"late-agenda": rungs}}


def test_the_climbs_part_where_the_facts_do() -> None:
    seen = picked("agenda-monday", "agenda-start"), picked("agenda-monday", "agenda-training")
    pattern = reveal(LADDER, room(labor(seen[0]), management(seen[1])))
    said = block(pattern, "sentence")["text"]
    assert "part on the second rung" in said
    assert "6 of 6 in" in said
    rows = block(pattern, "table")["rows"]
    assert [row[0] for row in rows] == ["The pool of facts", *["What I pick out"] * 3]
    assert "9:40 p.m." in rows[1][1]
    assert rows[2][1].startswith("Labor (certificated staff), and not every group: “The principal opened")
    monday = next(row for row in block(pattern, "strips")["rows"] if row["id"] == "agenda-monday")
    assert [part["counts"] for part in monday["parts"]] == [[6, 0], [6, 0]]


def test_the_same_facts_send_the_room_up_the_ladder() -> None:
    pattern = reveal(LADDER, room(labor(SOME[LADDER]), management(SOME[LADDER])))
    assert "stand on the same facts" in block(pattern, "sentence")["text"]


def test_everyone_together_hears_what_was_picked_up_and_what_by_nobody() -> None:
    said = block(reveal(LADDER, room(labor(SOME[LADDER], 5))), "sentence")["text"]
    assert "5 of 5 people picked up" in said
    assert "Nobody picked up 10 of the 12 facts." in said


def test_words_stand_rung_by_rung_from_the_ground_with_the_side_that_is_shown() -> None:
    words = SOME[LADDER] | climbs(action="Write to all.", meaning=HOSTILE)
    pattern = reveal(LADDER, room(labor(SOME[LADDER]), labor(words, 1), management(SOME[LADDER])))
    blocks = [one for one in pattern["blocks"] if one["type"] == "words"]
    assert [one["title"] for one in blocks] == [
        "The late agenda: rung 3, The meaning I add",
        "The late agenda: rung 7, What I would do",
    ]
    assert blocks[0]["items"] == [{"text": HOSTILE, "about": "Labor (certificated staff)"}]


def test_words_of_a_hidden_side_stand_without_it() -> None:
    words = SOME[LADDER] | climbs(meaning="I was there.")
    pattern = reveal(LADDER, room(labor(SOME[LADDER]), ("board", 1, words)))
    assert block(pattern, "words")["items"] == [{"text": "I was there.", "about": ""}]


def test_a_case_of_somebodys_own_is_never_counted_and_names_no_side() -> None:
    own = {
        "case": "own",
        "picked": ["own-1"],
        "own_title": "My moment",
        "own_facts": [{"id": "own-1", "text": "A note", "case": "own"}],
        "climbs": {"own": {"meaning": "It was late."}},
    }
    pattern = reveal(LADDER, room(labor(SOME[LADDER]), management(SOME[LADDER]), management(own, 1)))
    assert [row["parts"][1]["n"] for row in block(pattern, "strips")["rows"]] == [6] * 12
    assert sorted(
        item["text"] for one in pattern["blocks"] if one["type"] == "words" for item in one["items"]
    ) == [
        "A note",
        "It was late.",
        "My moment",
    ]
    assert {
        item["about"] for one in pattern["blocks"] if one["type"] == "words" for item in one["items"]
    } == {""}


def test_the_order_of_words_is_not_the_order_of_people() -> None:
    texts = [f"Word {number}" for number in range(6)]
    people = room(*(labor(SOME[LADDER] | climbs(meaning=text), 1) for text in texts))
    shown = [item["text"] for item in block(reveal(LADDER, people), "words")["items"]]
    assert sorted(shown) == texts
    assert shown != texts


# Styles.


def test_styles_show_the_spread_of_the_room_in_both_contexts() -> None:
    one = replied(one_topic={"most": "avoid", "least": "compete"})
    two = one["replies"] | {scenario("across"): {"most": "compete"}}
    pattern = reveal(STYLES, room(labor(one), management({"replies": two})))
    rows = {row["id"]: row for row in block(pattern, "strips")["rows"]}
    assert block(pattern, "strips")["points"] == [
        "Compete",
        "Accommodate",
        "Compromise",
        "Avoid",
        "Collaborate",
    ]
    assert [(part["when"], part["counts"]) for part in rows["inside"]["parts"]] == [
        ("most", [0, 0, 0, 6, 0]),
        ("most", [0, 0, 0, 6, 0]),
        ("least", [6, 0, 0, 0, 0]),
        ("least", [6, 0, 0, 0, 0]),
    ]
    said = block(pattern, "sentence")["text"]
    assert "Inside my side, Labor (certificated staff) chose Avoid most often (6 of 6 choices)." in said
    assert "From inside to across, Compete grows most for Management (principals, sites)." in said


def scenario(context: str) -> str:
    ids: list[str] = [one.id for one in catalog.get(STYLES).content.scenarios if one.context == context]
    return ids[0]


# Two times.


def twice(then: list[Contribution], now: list[Contribution], slug: str = CONTINUUM) -> dict[str, Any]:
    return patterns.compare(reveal(slug, then), reveal(slug, now, round_=2))


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
    found = patterns.compare(pattern, pattern | {"version": 2})
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
    told = [share_in_words(one) for one in (1 / 300, 0.005, 0.25, 1)]
    assert told == ["less than 1%", "less than 1%", "25%", "100%"]
