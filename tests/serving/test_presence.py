"""Where somebody writes now: a row and nothing else, told to the others of one document, and gone in seconds.

``test_documents.py`` holds it over HTTP.
"""

from sixelements.serving.presence import EACH, MOST, SECONDS, Presence


class Clock:
    """A clock that stands until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_row_is_told_to_others_until_its_time_is_over() -> None:
    clock = Clock()
    known = Presence(clock)
    known.note(1, "a", "one")
    clock.now = SECONDS / 2
    known.note(1, "b", "two")
    assert (known.others(1, "one"), known.others(1, "two"), known.others(1, "three")) == (
        ["b"],
        ["a"],
        ["a", "b"],
    )
    assert known.others(2, "one") == []
    known.note(1, "a", "one")
    clock.now = SECONDS
    assert known.others(1, "two") == ["a"], "what was said again stands longer"
    clock.now = SECONDS * 2
    assert known.others(1, "three") == []
    assert known.until == {}, "nothing is kept"


def test_rows_tell_neither_how_many_write_nor_who_goes_where() -> None:
    clock = Clock()
    several, alone = Presence(clock), Presence(clock)
    for device in ("one", "two", "three"):
        several.note(1, "b", device)
    alone.note(1, "b", "one")
    assert several.others(1, "four") == alone.others(1, "four") == ["b"]
    alone.note(1, "a", "one")
    several.note(1, "a", "two")
    assert alone.others(1, "four") == several.others(1, "four") == ["a", "b"], (
        "one who goes on, or two who write"
    )


def test_one_device_that_names_row_after_row_drowns_out_nobody() -> None:
    known = Presence(Clock())
    known.note(1, "a", "somebody")
    for number in range(MOST + 10):
        known.note(1 + number % 2, f"row-{number}", "one")
    assert "a" in known.others(1, "two")
    assert len(known.others(1, "two")) + len(known.others(2, "two")) == 1 + EACH


def test_a_flood_of_rows_fills_no_memory() -> None:
    known = Presence(Clock())
    for number in range(MOST + 10):
        known.note(1, f"row-{number}", f"device-{number}")
    assert len(known.until) == MOST
    assert f"row-{MOST + 9}" in known.others(1, "two")
