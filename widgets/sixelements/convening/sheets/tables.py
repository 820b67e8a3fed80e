"""What is kept of sheets: a side for a device, and what a side of a table entered."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from ..tables import Base


class Handed(Base):
    """Whose sheet of an exercise a device was handed, so that it is handed no other before the end."""

    __tablename__ = "handed"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it off the class)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    reader: Mapped[str] = mapped_column(String(10))


class Entry(Base):
    """What one side of a table entered of an exercise; nothing says who of it did."""

    __tablename__ = "entry"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it off the class)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    team: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The number of the team in its room; 0 where the room has none."""
    side: Mapped[str] = mapped_column(String(10), primary_key=True)
    version: Mapped[dict[str, Any]]
