"""Rooms, their agenda, participants, shares and commitments."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables of the first schema."""
    op.create_table(
        "room",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String(6), nullable=False, unique=True),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("sides", sa.JSON, nullable=False),
        sa.Column("k", sa.Integer, nullable=False),
        sa.Column("mode", sa.String(10), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("opened", sa.Date, nullable=False),
        sa.Column("keep_days", sa.Integer, nullable=False),
    )
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "room_id", sa.Integer, sa.ForeignKey("room.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("slug", sa.String(80), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("snapshot", sa.JSON),
        sa.Column("revealed_from", sa.JSON),
    )
    op.create_table(
        "participant",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "room_id", sa.Integer, sa.ForeignKey("room.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("token", sa.String(64), nullable=False, unique=True),
        sa.Column("joined_as", sa.String(64), nullable=False),
        sa.Column("side", sa.String(40), nullable=False),
        sa.UniqueConstraint("room_id", "joined_as", name="uq_participant_room_id"),
    )
    op.create_table(
        "share",
        sa.Column(
            "activity_id", sa.Integer, sa.ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column(
            "participant_id",
            sa.Integer,
            sa.ForeignKey("participant.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("answers", sa.JSON),
    )
    op.create_table(
        "commitment",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "room_id", sa.Integer, sa.ForeignKey("room.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("activity_id", sa.Integer, sa.ForeignKey("activity.id", ondelete="SET NULL")),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("by_when", sa.String(40), nullable=False),
    )
