"""The pattern of a ladder: facts, where the climbs part, words rung by rung."""

from tests.convening.revealing import (
    HOSTILE,
    LADDER,
    SOME,
    Answers,
    block,
    labor,
    management,
    picked,
    reveal,
    room,
)


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
