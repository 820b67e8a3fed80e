"""Whether the room's screen shows its teams at a glance."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add it; no screen does so now."""
    op.add_column("room", sa.Column("at_teams", sa.Boolean, nullable=False, server_default=sa.false()))
