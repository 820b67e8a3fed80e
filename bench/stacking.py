"""How many presses it takes to put thirty cards into seven stacks by keyboard alone.

    python -m bench.stacking

Nothing is timed and nothing is drawn: the presses are counted as `kinds/cards/talk.js` understands them, over orders
drawn by chance, for somebody who takes one stack after the other: from the first card of it down the board, the space
bar at each that belongs there, and Enter at the last.  Beside it the same with Tab, which stops at every control.
"""

from __future__ import annotations

import random
from statistics import mean

CARDS, STACKS, TIMES = 30, 7, 1_000
STOPS = 3
"""Controls of a card at which Tab stops: the two ticks and the fold."""


def presses(order: list[int], step: int) -> int:
    """Return the presses for cards of the stacks in *order*, where going on to the next card costs *step* of them."""
    board, count, at = list(order), 0, 0
    for stack in range(STACKS):
        places = [place for place, one in enumerate(board) if one == stack]
        count += (places[0] - at) % len(board) * step  # past the last card the first one comes
        count += (places[-1] - places[0]) * step
        count += len(places)  # the space bar at each but the last, and Enter there
        board = [one for place, one in enumerate(board) if one != stack or place == places[-1]]
        at = board.index(stack)
    return count


def main() -> None:
    """Print the presses a card, with the arrows and with Tab."""
    rng = random.Random(30)  # noqa: S311  (orders of cards, and no secret)
    orders = []
    for _ in range(TIMES):
        order = [*range(STACKS), *(rng.randrange(STACKS) for _ in range(CARDS - STACKS))]
        rng.shuffle(order)
        orders.append(order)
    for name, step in (("arrows", 1), ("Tab", STOPS)):
        each = [presses(order, step) / CARDS for order in orders]
        print(f"{name}: {mean(each):.1f} presses a card, at most {max(each):.1f}")


if __name__ == "__main__":
    main()
