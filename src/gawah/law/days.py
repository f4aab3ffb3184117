"""Days on which something may have happened, beside the days on which a norm held.

The answer is never "probably": a norm held on every day that a date may mean, on some, or on none.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Held(StrEnum):
    """Whether a norm held when something happened."""

    ALL = "all"
    """On every day that it may have been."""
    SOME = "some"
    """On some of them, or nobody says which days."""
    NOT_YET = "not_yet"
    NO_LONGER = "no_longer"


@record
class Days:
    """Days from the first to the last, both with it."""

    first: date
    last: date


def days_of(told: str) -> Days | None:
    """All days that a date (EDTF) may mean, an approximate one with its slack; None where it has no year."""
    if not edtf.is_valid(told):
        return None
    found = edtf.parse(told)
    if found.is_unresolved or found.is_yearless:
        return None
    before = found.first.slack if found.first else timedelta(0)
    after = found.last.slack if found.last else timedelta(0)
    low, high = found.earliest or date.min, found.latest or date.max
    return Days(
        low - before if low - date.min > before else date.min,
        high + after if date.max - high > after else date.max,
    )


def when(told: Iterable[str]) -> tuple[Days, ...]:
    """Each way to date something, in order; one that says no year adds nothing, as if nobody had said it."""
    found = [days_of(one) for one in told]
    return tuple(sorted({d for d in found if d is not None}, key=lambda d: (d.first, d.last)))


def later(days: Days, months: int, more: int) -> Days:
    """Some days, so many months and days later; the last of a month stays the last where it must."""
    return Days(_later(days.first, months, more), _later(days.last, months, more))


def _later(day: date, months: int, more: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if year > date.max.year:
        return date.max
    moved = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return moved + timedelta(more) if date.max - moved > timedelta(more) else date.max


def held(told: Sequence[Days], since: Days | None, until: Days | None) -> Held:
    """Whether something that began and perhaps ended held on days that were told.

    Args:
        told: each way to date it; none where nobody dates it.
        since: the days one of which is its first; None: it always held.
        until: the days one of which is the first on which it holds no more; None: it still holds.
    """
    if not told:
        return Held.ALL if since is None and until is None else Held.SOME
    if since is not None and all(one.last < since.first for one in told):
        return Held.NOT_YET
    if until is not None and all(one.first >= until.last for one in told):
        return Held.NO_LONGER
    surely_begun = since is None or all(one.first >= since.last for one in told)
    surely_there = until is None or all(one.last < until.first for one in told)
    return Held.ALL if surely_begun and surely_there else Held.SOME
