"""What a room's answers show: one pattern, as plain JSON, that board, phones and exports all read."""

from .by_team import reveal_by_team
from .compare import compare
from .history import Contribution, Revealed
from .shown import PATTERNS, Pattern, Shown, reveal

__all__ = ["PATTERNS", "Contribution", "Pattern", "Revealed", "Shown", "compare", "reveal", "reveal_by_team"]
