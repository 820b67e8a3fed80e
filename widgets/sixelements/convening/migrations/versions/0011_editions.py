"""What a room asks of an exercise: its items in order, those it added, and what it left out."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add it; every exercise on an agenda is asked as it stands."""
    op.add_column("activity", sa.Column("edition", sa.JSON))
