"""What must hold of an exercise that was set aside, for files that come back: nothing of it is there any more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .messages import Text, message
from .rooms.aside import UNREVEALED


def together(tables: dict[str, list[Any]]) -> Iterator[Text]:
    """Yield each table that holds something of an exercise that was set aside."""
    aside = {one.id for one in tables["activity"] if one.state == "aside"}
    for table in UNREVEALED:
        if any(one.activity_id in aside for one in tables[table.__tablename__]):
            yield message("store.row_aside", table=table.__tablename__)
