"""The tables of the rooms.

Nothing here says who a participant is or when she acted: a token's digest, a side, the answers she shared.
"""

from __future__ import annotations

import datetime
import secrets
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from .teamwise import First

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(column_0_label)s",
}


class Base(DeclarativeBase):
    """Base of the tables; constraints carry names so that migrations can find them."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012  (SQLAlchemy reads it off the class)
        dict[str, Any]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
    }


class Facilitator(Base):
    """Somebody to whom the owner of the server handed out a key: a name, and a digest (``facilitators.py``)."""

    __tablename__ = "facilitator"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    ticket: Mapped[str] = mapped_column(String(64), unique=True)


class Room(Base):
    """A room of people who work the same exercises; ``opened`` is a day."""

    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(6), unique=True)
    purpose: Mapped[str] = mapped_column(Text)
    sides: Mapped[list[str]]
    k: Mapped[int]
    mode: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(10))
    opened: Mapped[datetime.date]
    keep_days: Mapped[int]
    facilitator_id: Mapped[int | None] = mapped_column(ForeignKey("facilitator.id", ondelete="SET NULL"))
    """Who opened it; nobody where that was the owner of the server, or somebody whose key was taken back."""
    secret: Mapped[str] = mapped_column(String(22))
    """What the square and the link carry beside the code: whoever shows it has not guessed."""
    door: Mapped[str] = mapped_column(String(10), default="open")
    """Whether new devices may join: open or closed."""
    heads: Mapped[int | None]
    """How many people the facilitator counts in the room, to be compared with the devices that joined."""
    address: Mapped[str] = mapped_column(String(200), default="")
    """The address that the facilitator chose for the room's phones; none for the likeliest (``addresses.py``)."""
    shown: Mapped[int | None]
    """Place on the agenda of the activity that is on the display; nothing before anybody chose one."""
    slide: Mapped[int] = mapped_column(default=0)
    """Which part of its pattern is on the display, from 0."""
    comparing: Mapped[bool] = mapped_column(default=False)
    """Whether the display sets it beside the round before."""
    at_teams: Mapped[bool] = mapped_column(default=False)
    """Whether the room's screen shows its teams at a glance, by agreement of the room."""
    two_keys: Mapped[bool] = mapped_column(default=False)
    """Whether what cannot be taken back needs both facilitators (``rooms/keys.py``)."""
    asked: Mapped[dict[str, Any] | None]
    """What one of the two keys was turned for."""
    first: Mapped[First] = mapped_column(String(10), default="teams")
    """Who goes first where not all can be shown: its teams or its sides (``teamwise.py``)."""
    plan: Mapped[dict[str, Any] | None]
    """The steps of the agenda that the room was opened from, and where it is (``plan.py``)."""
    carried: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)
    """What was brought in the file of a team (``carried.py``); fetched only where a table begins."""
    still_open: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    """What was open in the plans of that file: ``{what, who, by_when}`` each."""
    activities: Mapped[list[Activity]] = relationship(
        back_populates="room",
        order_by="Activity.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
    commitments: Mapped[list[Commitment]] = relationship(
        order_by="Commitment.id", cascade="all, delete-orphan", passive_deletes=True
    )


class Activity(Base):
    """One exercise on the room's agenda."""

    __tablename__ = "activity"
    __table_args__ = (Index("uq_activity_room_id", "room_id", "slug", "round", unique=True),)
    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    slug: Mapped[str] = mapped_column(String(80))
    version: Mapped[int]
    minutes: Mapped[int]
    round: Mapped[int]
    state: Mapped[str] = mapped_column(String(10))
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)
    """The pattern as it was revealed; fetched only where it is shown, since a day leaves a megabyte of them."""
    revealed_from: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)
    """Digests of what the snapshot rests on, so that a second reveal can be judged against it (``privacy.py``)."""
    ends: Mapped[int | None] = mapped_column(BigInteger)
    """When its time is over, in milliseconds since 1970 by the server's clock, while that runs (``clock.py``)."""
    left: Mapped[int | None]
    """Milliseconds that are left of its time, while the clock stands still."""
    edition: Mapped[dict[str, Any] | None]
    """What the room asks of the exercise (``fitting.py``); None where all of it is asked as it stands."""
    editions: Mapped[dict[str, Any] | None]
    """What each team is asked instead, by its part, where it votes on what it wrote itself (``rooms/ballots.py``)."""
    writes: Mapped[str | None] = mapped_column(String(10))
    """Who writes one document together (``documents/lifecycle.py``); None where nobody chose."""
    by_beats: Mapped[bool] = mapped_column(default=False)
    """Whether the room plays it together, beat by beat (``rooms/beats.py``), and not everybody alone."""
    tells_side: Mapped[bool] = mapped_column(default=False)
    """Whether cards that were written alone say which side they come from (``documents/silent.py``)."""
    origin: Mapped[dict[str, Any] | None]
    """What a vote was made from: an activity of the room, and the head of its document (``rooms/ballots.py``)."""
    ahead: Mapped[dict[str, Any] | None]
    """From when until when it collects ahead of its meeting (``ahead.py``); None where it collects as ever."""
    room: Mapped[Room] = relationship(back_populates="activities")


