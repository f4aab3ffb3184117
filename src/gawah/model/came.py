"""What was recorded after what: by the row of the log that brought it, not by a clock, which can go back."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from typing import TypeAlias

    Came: TypeAlias = tuple[float, str]
    """When something was recorded: the row of the log, then the time that the clock told."""

NEVER: Came = (0, "")
"""Of what nobody ever said: before all else."""


class Recorded(Protocol):
    """A record that knows which row of the log brought it."""

    @property
    def at(self) -> str:
        """When, as the clock told."""
        ...

    @property
    def batch(self) -> int:
        """The row of the log; 0 where it is in none yet."""
        ...


def came(one: Recorded) -> Came:
    """What sorts records as they were recorded; what is in no log yet comes last, by its time.

    A clock that goes back makes no earlier word the last one. Within one row of the log, and among records
    that never were in one, the time decides.
    """
    return one.batch or inf, one.at
