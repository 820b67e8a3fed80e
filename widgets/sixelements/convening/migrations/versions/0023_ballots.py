"""What a vote was made from."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add it; no exercise that is there is a vote."""
    op.add_column("activity", sa.Column("origin", sa.JSON))
