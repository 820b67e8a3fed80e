"""What a room's answers show: one pattern, as plain JSON, that board, phones and exports all read."""

from .by_team import reveal_by_team
from .compare import compare
from .history import Contribution, Revealed
from .measured.dots import counted
from .shown import PATTERNS, Pattern, Shown, reveal

__all__ = [
    "PATTERNS",
    "Contribution",
    "Pattern",
    "Revealed",
    "Shown",
    "compare",
    "counted",
    "reveal",
    "reveal_by_team",
]
