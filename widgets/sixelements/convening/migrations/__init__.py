"""The schema's versions, kept by Alembic: an older database is brought up, a newer one is refused."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from ..errors import StoreError
from ..messages import message

HERE = Path(__file__).parent
LOCK = 6_337_001
"""Any number that only we use: two servers that start at once on one Postgres migrate one after the other."""


def configuration() -> Config:
    """Return Alembic's configuration; the connection is handed over in ``migrate``."""
    config = Config()
    config.set_main_option("script_location", str(HERE))
    return config


@cache
def newest() -> str | None:
    """Return the version of the schema that this Six Elements writes."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


@cache
def known() -> frozenset[str]:
    """Return every version of the schema that this Six Elements can read."""
    every = ScriptDirectory.from_config(configuration()).walk_revisions()
    return frozenset(script.revision for script in every)


def present(connection: Connection) -> str:
    """Return the version the database is at, or nothing where it is empty."""
    return MigrationContext.configure(connection).get_current_revision() or ""


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
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, to)
