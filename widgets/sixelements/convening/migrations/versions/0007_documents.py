"""Documents that a room writes together: the log of their edits, a checkpoint of each, and their rows."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "document",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "activity_id", sa.Integer, sa.ForeignKey("activity.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("side", sa.String(40), nullable=False),
        sa.Column("head", sa.Integer, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.UniqueConstraint("activity_id", "side", name="uq_document_activity_id"),
    )
    op.create_table(
        "edit",
        belonging(),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("at", sa.String(90), nullable=False),
        sa.Column("value", sa.JSON),
        sa.Column("over", sa.String(16)),
        sa.UniqueConstraint("document_id", "key", name="uq_edit_document_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "checkpoint",
        belonging(),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("cells", sa.JSON, nullable=False),
    )
    op.create_table(
        "document_row",
        belonging(),
        sa.Column("row", sa.String(40), primary_key=True),
        sa.Column("lock", sa.String(64)),
        sqlite_with_rowid=False,
    )


def belonging() -> sa.Column[int]:
    """Return the column that says to which document a row belongs, and goes with it."""
    document = sa.ForeignKey("document.id", ondelete="CASCADE")
    return sa.Column("document_id", sa.Integer, document, primary_key=True, autoincrement=False)
