"""An exercise has each round once in a room."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Count rounds anew where two had one number, then let the database refuse it.

    An index, since SQLite adds no constraint to a table that is there; to write the table anew would delete the
    shares that point at it.
    """
    connection = op.get_bind()
    activity = sa.table("activity", *map(sa.column, ("id", "room_id", "position", "slug", "round")))
    last: dict[tuple[int, str], int] = {}
    for one in connection.execute(sa.select(activity).order_by(activity.c.position, activity.c.id)).all():
        last[one.room_id, one.slug] = 1 + last.get((one.room_id, one.slug), 0)
        if one.round != last[one.room_id, one.slug]:
            there = sa.update(activity).where(activity.c.id == one.id)
            connection.execute(there.values(round=last[one.room_id, one.slug]))
    op.create_index("uq_activity_room_id", "activity", ["room_id", "slug", "round"], unique=True)
