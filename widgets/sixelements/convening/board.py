"""The facilitator's live display in a notebook of her own: a room on a projector, driven from her browser.

A server of ours hands the same display out as a page, with no Python behind it (``serving/board_page.py``).
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any

import anywidget
import msgspec
import traitlets

from sixelements import assets, styles

from . import facilitators
from .brought import brought, own_style, words
from .display import Display
from .errors import StoreError
from .facilitators import Whose
from .messages import message
from .store import RoomStore, open_store

ENTRY = "ui/board/board.js"


class Board(anywidget.AnyWidget):
    """The display of one facilitator; several can be open, and each shows one room or the list of rooms.

    The page sends requests (:mod:`.desk`) and draws what it is told by these traits.  It asks to look again every
    second, and a trait moves only when something in it has changed.
    """

    rooms: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)
    room = traitlets.Dict(read_only=True).tag(sync=True)
    catalog: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)
    agendas: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)
    """The sessions that a room can be opened from."""
    sides: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)
    trouble: traitlets.Any = traitlets.Any("", read_only=True).tag(sync=True)
    """What went wrong with the last press, as a message or in words; "" where nothing did."""
    address = traitlets.Unicode(read_only=True).tag(sync=True)
    addresses: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)
    """The addresses that may be picked, the likeliest first."""
    reach = traitlets.Unicode(read_only=True).tag(sync=True)
    """Who can reach the address: see :class:`.addresses.Reach`."""
    qr = traitlets.Unicode(read_only=True).tag(sync=True)
    team_file = traitlets.Dict(read_only=True).tag(sync=True)
    part = traitlets.Dict(read_only=True).tag(sync=True)
    comparison = traitlets.Dict(read_only=True).tag(sync=True)
    script = traitlets.Dict(read_only=True).tag(sync=True)
    """The parts of the facilitator's page of the exercise that was asked for last."""
    devices: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)

    def __init__(self, store: RoomStore, whose: Whose, **traits: Any) -> None:
        self.display = Display(store, whose)
        self._esm = module()
        self._css = style()
        super().__init__(**traits)
        for name, value in brought().items():
            self.set_trait(name, value)
        self.on_msg(self._heard)
        self.ask({"do": "refresh"})

    @property
    def store(self) -> RoomStore:
        """The rooms."""
        return self.display.store

    @property
    def code(self) -> str:
        """The code of the room that is shown; "" for the list of rooms."""
        return self.display.code

    def _heard(self, _widget: object, content: object, _buffers: object) -> None:
        self.ask(content)

    def ask(self, content: object) -> None:
        """Do what the page asks for, and bring the traits up to date; equal values send nothing."""
        told = self.display.ask(content)
        for name, value in self.display.shows.items():
            self.set_trait(name, value)
        if told.trouble is not None:
            self.set_trait("trouble", told.trouble)
        if told.file:
            self.send({"file": told.file.file, "type": told.file.type}, buffers=[told.file.content])
        way = msgspec.to_builtins(told.way)
        self.send({"heard": True, "key": told.key, "done": told.done, "now": told.now, "way": way})

    def __repr__(self) -> str:
        return f"<{__name__}>"


@cache
def module() -> str:
    """Return the board's ES module: its words, its own modules and those it shares with other pages."""
    return assets.es_module(words(), ENTRY)


@cache
def style() -> str:
    """Return the board's stylesheet, on top of the one all pages share."""
    return styles.style() + own_style()


def open_board() -> Board:
    """Open the board on the rooms of this machine, for whom ``SIXELEMENTS_FACILITATOR`` names ("owner" for all rooms).

    Where nobody is named, nobody's rooms are shown: a notebook may be open to everybody.
    """
    named = os.environ.get(facilitators.VARIABLE)
    if named is None:
        raise StoreError(message("store.no_link"))
    return Board(open_store(), facilitators.named(named))
