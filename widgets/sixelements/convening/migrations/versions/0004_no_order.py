"""Nothing says in which order people joined or shared: devices get random numbers, and rows no hidden ones."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

PARTICIPANT = ("id", "room_id", "token", "joined_as", "side")
SHARE = ("activity_id", "participant_id", "revision", "answers")


def upgrade() -> None:
    """Take what people shared out, make both tables anew, and put it back under the new numbers.

    The shares go first, so that no table is dropped while another points at it: SQLite would delete there too.
    """
    connection = op.get_bind()
    participant = sa.table("participant", *map(sa.column, PARTICIPANT))
    share = sa.table("share", *map(sa.column, SHARE[:-1]), sa.column("answers", sa.JSON(none_as_null=True)))
    people = [dict(row) for row in connection.execute(sa.select(participant)).mappings()]
    shares = [dict(row) for row in connection.execute(sa.select(share)).mappings()]
    op.drop_table("share")
    op.drop_table("participant")
    create()
    numbers = {one["id"]: secrets.randbits(62) for one in people}
    people = [one | {"id": numbers[one["id"]]} for one in people]
    shares = [one | {"participant_id": numbers[one["participant_id"]]} for one in shares]
    if people:
        connection.execute(sa.insert(participant), sorted(people, key=lambda one: one["id"]))
    if shares:
        connection.execute(sa.insert(share), sorted(shares, key=lambda one: one["participant_id"]))


def create() -> None:
    """Create both tables as they are from now on."""
    op.create_table(
        "participant",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column(
            "room_id", sa.Integer, sa.ForeignKey("room.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("token", sa.String(64), nullable=False, unique=True),
        sa.Column("joined_as", sa.String(64), nullable=False),
        sa.Column("side", sa.String(40), nullable=False),
        sa.UniqueConstraint("room_id", "joined_as", name="uq_participant_room_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "share",
        sa.Column(
            "activity_id", sa.Integer, sa.ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column(
            "participant_id",
            sa.BigInteger,
            sa.ForeignKey("participant.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("answers", sa.JSON),
        sqlite_with_rowid=False,
    )
