"""A vote in which each team has items of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0025"


def upgrade() -> None:
    """Add them; every vote that is there asks the whole room the same."""
    op.add_column("activity", sa.Column("editions", sa.JSON))
