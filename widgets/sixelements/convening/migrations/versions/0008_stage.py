"""What a room looks at, how long it has, and who is finished: kept by the server, and not by the display's page."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add them; no room that is there shows anything yet, and no clock runs."""
    op.add_column("room", sa.Column("shown", sa.Integer))
    op.add_column("room", sa.Column("slide", sa.Integer, nullable=False, server_default="0"))
    op.add_column("room", sa.Column("comparing", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("activity", sa.Column("ends", sa.BigInteger))
    op.add_column("activity", sa.Column("left", sa.Integer))
    op.create_table(
        "finished",
        sa.Column(
            "activity_id", sa.Integer, sa.ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column(
            "participant_id",
            sa.BigInteger,
            sa.ForeignKey("participant.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sqlite_with_rowid=False,
    )
