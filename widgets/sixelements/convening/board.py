"""The facilitator's live display: a room on a projector, driven from the facilitator's own browser."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

import anywidget
import msgspec
import traitlets

from sixelements import agendas, assets, catalog, kinds, styles

from . import addresses, facilitators, fitting, script
from .display import Display
from .documents import lifecycle
from .errors import StoreError
from .facilitators import Whose
from .messages import message
from .sides import SIDES, label
from .store import RoomStore, open_store

ENTRY = "ui/board/board.js"


class Board(anywidget.AnyWidget):
    """The display of one facilitator; several can be open, and each shows one room or the list of rooms.

    The page sends requests (:mod:`.desk`) and draws what it is told: by the server or, in a notebook with none, by
    these traits.  It asks to look again every second, and a trait moves only when something in it has changed.
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

    devices: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)
    served = traitlets.Bool(read_only=True).tag(sync=True)
    """Whether a server of ours stands behind the page: then the page asks that server, and outlives this Python."""

    def __init__(self, store: RoomStore, whose: Whose, **traits: Any) -> None:
        self.display = Display(store, whose)
        self._esm = module()
        self._css = style()
        super().__init__(**traits)
        self.set_trait("served", addresses.LISTENING in os.environ)
        self.set_trait("catalog", exercises())
        self.set_trait("agendas", agendas.told())
        self.set_trait("sides", [{"id": side, "label": label(side)} for side in SIDES])
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


def exercises() -> list[dict[str, Any]]:
    """Return what a facilitator needs to know of every exercise, its script included."""
    return [
        {
            "slug": one.slug,
            "title": one.title,
            "summary": one.summary,
            "element": one.element,
            "minutes": msgspec.to_builtins(one.minutes),
            "by_beats": kinds.get(one.kind).by_beats,
            "offered": fitting.offered(one),
            "writes": written_by(one.slug),
            "silent": lifecycle.is_silent(one.slug),
            "ballot": one.ballot,
            "script": [part._asdict() for part in script.parts(one.slug)],
        }
        for one in catalog.for_rooms()
    ]


def written_by(slug: str) -> str:
    """Return who writes the document of an exercise together where nobody chose; "" where it has none."""
    form = lifecycle.form_of(slug)
    return "" if form is None else "side" if form.by_side else "room"


def words() -> dict[str, Any]:
    """Return every interface word of the board: its own, and those of the parts it shares with other pages."""
    files = (
        "words.toml",
        "room.toml",
        "ahead.toml",
        "slides/slides.toml",
        "board/board.toml",
        "board/fit.toml",
        "plan.toml",
        "keys.toml",
        "teamfile.toml",
    )
    return assets.table(*(assets.UI / name for name in files)) | assets.messages()


@cache
def module() -> str:
    """Return the board's ES module: its words, its own modules and those it shares with other pages."""
    return assets.es_module(words(), ENTRY)


@cache
def style() -> str:
    """Return the board's stylesheet, on top of the one all pages share."""
    return styles.style() + styles.sheet(
        assets.UI / "slides" / "slides.css", assets.UI / "board" / "board.css"
    )


def open_board() -> Board:
    """Open the board on the rooms of this server, for whom the server that started this Python names.

    Where nobody is named, nobody's rooms are shown: that a name is missing proves nothing.
    """
    named = os.environ.get(facilitators.VARIABLE)
    if named is None:
        raise StoreError(message("store.no_link"))
    return Board(open_store(), facilitators.named(named))
