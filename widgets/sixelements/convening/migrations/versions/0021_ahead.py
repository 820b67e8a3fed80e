"""From when until when an exercise collects ahead of its meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add it; every exercise that is there collects in its meeting."""
    op.add_column("activity", sa.Column("ahead", sa.JSON))