class Beat(Base):
    """One beat of a meeting that a room plays together: what was shown of its votes, and the words that were said."""

    __tablename__ = "beat"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it off the class)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Its place in the meeting as this room plays it, from 0."""
    beat: Mapped[str] = mapped_column(String(80))
    """Its id in the scene."""
    snapshot: Mapped[dict[str, Any] | None]
    """The votes as they were revealed; nothing while they are collected, or where nobody looked at them."""
    revealed_from: Mapped[dict[str, Any] | None]
    """Digests of what the snapshot rests on, as an activity keeps them."""
    chair: Mapped[str | None] = mapped_column(String(10))
    """Whose words were said: labor or management."""
    said: Mapped[str | None] = mapped_column(String(80))
    """The id of the words that were said; nothing until the facilitator chose."""


class Vote(Base):
    """What one device chose at a beat; withdrawn, it leaves an empty row that remembers the revision."""

    __tablename__ = "vote"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it off the class)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int]
    chair: Mapped[str] = mapped_column(String(10))
    choice: Mapped[str | None] = mapped_column(String(80))


class Team(Base):
    """People who sit together in a room: its number there, and a name or none (``rooms/teams.py``)."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("room_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))


class TeamPattern(Base):
    """What a team was shown of an activity, beside the hall's snapshot, for the devices that sat in it then."""

    __tablename__ = "team_pattern"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it off the class)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), primary_key=True)
    devices: Mapped[list[str]]
    """Numbers of participants; as text, since JSON of other programs has no numbers of that length."""
    pattern: Mapped[dict[str, Any]]


class Participant(Base):
    """A device in a room: the digest of its token, and the side it chose.

    Its number is random and SQLite keeps no other, since numbers in a row would say in which order people came:
    whoever watched them press could put names to answers.
    """

    __tablename__ = "participant"
    __table_args__ = (UniqueConstraint("room_id", "joined_as"), {"sqlite_with_rowid": False})
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, default=lambda: secrets.randbits(62)
    )
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id", ondelete="CASCADE"), index=True)
    token: Mapped[str] = mapped_column(String(64), unique=True)
    joined_as: Mapped[str] = mapped_column(String(64))
    """Digest of the device's own random word for this joining, so that a repeated request joins once."""
    side: Mapped[str] = mapped_column(String(40))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id", ondelete="SET NULL"))
    """Where it sits, in a room that has teams."""


class Share(Base):
    """What one device shared for one activity; withdrawn answers leave an empty row that remembers the revision."""

    __tablename__ = "share"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it off the class)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int]
    answers: Mapped[dict[str, Any] | None]


class Finished(Base):
    """That one device said it is finished with one activity; gone when it takes that back, and never with a time."""

    __tablename__ = "finished"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it off the class)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )


class Commitment(Base):
    """Who does what by when, as the room entered it on the board; who is a side or a role, never a name.

    *state* is open, kept or gone: let go, and then *why* says the reason.
    """

    __tablename__ = "commitment"
    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id", ondelete="CASCADE"), index=True)
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id", ondelete="SET NULL"))
    who: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
    by_when: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10), default="open")
    why: Mapped[str] = mapped_column(Text, default="")


class Press(Base):
    """A press at the board that was done and must not be done twice, by the random word the page gave it."""

    __tablename__ = "press"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it off the class)
    key: Mapped[str] = mapped_column(String(36), primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id", ondelete="CASCADE"), index=True)


class Remote(Base):
    """A device from which one room is led as well, or the word that will let it in (``rooms/remotes.py``)."""

    __tablename__ = "remote"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it off the class)
    ticket: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Digest of what the device keeps, or of the word."""
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id", ondelete="CASCADE"), index=True)
    ends: Mapped[int | None] = mapped_column(BigInteger)
    """When a word is good no longer, in milliseconds since 1970; nothing for a device."""
    second: Mapped[bool] = mapped_column(default=False)
    """Whether it holds the second key of its room."""


class Upkeep(Base):
    """One row: the day on which old rooms were last looked for, and one that was doubted (``rooms/retention.py``)."""

    __tablename__ = "upkeep"
    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[datetime.date]
    doubted: Mapped[datetime.date | None]
