"""What was recorded after what, whatever clocks told, and the same on every laptop that has the records.

A clock can go back, and two laptops have two. So a record whose time is not later than all that was known
when it was recorded carries, beside its time, the one that it counts as said at: just after the last of
these. Who decides with another's word at hand comes after it, wherever both words go. This is the order of a
hybrid logical clock (Kulkarni and others 2014), written out only where it says more than the clock.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from typing import TypeAlias

    Came: TypeAlias = str
    """What sorts records as they were recorded: a time (UTC, ISO 8601)."""

NEVER: Came = ""
"""Of what nobody ever said: before all else."""
_WHOLE = len("2024-05-01T10:00:00Z")
_LEAST = timedelta(microseconds=1)


class Recorded(Protocol):
    """A record with its time."""

    @property
    def at(self) -> str:
        """When, as the clock told."""
        ...

    @property
    def after(self) -> str | None:
        """The time that it counts as said at, where that is another."""
        ...


def came(one: Recorded) -> Came:
    """What sorts records as they were recorded."""
    return one.after or sortable(one.at)


def sortable(time: str) -> Came:
    """A time in the form in which times sort: one of a whole second has no digits behind it."""
    return f"{time[:-1]}.000000Z" if len(time) == _WHOLE and time.endswith("Z") else time


def just_after(time: Came) -> Came:
    """The next time after one."""
    try:
        following = datetime.fromisoformat(time) + _LEAST
    except (ValueError, OverflowError):  # of a record that a broken clock dated, or somebody made up
        return f"{time}~"
    return following.isoformat(timespec="microseconds").replace("+00:00", "Z")
