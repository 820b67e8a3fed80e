"""All rooms as one file, and back: to keep a copy, or to move from SQLite to Postgres or the other way.

The file is JSON: the schema it was written in, every row of every table, and a digest of the rows.
It holds what people shared, so it is readable by its owner only.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any, Literal

import msgspec
from sqlalchemy import (
    JSON,
    Connection,
    Date,
    MetaData,
    Table,
    column,
    exists,
    func,
    insert,
    literal,
    select,
    table,
    text,
)

from sixelements import typed

from . import migrations
from .documents import tables as document_tables
from .errors import StoreError
from .messages import Text, message, say
from .rows import wrong
from .sheets import tables as sheet_tables
from .store import RoomStore
from .tables import Base

KNOWN = (document_tables, sheet_tables)
"""Tables beside those of the rooms: what is not imported is neither emptied nor filled, whoever asks for it."""

HOLDS = ("room", "facilitator")
"""A database in which these tables are empty holds nothing of anybody's."""

Rows = dict[str, list[dict[str, Any]]]


class MismatchError(Exception):
    """The tables of a backup are not those of its schema."""


class Backup(msgspec.Struct, forbid_unknown_fields=True):
    """The file; *tables* stays as it was written until its digest has been compared."""

    format: Literal["rooms of six elements"]
    schema: str
    digest: str
    tables: msgspec.Raw


def backup(store: RoomStore, file: Path) -> int:
    """Write every room to *file*, whole or not at all; return how many rooms there are."""
    with store.reader.connect() as connection:  # every table as it was at one moment
        rows = {one.name: read(connection, one) for one in Base.metadata.sorted_tables}
        schema = migrations.present(connection)
    tables = msgspec.json.encode(rows)
    written = Backup("rooms of six elements", schema, hashlib.sha256(tables).hexdigest(), msgspec.Raw(tables))
    replace(file, msgspec.json.encode(written))
    return len(rows["room"])


def read(connection: Connection, one: Table) -> list[dict[str, Any]]:
    """Return the rows of a table, always in the same order."""
    return [dict(row) for row in connection.execute(select(one).order_by(*one.primary_key)).mappings()]


def replace(file: Path, content: bytes) -> None:
    """Put *content* where *file* is: beside it first, so that nothing half-written ever has its name."""
    handle, beside = tempfile.mkstemp(dir=file.absolute().parent, prefix=f".{file.name}-")  # mode 600
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(beside).replace(file)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def restore(store: RoomStore, file: Path) -> int:
    """Fill an empty database with the rooms of *file*, all or none; return how many rooms there are."""
    found = opened(file)
    try:
        with store.engine.begin() as connection:
            held = [
                select(exists().select_from(one)) for one in Base.metadata.sorted_tables if one.name in HOLDS
            ]
            if any(map(connection.scalar, held)):
                raise StoreError(message("store.holds_rooms"))
            # The tables as they were when the file was written, filled, and only then brought up to the present.
            Base.metadata.drop_all(connection)
            connection.execute(text("DROP TABLE alembic_version"))
            migrations.migrate(connection, found.schema)
            rows = typed.decode(found.tables, Rows)
            fill(connection, rows)
            migrations.migrate(connection)
            for found_wrong in wrong(connection):
                raise refusal(file, found_wrong)
            return len(rows["room"])
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001  (a file made by hand can be wrong in any way; the person reads one line)
        told = isinstance(error, MismatchError | msgspec.ValidationError)
        raise refusal(file, str(error) if told else message("store.not_taken")) from None


def refusal(file: Path, reason: Text) -> StoreError:
    """Return the one line that says why *file* was not restored."""
    told = " ".join(say(reason).split())[:200]
    return StoreError(message("store.unfit", file=str(file), reason=told))


def opened(file: Path) -> Backup:
    """Return the backup in *file*; one that is damaged or too new raises :class:`StoreError`."""
    try:
        found = typed.decode(file.read_bytes(), Backup)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        found = None
    if found is None or hashlib.sha256(found.tables).hexdigest() != found.digest:
        raise StoreError(message("store.no_backup", file=str(file)))
    if found.schema not in migrations.known():
        raise StoreError(message("store.newer_backup", file=str(file), schema=found.schema))
    return found


def fill(connection: Connection, rows: Rows) -> None:
    """Put *rows* into the empty tables, which are looked up in the database: they may be of an older schema."""
    metadata = MetaData()
    metadata.reflect(connection)
    metadata.remove(metadata.tables["alembic_version"])
    columns = {one.name: set(one.columns.keys()) for one in metadata.sorted_tables}
    if set(rows) != set(columns) or any(set(row) != columns[name] for name in rows for row in rows[name]):
        raise MismatchError("tables or columns of another schema")
    for one in metadata.sorted_tables:
        for part in one.columns:
            if isinstance(part.type, JSON):
                # As in our own tables: nothing is NULL, and not the JSON word "null".
                part.type.none_as_null = True
        days = [part.name for part in one.columns if isinstance(part.type, Date)]
        content = [
            row | {day: datetime.date.fromisoformat(row[day]) for day in days if row[day] is not None}
            for row in rows[one.name]
        ]
        if content:
            connection.execute(insert(one), content)
            count_on(connection, one)


def count_on(connection: Connection, one: Table) -> None:
    """Let Postgres go on counting after the numbers that were put in; SQLite looks for itself."""
    number = one.autoincrement_column
    if connection.dialect.name == "postgresql" and number is not None:
        sequence = func.pg_get_serial_sequence(literal(one.name), literal(number.name))
        highest = select(func.max(column(number.name))).select_from(table(one.name)).scalar_subquery()
        connection.execute(select(func.setval(sequence, highest)))
