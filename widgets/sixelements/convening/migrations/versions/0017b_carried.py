"""What a team brought to a room in its own file: its tables, and what is open from last time."""

import sqlalchemy as sa
from alembic import op

revision = "0017b"
down_revision = "0017"


def upgrade() -> None:
    """Add it; nobody has brought anything yet."""
    op.add_column("room", sa.Column("carried", sa.JSON))
    op.add_column("room", sa.Column("still_open", sa.JSON))
