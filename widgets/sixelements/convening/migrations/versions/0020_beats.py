"""A meeting that a room plays beat by beat: which activities are played so, their beats, and the votes at each."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0018"


def upgrade() -> None:
    """Add them; whatever is on an agenda already is played alone."""
    op.add_column("activity", sa.Column("by_beats", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "beat",
        _of_activity(),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("beat", sa.String(80), nullable=False),
        sa.Column("snapshot", sa.JSON),
        sa.Column("revealed_from", sa.JSON),
        sa.Column("chair", sa.String(10)),
        sa.Column("said", sa.String(80)),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vote",
        _of_activity(),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "participant_id",
            sa.BigInteger,
            sa.ForeignKey("participant.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("chair", sa.String(10), nullable=False),
        sa.Column("choice", sa.String(80)),
        sqlite_with_rowid=False,
    )


def _of_activity() -> sa.Column[int]:
    """Return the column that names the activity."""
    return sa.Column(
        "activity_id", sa.Integer, sa.ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
    )
