"""The axis of counts: it begins at zero and its steps are whole numbers that a reader can halve."""

from __future__ import annotations

_STEPS = (1, 2, 5, 10)
MOST = 5


def ticks(highest: int, most: int = MOST) -> tuple[int, ...]:
    """The numbers on an axis that holds a count: from zero to the first at or above it.

    Args:
        highest: the greatest count that is drawn.
        most: how many steps there may be.
    """
    unit = 1
    while True:
        for step in (unit * times for times in _STEPS):
            if step * most >= highest:
                count = max(1, -(-highest // step))
                return tuple(step * at for at in range(count + 1))
        unit *= 10
