"""The tabular Islamic calendar: days come out right to within one or two, and are said to be approximate."""

from __future__ import annotations

from datetime import date

from gawah.values.edtf import Edtf, of_day

_EPOCH = 1948440 - 385
_ORDINAL = 1721425
"""What to take from a Julian day number for Python's count of days."""


def first_day(year: int, month: int = 1, day: int = 1) -> date:
    """The Gregorian day of an Islamic date."""
    julian = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + _EPOCH
    return date.fromordinal(julian - _ORDINAL)


def stretch(year: int, month: int | None = None, day: int | None = None) -> Edtf:
    """The Gregorian days of an Islamic year, month or day, approximately.

    Raises:
        ValueError: it lies outside the years that can be told.
    """
    if not 1 <= year <= 2000:
        raise ValueError(f"no such year: {year}")
    if month is not None and day is not None:
        return of_day(first_day(year, month, day)).approximately()
    first = first_day(year, month or 1)
    after = first_day(year + 1) if month in (None, 12) else first_day(year, (month or 1) + 1)
    last = date.fromordinal(after.toordinal() - 1)
    return Edtf(of_day(first).first, of_day(last).last, is_interval=True).approximately()


def year_of(day: date) -> int:
    """The Islamic year that a Gregorian day falls in."""
    year = (day.toordinal() + _ORDINAL - _EPOCH - 1) * 30 // 10631 - 1
    while first_day(year + 1) <= day:
        year += 1
    return year
