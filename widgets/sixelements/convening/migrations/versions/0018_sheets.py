"""Sheets of one side: which device was handed which, and what each side of a table handed in."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017b"


def upgrade() -> None:
    """Add them; no room that is there has any."""
    op.create_table(
        "handed",
        sa.Column(
            "activity_id", sa.Integer, sa.ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column(
            "participant_id",
            sa.BigInteger,
            sa.ForeignKey("participant.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("reader", sa.String(10), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entry",
        sa.Column(
            "activity_id", sa.Integer, sa.ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("team", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("side", sa.String(10), primary_key=True),
        sa.Column("version", sa.JSON, nullable=False),
        sqlite_with_rowid=False,
    )
