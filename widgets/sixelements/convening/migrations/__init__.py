"""The schema's versions, kept by Alembic: an older database is brought up, a newer one is refused.

A database that is up to date needs no Alembic, and that is nearly each: it is imported where there is something to
bring up, since with all that it brings it is a third of what opening rooms imports.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from ..errors import StoreError
from ..messages import message

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent
LOCK = 6_337_001
"""Any number that only we use: two servers that start at once on one Postgres migrate one after the other."""
STEP = re.compile(r"""^(revision|down_revision)\b.*?= *(?:["']([^"']+)["']|None)""", re.MULTILINE)
"""What each file of ``versions`` says of itself, and of the one before it."""


def configuration() -> Config:
    """Return Alembic's configuration; the connection is handed over in ``migrate``."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    return config


@cache
def steps() -> dict[str, str]:
    """Return for each version of the schema the one before it; nothing before the first."""
    found = {}
    for file in HERE.glob("versions/*.py"):
        said = dict(STEP.findall(file.read_text(encoding="utf-8")))
        found[said["revision"]] = said["down_revision"]
    return found


@cache
def newest() -> str:
    """Return the version of the schema that this Six Elements writes."""
    (last,) = steps().keys() - steps().values()
    return last


@cache
def known() -> frozenset[str]:
    """Return every version of the schema that this Six Elements can read."""
    return frozenset(steps())


def present(connection: Connection) -> str:
    """Return the version the database is at, or nothing where it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def upgrade(engine: Engine) -> None:
    """Bring the database up to the present version, in one transaction."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK})
        found = present(connection)
        if found == newest():
            return
        if found and found not in known():
            raise StoreError(message("store.newer", schema=found))
        migrate(connection)


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the database up to the version *to*, in the transaction of the connection."""
    from alembic import command

    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, to)
