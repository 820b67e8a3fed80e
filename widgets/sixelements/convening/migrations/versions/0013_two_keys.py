"""Two keys: whether a room has them, what waits for the other one, and which devices hold the second."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add them; every room that is there has one key."""
    op.add_column("room", sa.Column("two_keys", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("room", sa.Column("asked", sa.JSON))
    op.add_column("remote", sa.Column("second", sa.Boolean, nullable=False, server_default=sa.false()))
