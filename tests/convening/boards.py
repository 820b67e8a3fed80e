"""A board as its tests share it: opened on a store of its own, with rooms, answers and steps."""

from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog
from sixelements.convening import facilitators, rooms
from sixelements.convening.addresses import ADDRESS, LISTENING
from sixelements.convening.board import Board, open_board
from tests.convening.invented import answers
from tests.convening.kept import laid

CONTINUUM, STYLES = "decision-continuum", "conflict-styles"
SIDES = ["labor-certificated", "labor-classified", "management-cabinet", "management-site"]


@pytest.fixture
def sent() -> list[tuple[Any, Any]]:
    """What the board has handed to the page."""
    return []


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: list[Any]) -> Any:
    monkeypatch.setenv("SIXELEMENTS_DATA", str(tmp_path))
    monkeypatch.setenv(facilitators.VARIABLE, str(facilitators.OWNER))
    monkeypatch.delenv("SIXELEMENTS_DATABASE", raising=False)
    monkeypatch.delenv(ADDRESS, raising=False)
    monkeypatch.delenv(LISTENING, raising=False)
    monkeypatch.setattr(Board, "send", lambda _self, content, buffers=None: sent.append((content, buffers)))
    laid(tmp_path / "rooms.sqlite")
    made = open_board()
    yield made
    made.store.close()


@pytest.fixture
def opened(board: Board) -> Board:
    board.ask({"do": "open", **wanted()})
    assert board.trouble == ""
    return board


def wanted(**other: Any) -> dict[str, Any]:
    agenda = [{"slug": CONTINUUM, "minutes": 20}, {"slug": STYLES, "minutes": 10}]
    return {"purpose": "To try", "sides": SIDES, "agenda": agenda, "k": 5, "mode": "anonymous"} | other


def activity(board: Board, index: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = board.room["activities"][index]
    return found


def step(board: Board, to: str, index: int = 0) -> None:
    board.ask({"do": "step", "activity": activity(board, index)["id"], "to": to})


def share(board: Board, people: int, index: int = 0, time: int = 1) -> None:
    for person in range(people):
        side = SIDES[person % len(SIDES)]
        token = rooms.join(board.store, board.code, side, f"device-{person:010}")
        rooms.share(
            board.store,
            board.code,
            activity(board, index)["id"],
            token=token,
            revision=1,
            version=catalog.get(CONTINUUM).version,
            answers=answers(side, person, time),
        )
