"""Whether cards that were written alone say which side they come from."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Add it; no exercise that is there was written alone."""
    op.add_column("activity", sa.Column("tells_side", sa.Boolean, nullable=False, server_default=sa.false()))
