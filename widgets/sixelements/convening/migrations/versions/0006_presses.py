"""The address that a facilitator chose for a room, and the presses that were done, so that none is done twice."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add them; no room that is there has chosen an address."""
    op.add_column("room", sa.Column("address", sa.String(200), nullable=False, server_default=""))
    op.create_table(
        "press",
        sa.Column("key", sa.String(36), primary_key=True),
        sa.Column(
            "room_id", sa.Integer, sa.ForeignKey("room.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sqlite_with_rowid=False,
    )
