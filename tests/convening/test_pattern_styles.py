"""The pattern of conflict styles: the spread of the room in both contexts."""

from tests.convening.revealing import STYLES, block, labor, management, replied, reveal, room, scenario


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
