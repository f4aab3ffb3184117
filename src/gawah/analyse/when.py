"""Dates as what is counted sees them: surely in a period, perhaps in it, not in it, or not dated."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from gawah.analyse.standing import Standing
from gawah.model.record import record
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STEPS = ("year", "quarter", "month")
"""What time can be counted by."""
_WIDE = 24
"""Steps over which a date may reach and make rows of its own: a wider one only falls into others' rows."""


@record
class Stretch:
    """Days from the first to the last, both with it."""

    first: date
    last: date

    def holds(self, other: Stretch) -> bool:
        """Whether another lies in it as a whole."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Stretch) -> bool:
        """Whether they share a day."""
        return self.first <= other.last and other.first <= self.last


ALWAYS = Stretch(date.min, date.max)


def stretch(told: str) -> Stretch | None:
    """All days that a date (EDTF) may mean, an approximate one with its slack; None where it has no year."""
    if not edtf.is_valid(told):
        return None
    found = edtf.parse(told)
    if found.is_unresolved or found.is_yearless:
        return None
    low, high = found.earliest or date.min, found.latest or date.max
    before = found.first.slack if found.first else timedelta(0)
    after = found.last.slack if found.last else timedelta(0)
    return Stretch(
        low - before if low - date.min > before else date.min,
        high + after if date.max - high > after else date.max,
    )


def window(since: str, until: str) -> Stretch:
    """The days between two dates (EDTF), both with them; an empty one leaves its end open."""
    first = edtf.parse(since).earliest if since else None
    last = edtf.parse(until).latest if until else None
    return Stretch(first or date.min, last or date.max)


def standing(told: Sequence[Stretch], asked: Stretch) -> Standing:
    """How surely what is dated so, in one of several ways, lies in a period.

    Args:
        told: each way to date it; there is at least one.
        asked: the period.
    """
    if len(told) == 1:  # nearly every incident
        (one,) = told
        return Standing.OUT if not asked.meets(one) else Standing.IN if asked.holds(one) else Standing.MAYBE
    if all(asked.holds(one) for one in told):
        return Standing.IN
    return Standing.MAYBE if any(asked.meets(one) for one in told) else Standing.OUT


def step_of(day: date, unit: str) -> str:
    """The year, quarter or month that a day lies in: ``2024``, ``2024-Q1``, ``2024-01``."""
    if unit == "year":
        return f"{day.year:04d}"
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return f"{day.year:04d}-{day.month:02d}"


def steps(of: Stretch, unit: str) -> Iterator[str]:
    """The steps that a stretch of days reaches over, in order."""
    months = {"year": 12, "quarter": 3, "month": 1}[unit]
    at = of.first.year * 12 + (of.first.month - 1) // months * months
    last = of.last.year * 12 + of.last.month - 1
    while at <= last:
        yield step_of(date(at // 12, at % 12 + 1, 1), unit)
        at += months


def is_wide(of: Stretch, unit: str) -> bool:
    """Whether a stretch reaches over too many steps for each to be a row on its account."""
    months = {"year": 12, "quarter": 3, "month": 1}[unit]
    return (of.last.year - of.first.year) * 12 + of.last.month - of.first.month >= _WIDE * months


def clipped(some: Iterable[Stretch], asked: Stretch) -> list[Stretch]:
    """What of some stretches lies in a period."""
    return [
        Stretch(max(one.first, asked.first), min(one.last, asked.last)) for one in some if one.meets(asked)
    ]
