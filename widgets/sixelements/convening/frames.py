"""A room's record as a pandas frame, for a facilitator in a notebook; several rooms or years side by side.

``open_room("KTM-4RX").frame()`` is the long list of the record, tidy: one line says one thing, and names its room.
It is made from what was revealed, as the files of a record are, so that nothing is in it that nobody saw.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from . import codes, exports, rooms
from .messages import said
from .store import open_store

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]

NUMBERS = {"round": "Int64", "point": "Int64", "number": "Float64"}
"""The columns of the long list that hold numbers; a line that has none of one has ``<NA>`` there."""
QUESTION = ["exercise", "title", "item", "when", "group"]
"""What makes two middles comparable: the same question, asked in the same way, of the same group."""
MOVED = ("moved", "", "")
"""The last column of :func:`side_by_side`."""


class Record(NamedTuple):
    """What was revealed in one room, as a facilitator may take it home."""

    room: Mapping[str, Any]

    def frame(self) -> pd.DataFrame:
        """Return the long list: the columns of a CSV record, with ``room`` (its code) and ``opened`` before them."""
        import pandas as pd

        rows = pd.DataFrame(exports.long_list(said(self.room)), columns=exports.Row._fields)
        return tidy(rows, codes.spoken(self.room["code"]), self.room["opened"])


def open_room(code: str, database: str | None = None) -> Record:
    """Return the record of the room *code*, typed in any of the ways in which a code is read.

    It is looked for where this machine keeps its rooms, or in the *database* of that address.
    Raises :class:`.errors.RoomError` where there is no such room, and :class:`.errors.StoreError` where the rooms
    cannot be read.
    """
    store = open_store(database)
    try:
        return Record(rooms.board(store, code))
    finally:
        store.close()


def read_records(files: Iterable[Path | str]) -> pd.DataFrame:
    """Return the frames of CSV records taken home earlier, one after the other; a room is named by its file."""
    import pandas as pd

    frames = []
    for file in map(Path, files):
        rows = pd.read_csv(file, keep_default_na=False, dtype=str)
        about = rows[rows["kind"] == "room"].set_index("item")["text"]
        frames.append(tidy(rows, file.stem, about["opened"]))
    return pd.concat(frames, ignore_index=True)


def tidy(rows: pd.DataFrame, room: str, opened: str) -> pd.DataFrame:
    """Return *rows* of a long list with numbers as numbers, and with the room and its day in front."""
    import pandas as pd

    numbers = {
        name: pd.to_numeric(rows[name].replace("", pd.NA)).astype(kind) for name, kind in NUMBERS.items()
    }
    found = rows.assign(**numbers)
    found.insert(0, "room", room)
    found.insert(1, "opened", opened)
    return found


def side_by_side(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the middle answers of each room and time in a column of its own, and how far they moved.

    *frame* is that of :meth:`Record.frame` or :func:`read_records`, or several put one after the other.
    The index is the question (exercise, title, item, when, group); the columns are ``(opened, room, round)``, the
    earliest first, and last :data:`MOVED`: the latest less the earliest that are there, in points of the scale.
    """
    middles = frame[frame["kind"] == "middle"]
    times = ["opened", "room", "round"]
    beside = middles.pivot(index=QUESTION, columns=times, values="number").sort_index(axis="columns")
    if beside.columns.empty:
        return beside
    first, last = beside.bfill(axis="columns").iloc[:, 0], beside.ffill(axis="columns").iloc[:, -1]
    beside[MOVED] = last - first
    return beside
