"""Databases of rooms, each in the folder of its test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sixelements.convening.store import RoomStore, open_store
from tests.convening.kept import Open, laid


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Open]:
    """Open a new database of a name in a folder of this test, or the one that it has already."""
    opened: list[RoomStore] = []

    def one(name: str) -> RoomStore:
        file = tmp_path / name
        opened.append(open_store(f"sqlite:///{file}" if file.exists() else laid(file)))
        return opened[-1]

    yield one
    for store in opened:
        store.close()


@pytest.fixture
def store(at: Open) -> RoomStore:
    """Rooms of this test's own."""
    return at("rooms.sqlite")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SIXELEMENTS_DATA", str(tmp_path / "data"))
    return tmp_path / "data"
