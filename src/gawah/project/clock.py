"""The one clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from threading import Lock

_LEAST = timedelta(microseconds=1)
_TICK = timedelta(milliseconds=16)
"""How long the clock of Windows may stand still."""


class _Clock:
    """Tells no moment twice, unless the clock of the computer is set back."""

    def __init__(self) -> None:
        self._last = datetime.min.replace(tzinfo=UTC)
        self._turn = Lock()

    def moment(self) -> datetime:
        with self._turn:
            told = datetime.now(UTC)
            if told <= self._last and self._last - told < _TICK:
                told = self._last + _LEAST
            self._last = told
        return told


_CLOCK = _Clock()


def now() -> str:
    """This moment: UTC, ISO 8601, to the microsecond; later than any told before: the last word is last."""
    return _CLOCK.moment().isoformat(timespec="microseconds").replace("+00:00", "Z")


def seconds() -> float:
    """This moment in seconds since 1970 (UTC), as codes that hold for half a minute count it."""
    return time.time()
