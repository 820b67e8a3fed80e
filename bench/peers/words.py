"""The words of the exercise for the servers beside ours: made once, when the server starts.

Only text becomes HTML here.  The questions are each framework's own radio groups: two for each scenario, with
five replies each.  What our page also shows afterwards (counts, pictures, stories) is left out, in the peers' favor.
"""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path

EXERCISE = Path(__file__).resolve().parents[2] / "exercises" / "conflict-styles" / "exercise.toml"

_told = tomllib.loads(EXERCISE.read_text(encoding="utf-8"))

LETTERS = ["A", "B", "C", "D", "E"]
GROUPS = {"most": "Most like me", "least": "Least like me"}
TITLE: str = _told["title"]


def _listed(lines: list[str], tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</{tag}>"


def _scenario(one: dict[str, list[dict[str, str]]]) -> str:
    replies = [f"{letter}: {reply['text']}" for letter, reply in zip(LETTERS, one["replies"], strict=True)]
    return f"<h2>{escape(str(one['title']))}</h2><p>{escape(str(one['situation']))}</p>{_listed(replies)}"


OPENING = (
    f"<h1>{escape(TITLE)}</h1><p>{escape(_told['summary'])}</p>{_listed(_told['objectives'])}"
    f"{_listed(_told['instructions'], 'ol')}"
)
CLOSING = f"<h2>To talk about</h2>{_listed(_told['debrief'], 'ol')}{_listed(_told['next'])}"
SCENARIOS: dict[str, str] = {one["id"]: _scenario(one) for one in _told["styles"]["scenarios"]}
GROUPS_IN_ALL = len(SCENARIOS) * len(GROUPS)


def answered(count: int) -> str:
    """Return the line that changes with each answer."""
    return f"{count} of {GROUPS_IN_ALL} answered"
