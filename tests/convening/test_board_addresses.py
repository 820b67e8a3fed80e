"""The address that a board shows to the phones of a room."""

from pathlib import Path
from typing import Any

import pytest

from sixelements.convening import addresses, facilitators
from sixelements.convening.addresses import ADDRESS, LISTENING, Interface
from sixelements.convening.board import Board, open_board
from sixelements.convening.messages import say
from tests.convening.boards import board, opened, sent

__all__ = ["board", "opened", "sent"]  # fixtures


def test_the_square_holds_the_address_that_phones_can_reach(opened: Board) -> None:
    opened.ask({"do": "here", "address": "http://elsewhere/six"})
    assert opened.qr.startswith("<svg")
    assert (opened.address, opened.reach) == ("http://elsewhere/six", "room")


def test_a_facilitator_picks_or_types_the_address(opened: Board) -> None:
    opened.ask({"do": "here", "address": "http://elsewhere"})
    first = opened.qr
    opened.ask({"do": "address", "address": "192.168.7.7:8866/"})
    assert (opened.address, opened.trouble) == ("http://192.168.7.7:8866", "")
    assert opened.qr != first
    opened.ask({"do": "address", "address": "javascript:alert(1)"})
    assert "No phone can open that address" in say(opened.trouble)
    assert opened.address == "http://192.168.7.7:8866", "what was chosen stays"
    opened.ask({"do": "address", "address": ""})
    assert (opened.address, opened.qr) == ("http://elsewhere", first)


def test_a_second_display_and_a_later_one_show_the_address_that_was_chosen(opened: Board) -> None:
    opened.ask({"do": "address", "address": "school.local:8866"})
    second = open_board()
    second.ask({"do": "here", "address": "http://elsewhere"})
    second.ask({"do": "show", "code": opened.code})
    second.store.close()
    assert (second.address, second.qr) == ("http://school.local:8866", opened.qr)


def test_the_address_of_the_environment_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: list[Any]
) -> None:
    monkeypatch.setenv("SIXELEMENTS_DATA", str(tmp_path))
    monkeypatch.setenv(facilitators.VARIABLE, str(facilitators.OWNER))
    monkeypatch.setenv(ADDRESS, "http://192.168.1.20:8866/")
    made = open_board()
    made.ask({"do": "here", "address": "http://127.0.0.1:8866"})
    made.store.close()
    assert made.address == "http://192.168.1.20:8866"


def test_another_network_is_noticed_while_the_board_is_open(
    opened: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LISTENING, "http://0.0.0.0:8866/")
    opened.ask({"do": "here", "address": "http://127.0.0.1:8866"})
    for address in ("192.168.137.1", "10.20.30.40"):
        now = [Interface("lo", "127.0.0.1"), Interface("wlan0", address)]
        monkeypatch.setattr(addresses, "interfaces", lambda now=now: now)
        opened.ask({"do": "refresh"})
        assert (opened.address, opened.reach) == (f"http://{address}:8866", "room")
    monkeypatch.setattr(addresses, "interfaces", lambda: [Interface("lo", "127.0.0.1")])
    opened.ask({"do": "refresh"})
    assert opened.reach == "no-network"
    monkeypatch.setenv(LISTENING, "http://127.0.0.1:8866/")
    opened.ask({"do": "refresh"})
    assert opened.reach == "computer"
