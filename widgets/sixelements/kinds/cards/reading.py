"""Cards as a room reads them: on the wall while it talks about them, in its record, and as what it may vote on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sixelements.document import SIDE

from .content import Board
from .stacks import BOX, CARRY, SEEN, TEXT, WORDS, stacked

TICK = "✓"
NOWHERE = "Not in a box yet"


def reading(content: Board, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the cards in words: ``{head, rows, open, totals}``, a row for each stack."""
    titles = {box.id: box.title for box in content.boxes}
    told = stacked(content, rows)
    words = any(box.ask for box in content.boxes)
    sides = any(SIDE in cells for _, cards in told for cells in cards.values())
    lines, boxes, seen = [], dict.fromkeys(["", *titles], 0), 0
    for stack, cards in told:
        card = cards[stack.head]
        box = card.get(BOX) if card.get(BOX) in titles else ""
        boxes[str(box)] += 1
        seen += card.get(SEEN) is True
        lines.append(
            [
                titles.get(str(box), NOWHERE),
                str(card[TEXT]).strip(),
                *([str(card.get(SIDE, ""))] if sides else []),
                "\n".join(str(cards[one][TEXT]).strip() for one in stack.under),
                *([str(card.get(WORDS) or "").strip()] if words else []),
                *([TICK if card.get(CARRY) is True else ""] if content.carry else []),
            ]
        )
    parts = [{"label": titles.get(box, NOWHERE), "n": n} for box, n in boxes.items() if n or box]
    talk = [{"label": "yes", "n": seen}, {"label": "not yet", "n": len(told) - seen}]
    return {
        "head": [
            "Box",
            content.noun,
            *(["From"] if sides else []),
            "Put with it",
            *(["In our words"] if words else []),
            *([content.carry] if content.carry else []),
        ],
        "rows": lines,
        "open": [],
        "totals": [{"label": "Stacks", "parts": parts}, {"label": "Talked about", "parts": talk}],
    }


def items(content: Board, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return the stacks as what a room may vote on: ``{id, title}`` each, the title the words of its head."""
    return [
        {"id": stack.head, "title": str(cards[stack.head][TEXT]).strip()}
        for stack, cards in stacked(content, rows)
    ]


def carried(content: Board, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return the stacks that become actions."""
    return [
        {
            "what": str(cards[stack.head].get(WORDS) or cards[stack.head][TEXT]).strip(),
            "who": "",
            "by_when": "",
        }
        for stack, cards in stacked(content, rows)
        if content.carry and cards[stack.head].get(CARRY) is True
    ]
