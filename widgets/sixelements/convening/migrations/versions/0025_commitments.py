"""Whether a commitment is open, kept, or let go with a reason."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0023"


def upgrade() -> None:
    """Add it; every commitment that is there is open."""
    op.add_column("commitment", sa.Column("state", sa.String(10), nullable=False, server_default="open"))
    op.add_column("commitment", sa.Column("why", sa.Text, nullable=False, server_default=""))
