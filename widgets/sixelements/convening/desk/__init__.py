"""What a facilitator can ask for at the board: each request is checked here before it reaches a room."""

from __future__ import annotations

from sixelements import typed

from . import agenda, room
from .request import Desk, Request

__all__ = ["REQUESTS", "Desk", "Request", "agenda", "read", "room"]

REQUESTS = (
    room.Refresh
    | room.Here
    | room.Address
    | room.OpenRoom
    | room.Show
    | room.State
    | room.Door
    | room.Heads
    | room.Devices
    | room.LetGo
    | room.LetIdleGo
    | room.AddTeams
    | room.NameTeam
    | room.DropTeam
    | room.HandOver
    | room.Stop
    | room.RemotesBack
    | agenda.Add
    | agenda.Step
    | agenda.Say
    | agenda.CollectAhead
    | agenda.Shown
    | agenda.Time
    | agenda.TurnPlan
    | agenda.Again
    | agenda.Vote
    | agenda.Compare
    | agenda.Open
    | agenda.Script
    | agenda.Commit
    | agenda.Drop
    | agenda.Settle
    | room.Export
    | room.TeamFile
)


def read(content: object) -> Request:
    """Return what the page asked for; whatever is none of these raises ``msgspec.ValidationError``."""
    request: Request = typed.convert(content, REQUESTS)
    return request
