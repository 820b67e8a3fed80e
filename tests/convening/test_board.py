"""The board without a page: requests in, traits out, with a store of its own."""

import subprocess
import sys
from typing import Any

import pytest

from sixelements import assets, catalog
from sixelements.convening import board as page
from sixelements.convening import brought, display, rooms
from sixelements.convening.board import Board, open_board
from sixelements.convening.messages import say
from tests.convening.boards import (
    CONTINUUM,
    SIDES,
    STYLES,
    activity,
    board,
    opened,
    sent,
    share,
    step,
    wanted,
)
from tests.test_house import lacking, words_used

__all__ = ["board", "opened", "sent"]  # fixtures


def test_it_starts_with_the_list_of_rooms_and_all_exercises(board: Board) -> None:
    assert (board.rooms, board.room, board.trouble) == ([], {}, "")
    assert [one["slug"] for one in board.catalog] == [one.slug for one in catalog.for_rooms()]


def test_a_room_is_opened_and_shown(opened: Board) -> None:
    assert opened.room["code"] == opened.code == opened.rooms[0]["code"]
    assert [one["minutes"] for one in opened.room["activities"]] == [20, 10]


def test_several_rooms_are_open_at_once(opened: Board) -> None:
    first = opened.code
    opened.ask({"do": "open", **wanted(purpose="Another")})
    assert len({first, opened.code}) == 2
    opened.ask({"do": "show", "code": first})
    assert opened.room["purpose"] == "To try"
    opened.ask({"do": "show", "code": ""})
    assert opened.room == {}


def test_totals_follow_and_nothing_moves_when_nothing_changed(opened: Board) -> None:
    heard: list[str] = []
    opened.observe(lambda change: heard.append(change["name"]))
    opened.ask({"do": "refresh"})
    assert heard == []
    step(opened, "collect")
    share(opened, 3)
    heard.clear()
    opened.ask({"do": "refresh"})
    assert heard == ["room"]
    assert (opened.room["joined"], activity(opened)["shared"]) == (3, 3)


def test_no_side_is_counted_while_the_room_collects(opened: Board) -> None:
    step(opened, "collect")
    share(opened, 9)
    opened.ask({"do": "refresh"})
    assert set(opened.room["sides"][0]) == {"id", "label"}
    assert activity(opened)["pattern"] is None


def test_reveal_close_run_again_and_compare(opened: Board) -> None:
    step(opened, "collect")
    share(opened, 12)
    step(opened, "reveal")
    assert activity(opened)["state"] == "revealed"
    assert activity(opened)["pattern"]["n"] == 12
    step(opened, "close")
    assert activity(opened)["state"] == "closed"
    opened.ask({"do": "again", "activity": activity(opened)["id"]})
    assert activity(opened, -1)["round"] == 2
    step(opened, "collect", -1)
    share(opened, 12, -1, time=2)
    step(opened, "reveal", -1)
    opened.ask({"do": "compare", "then": activity(opened)["id"], "now": activity(opened, -1)["id"]})
    assert opened.trouble == ""
    assert opened.comparison["rounds"] == [1, 2]
    assert [block["type"] for block in opened.comparison["blocks"]][-1] == "table"


def test_what_is_not_revealed_cannot_be_compared(opened: Board) -> None:
    opened.ask({"do": "compare", "then": activity(opened)["id"], "now": activity(opened, 1)["id"]})
    assert "not been revealed" in say(opened.trouble)
    assert opened.comparison == {}


def test_the_room_closes_and_opens_again(opened: Board) -> None:
    opened.ask({"do": "state", "state": "closed"})
    assert opened.room["state"] == "closed"
    opened.ask({"do": "state", "state": "open"})
    assert opened.room["state"] == "open"


def test_an_exercise_is_added_to_the_agenda(opened: Board) -> None:
    opened.ask({"do": "add", "slug": "ladder-of-inference", "minutes": 15})
    assert activity(opened, -1)["slug"] == "ladder-of-inference"


