"""Where rooms are kept: SQLite in the user's data folder, or Postgres when several servers share the rooms."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session

from . import migrations
from .errors import StoreError
from .messages import message

VARIABLE = "SIXELEMENTS_DATABASE"

READING = "sixelements_reading"


def data_folder() -> Path:
    """Return the folder that holds the rooms and the facilitator's key; ``SIXELEMENTS_DATA`` names another."""
    named = os.environ.get("SIXELEMENTS_DATA")
    return Path(named) if named else platformdirs.user_data_path("sixelements", appauthor=False)


def address() -> str:
    """Return the database's address: ``SIXELEMENTS_DATABASE``, or SQLite in the data folder."""
    named = os.environ.get(VARIABLE)
    if named:
        # The plain form people know names no driver; ours is psycopg 3.
        return named.replace("postgres://", "postgresql://", 1).replace(
            "postgresql://", "postgresql+psycopg://", 1
        )
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / "rooms.sqlite"
    file.touch(
        mode=0o600
    )  # what people shared is its owner's to read, also in a folder that was there before
    return f"sqlite:///{file}"


def open_store(url: str | None = None) -> RoomStore:
    """Open the database at *url*, brought up to the present schema; :class:`~.errors.StoreError` says what is wrong."""
    try:
        engine = make_engine(url or address())
        migrations.upgrade(engine)
    except (DBAPIError, ArgumentError, ImportError) as error:
        reason, *_ = str(getattr(error, "orig", error)).splitlines()
        raise StoreError(message("store.not_opened", reason=reason, variable=VARIABLE)) from None
    return RoomStore(engine)


def make_engine(url: str) -> Engine:
    """Return the engine for *url*, with what SQLite needs to serve several writers."""
    # What people shared stands in no message of an error.
    engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"), hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "handle_error", tell_damage, retval=True)
        event.listen(engine, "connect", set_up_sqlite)
        event.listen(engine, "begin", begin)
    return engine


def tell_damage(context: ExceptionContext) -> BaseException | None:
    """Say in one plain line that the file is damaged, wherever that is found; other errors stay what they are."""
    return damage(context.original_exception)


def damage(error: BaseException) -> StoreError | None:
    """Return what to say of a damaged file; None for a lock, a full disk and whatever else is no damage."""
    if type(error) is not sqlite3.DatabaseError:  # its subclasses are those others
        return None
    return StoreError(message("store.damaged", reason=str(error)))


def set_up_sqlite(connection: Any, _record: object) -> None:
    """WAL lets readers and one writer work side by side; FULL keeps what was acknowledged through a power cut.

    What is deleted is overwritten, so that a purged room cannot be read out of the file.
    """
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=10000",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: Any) -> None:
    """Take the write lock at once to change something, so that two writers wait for each other; to read, take none."""
    reading = connection.get_execution_options().get(READING)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


class RoomStore:
    """An open database: :meth:`read` to look, :meth:`work` to change."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        alike = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self.reader = engine.execution_options(
            **{READING: True}, **(alike if engine.dialect.name == "postgresql" else {})
        )
        """The same database and the same connections, for transactions that change nothing."""

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give one transaction to read in: all of it sees one moment, and it waits for no writer."""
        with Session(self.reader, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def work(self) -> Iterator[Session]:
        """Give one transaction: it is kept when the block ends well, and undone when it does not.

        On SQLite it holds the whole database, on Postgres what it locks (:func:`.rooms.lookup.locked`).
        """
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def settle(self) -> None:
        """Let SQLite empty its journal into the file, so that what was deleted is gone there too."""
        if self.engine.dialect.name == "sqlite":
            with closing(self.engine.raw_connection()) as connection:
                try:
                    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
                except sqlite3.DatabaseError as error:
                    raise (damage(error) or error) from None

    def close(self) -> None:
        """Let the connections go."""
        self.engine.dispose()
