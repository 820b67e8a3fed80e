"""Facilitators with keys of their own, and a room's secret, door and heads."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add them; the rooms that are there belong to the owner, and each gets a secret."""
    op.create_table(
        "facilitator",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(80), nullable=False, unique=True),
        sa.Column("ticket", sa.String(64), nullable=False, unique=True),
    )
    # In SQL, which both databases read alike: Alembic knows no foreign key for a table of SQLite that is there.
    op.execute(
        "ALTER TABLE room ADD COLUMN facilitator_id INTEGER "
        "CONSTRAINT fk_room_facilitator_id_facilitator REFERENCES facilitator (id) ON DELETE SET NULL"
    )
    op.add_column("room", sa.Column("secret", sa.String(22), nullable=False, server_default=""))
    op.add_column("room", sa.Column("door", sa.String(10), nullable=False, server_default="open"))
    op.add_column("room", sa.Column("heads", sa.Integer))
    connection = op.get_bind()
    room = sa.table("room", sa.column("id"), sa.column("secret"))
    for number in connection.execute(sa.select(room.c.id)).scalars().all():
        there = sa.update(room).where(room.c.id == number)
        connection.execute(there.values(secret=secrets.token_urlsafe(16)))