def test_teams_are_made_named_and_taken_away_and_seen_at_a_glance(board: Board) -> None:
    board.ask({"do": "open", **wanted(), "teams": ["North", ""]})
    board.ask({"do": "add-teams", "teams": ["South"]})
    board.ask({"do": "name-team", "team": 2, "name": "West"})
    board.ask({"do": "drop-team", "team": 1})
    assert [(one["label"], one["joined"], one["finished"]) for one in board.room["teams"]] == [
        ("West", 0, 0),
        ("South", 0, 0),
    ]
    board.ask({"do": "name-team", "team": 3, "name": "west"})
    assert "Two teams would be called" in say(board.trouble)


def test_commitments_are_written_down_and_taken_off(opened: Board) -> None:
    opened.ask({"do": "commit", "who": "Both sides", "what": "Meet", "by_when": "May"})
    (one,) = opened.room["commitments"]
    assert (one["who"], one["what"], one["by_when"]) == ("Both sides", "Meet", "May")
    opened.ask({"do": "drop", "commitment": one["id"]})
    assert opened.room["commitments"] == []


def test_a_commitment_is_kept_or_let_go_with_a_reason_and_open_ones_come_first(opened: Board) -> None:
    for what in ("Meet", "Ask", "Paint"):
        opened.ask({"do": "commit", "who": "Both sides", "what": what, "by_when": "2027-05-01"})
    meet, ask, _ = opened.room["commitments"]
    settle = {"do": "settle", "why": "", "commitment": meet["id"]}
    opened.ask(settle | {"stands": "gone", "why": " "})
    assert "Say why" in say(opened.trouble)
    assert {one["state"] for one in opened.room["commitments"]} == {"open"}
    opened.ask(settle | {"stands": "gone", "why": "No money this year "})
    opened.ask(settle | {"stands": "kept", "commitment": ask["id"]})
    told = [(one["what"], one["state"], one["why"]) for one in opened.room["commitments"]]
    assert told == [("Paint", "open", ""), ("Ask", "kept", ""), ("Meet", "gone", "No money this year")]
    opened.ask(settle | {"stands": "open"})
    told = [(one["what"], one["state"], one["why"]) for one in opened.room["commitments"]]
    assert told == [("Meet", "open", ""), ("Paint", "open", ""), ("Ask", "kept", "")]


@pytest.mark.parametrize("name", ["xlsx", "csv", "docx"])
def test_a_file_is_handed_over(opened: Board, sent: list[Any], name: str) -> None:
    opened.ask({"do": "export", "format": name})
    content, buffers = next(one for one in sent if "file" in one[0])
    assert content["file"] == f"six-elements-{opened.code}.{name}"
    assert len(buffers[0]) > 100


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"do": "open", **wanted(agenda=[])}, "at least one exercise"),
        ({"do": "open", **wanted(sides=[])}, "which sides"),
        ({"do": "open", **wanted(k=2)}, "3 people"),
        ({"do": "open", **wanted(agenda=[{"slug": "nothing", "minutes": 5}])}, "nothing"),
        ({"do": "open", **wanted(mode="secret")}, "Load the page again"),
        ({"do": "show", "code": "AAAAAA"}, "No room has that code"),
        ({"do": "step", "activity": 1, "to": "collect"}, "No room has that code"),
        ({"do": "burn"}, "Load the page again"),
        ("burn", "Load the page again"),
        (None, "Load the page again"),
    ],
)
def test_what_goes_wrong_is_one_plain_line(board: Board, asked: Any, words: str) -> None:
    board.ask(asked)
    assert words in say(board.trouble)
    assert "\n" not in say(board.trouble)
    assert board.room == {}


def test_the_next_request_that_works_clears_the_trouble_and_looking_does_not(opened: Board) -> None:
    opened.ask({"do": "burn"})
    opened.ask({"do": "refresh"})
    assert opened.trouble
    opened.ask({"do": "show", "code": opened.code})
    assert opened.trouble == ""


