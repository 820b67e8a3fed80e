"""The plan of a meeting that was opened from an agenda: its steps, which one it is at, and since when."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add it; no room that is there was opened from an agenda."""
    op.add_column("room", sa.Column("plan", sa.JSON))
