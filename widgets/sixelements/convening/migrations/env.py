"""Alembic runs this: it migrates on the connection it is handed."""

from alembic import context

from sixelements.convening.tables import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
context.run_migrations()