def test_a_fault_of_ours_never_ends_in_a_traceback(opened: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "all_rooms", lambda *_: 1 / 0)
    opened.ask({"do": "refresh"})
    assert opened.trouble == display.BROKEN


def test_a_room_that_was_purged_leads_back_to_the_list(opened: Board) -> None:
    with opened.store.work() as work:
        work.delete(rooms.find(work, opened.code))
    opened.ask({"do": "refresh"})
    assert (opened.code, opened.room) == ("", {})
    assert opened.trouble


WRITES: dict[str, dict[str, Any]] = {
    "open": {"do": "open", "purpose": "To try", "sides": SIDES, "agenda": [{"slug": CONTINUUM, "minutes": 20}],
             "k": 5, "mode": "anonymous"},
    "add": {"do": "add", "slug": STYLES, "minutes": 10},
    "again": {"do": "again", "activity": 1},
    "commit": {"do": "commit", "who": "", "what": "Publish the draft", "by_when": "12/1"},
    "step": {"do": "step", "activity": 1, "to": "collect"},
    "state": {"do": "state", "state": "closed"},
    "door": {"do": "door", "door": "closed"},
    "heads": {"do": "heads", "heads": 7},
    "clock": {"do": "clock", "activity": 1, "turn": "more"},
    "shown": {"do": "shown", "activity": 2, "slide": 3},
    "address": {"do": "address", "address": "school.local"},
}  # fmt: skip


def heard(sent: list[Any]) -> tuple[str, bool]:
    """Return the word of the last press that was answered, and whether it was done."""
    told, _ = sent[-1]
    return told["key"], told["done"]


@pytest.mark.parametrize("write", WRITES)
def test_a_press_whose_answer_was_lost_is_done_once(opened: Board, sent: list[Any], write: str) -> None:
    def all_there_is() -> Any:
        return [rooms.board(opened.store, one["code"]) for one in rooms.all_rooms(opened.store)]

    before = all_there_is()
    press = WRITES[write] | {"key": "the-same-press"}
    opened.ask(press)
    once, code = all_there_is(), opened.code
    assert once != before
    second = open_board()  # her first Python died before it could answer, and another one has taken over
    second.ask({"do": "show", "code": opened.code})
    second.ask(press)
    second.store.close()
    assert (second.trouble, all_there_is(), second.code) == ("", once, code)
    assert heard(sent) == ("the-same-press", True)


@pytest.mark.parametrize("write", ["open", "add", "again", "commit"])
def test_another_press_is_done_again(opened: Board, write: str) -> None:
    def size() -> int:
        told = [rooms.board(opened.store, one["code"]) for one in rooms.all_rooms(opened.store)]
        return sum(1 + len(one["activities"]) + len(one["commitments"]) for one in told)

    opened.ask(WRITES[write] | {"key": "one-press"})
    before = size()
    opened.ask(WRITES[write] | {"key": "another-press"})
    assert (opened.trouble, size() > before) == ("", True)


def test_a_press_that_was_refused_may_be_repeated(opened: Board, sent: list[Any]) -> None:
    opened.ask({"do": "commit", "who": "", "what": " ", "by_when": "", "key": "empty-press"})
    assert heard(sent) == ("empty-press", False)
    opened.ask({"do": "commit", "who": "", "what": "Now", "by_when": "", "key": "empty-press"})
    assert [one["what"] for one in opened.room["commitments"]] == ["Now"]


def test_a_board_that_only_looks_needs_no_pandas() -> None:
    program = "import sys; import sixelements.convening.board; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_every_word_of_the_board_exists() -> None:
    told = brought.words()
    for module in assets.linked({}, page.ENTRY):
        assert not lacking(words_used(module.body), told), module.name


def test_the_board_shares_the_scripts_of_the_pages() -> None:
    text = page.module()
    assert text.count("export default") == 1
    assert '$["ui/slides/draw.js"] ??= ' in text
