"""The schema's versions, kept by Alembic: an older database is brought up, a newer one is refused."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

HERE = Path(__file__).parent
LOCK = 6_337_001
"""Any number that only we use: two servers that start at once on one Postgres migrate one after the other."""


def configuration() -> Config:
    """Return Alembic's configuration; the connection is handed over in ``upgrade``."""
    config = Config()
    config.set_main_option("script_location", str(HERE))
    return config


def upgrade(engine: Engine) -> None:
    """Bring the database up to the present version, in one transaction."""
    from sixelements.convening.store import StoreError

    config = configuration()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK})
        found = MigrationContext.configure(connection).get_current_revision()
        if found is not None and found not in known:
            raise StoreError(
                f"The database of the rooms was written by a newer Six Elements (schema {found}). "
                "Install the newer version, or point to another database."
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
