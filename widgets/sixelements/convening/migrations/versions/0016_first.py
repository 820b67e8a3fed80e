"""Who goes first where a room cannot show both: its teams, or its sides."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add it; in every room that is there teams went first."""
    op.add_column("room", sa.Column("first", sa.String(10), nullable=False, server_default="teams"))
