"""What is kept of documents.

No edit says whose it is or when it was made: a number in the document's own order, and a random key of its own, so
two edits of one person cannot be linked.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..tables import Base


class Document(Base):
    """A document of an activity; *part* says whose it is (``lifecycle.py``), and is empty for that of the whole room.

    Whoever writes in it holds this row, so edits are numbered in the order in which they are kept, also where several
    servers share the database; *head* is the last number.
    """

    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("activity_id", "part"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"))
    part: Mapped[str] = mapped_column(String(40))
    head: Mapped[int]
    state: Mapped[str] = mapped_column(String(10))


class Edit(Base):
    """One edit, as ``sixelements/document.py`` describes it."""

    __tablename__ = "edit"
    __table_args__ = (UniqueConstraint("document_id", "key"), {"sqlite_with_rowid": False})
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(String(16))
    at: Mapped[str] = mapped_column(String(90))
    value: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    over: Mapped[str | None] = mapped_column(String(16))


class Checkpoint(Base):
    """The cells as they were after the edit *seq*, so that a device that comes late need not hear all of them."""

    __tablename__ = "checkpoint"
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    seq: Mapped[int]
    cells: Mapped[dict[str, Any]]


class DocumentRow(Base):
    """A row that there is, or was; *lock* is the digest of its secret, where only who made it may write in it."""

    __tablename__ = "document_row"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it off the class)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)
    row: Mapped[str] = mapped_column(String(40), primary_key=True)
    lock: Mapped[str | None] = mapped_column(String(64))
