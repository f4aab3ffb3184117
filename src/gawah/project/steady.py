"""A look at a database to which others may write meanwhile, and that leaves nothing beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

_LOOKS = 5
"""Times that a database is looked at while others write to it."""


def steady(path: Path, look: Callable[[], T], is_well: Callable[[T], bool]) -> T:
    """What a look at a database finds; another look where it found damage while somebody else wrote.

    Args:
        path: the file of the database.
        look: opens it anew, and says what it finds.
        is_well: whether that is no damage.
    """
    for _ in range(_LOOKS):
        before = _written(path)
        told = look()
        if is_well(told) or before == _written(path):
            break
    return told


def _written(path: Path) -> list[tuple[int, int]]:
    """What changes whenever somebody writes to a database: size and time of its files."""
    files = (path, path.with_name(path.name + "-wal"))
    return [(one.stat().st_size, one.stat().st_mtime_ns) for one in files if one.exists()]
