"""What people shared for an activity, and all that the room has been shown: what a reveal is judged by."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import patterns
from ..tables import Activity, Participant, Room, Share
from ..teamwise import NO_TEAM
from . import beats


def seen_before(work: Session, room: Room, slug: str) -> list[patterns.Revealed]:
    """Return all that the room has been shown, with what people shared of the exercise *slug*."""
    asked = (
        select(Activity.id, Activity.slug, Activity.revealed_from)
        .where(Activity.room_id == room.id)
        .order_by(Activity.position)
    )
    alone = [
        patterns.Revealed(one, basis, contributed(work, each) if one == slug else ())
        for each, one, basis in work.execute(asked).all()
        if basis
    ]
    return [*alone, *beats.shown_before(work, room)]


def contributed(work: Session, activity_id: int) -> list[patterns.Contribution]:
    """Return what people shared for an activity, in an order that says nothing."""
    rows = work.execute(
        select(Participant.token, Participant.side, Share.answers, Participant.team_id)
        .join(Share, Share.participant_id == Participant.id)
        .where(Share.activity_id == activity_id, Share.answers.is_not(None))
        .order_by(Participant.token)
    )
    return [
        patterns.Contribution(who=token, side=side, answers=answers, team=str(team or NO_TEAM))
        for token, side, answers, team in rows
    ]
