"""Who writes one document together: the room, each side or each team, as it was chosen for an exercise."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0013"


def upgrade() -> None:
    """Name the column by what it holds, and let an exercise keep what was chosen; none has chosen yet."""
    # In SQL, which both databases read alike: Alembic would make the table of SQLite anew, and with it delete the log.
    op.execute("ALTER TABLE document RENAME COLUMN side TO part")
    op.add_column("activity", sa.Column("writes", sa.String(10)))
