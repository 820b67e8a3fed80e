"""Teams in a room: who sits in which, and what each of them was shown."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add them; no room that is there has any."""
    op.create_table(
        "team",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "room_id", sa.Integer, sa.ForeignKey("room.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.UniqueConstraint("room_id", "number"),
    )
    # In SQL, which both databases read alike: Alembic knows no foreign key for a table of SQLite that is there.
    op.execute(
        "ALTER TABLE participant ADD COLUMN team_id INTEGER "
        "CONSTRAINT fk_participant_team_id_team REFERENCES team (id) ON DELETE SET NULL"
    )
    op.create_table(
        "team_pattern",
        sa.Column(
            "activity_id", sa.Integer, sa.ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("team_id", sa.Integer, sa.ForeignKey("team.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("devices", sa.JSON, nullable=False),
        sa.Column("pattern", sa.JSON, nullable=False),
        sqlite_with_rowid=False,
    )
