"""The content of conflict styles: the five styles, and scenarios with a reply in each of them."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from sixelements.content import Id, Table, Text

StyleId = Literal["compete", "accommodate", "compromise", "avoid", "collaborate"]
Part = Annotated[int, Meta(ge=0, le=2)]


class Style(Table, frozen=True):
    """One of the five ways: its place on needs and relationship, its story, what it serves and costs."""

    id: StyleId
    name: Text
    needs: Part
    relationship: Part
    story: Text
    serves: Text
    costs: Text
    could_do: Text


class Reply(Table, frozen=True):
    """One reply to a scenario, in the first person, and what it does for the work and the relationship."""

    style: StyleId
    text: Text
    feedback: Text


class Scenario(Table, frozen=True):
    """A disagreement inside my side or across the table, with one reply a style in a mixed order."""

    id: Id
    context: Literal["inside", "across"]
    title: Text
    situation: Text
    replies: Annotated[tuple[Reply, ...], Meta(min_length=5, max_length=5)]


class Styles(Table, frozen=True):
    """The table ``[styles]``: the five styles and the scenarios."""

    styles: Annotated[tuple[Style, ...], Meta(min_length=5, max_length=5)]
    scenarios: Annotated[tuple[Scenario, ...], Meta(min_length=2)]
