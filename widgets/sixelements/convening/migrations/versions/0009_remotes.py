"""Devices from which a room is led as well, each let in by a word that is good once."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the table; no room that is there was handed over yet."""
    op.create_table(
        "remote",
        sa.Column("ticket", sa.String(64), primary_key=True),
        sa.Column(
            "room_id", sa.Integer, sa.ForeignKey("room.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("ends", sa.BigInteger),
        sqlite_with_rowid=False,
    )
