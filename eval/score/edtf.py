"""Dates (EDTF levels 0 and 1): when the date that was found may stand for the one in gold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([~?%]?)")
_DAY, _MONTH, _YEAR = timedelta(7), timedelta(31), timedelta(366)
"""How far "about" reaches, by the precision of what it stands before."""
_WIDEST = 366
"""A found date may be at most this wide in days (or three times as wide as gold): "some time" is no date."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The days that an EDTF string may mean."""

    first: date = date.min
    last: date = date.max
    slack: timedelta = timedelta(0)
    month: int | None = None
    """Set where the year is not said."""
    day: int | None = None
    is_unknown: bool = False
    """Neither a year nor a month."""

    def widened(self) -> tuple[date, date]:
        """The first and last day with the reach of "about" on both sides."""
        first = max(date.min.toordinal(), self.first.toordinal() - self.slack.days)
        last = min(date.max.toordinal(), self.last.toordinal() + self.slack.days)
        return date.fromordinal(first), date.fromordinal(last)


@lru_cache(maxsize=4096)
def parse(edtf: str) -> Dates:
    """The days that a date or interval may mean.

    Raises:
        ValueError: It is not EDTF of level 0 or 1, or no such day exists.
    """
    if "/" in edtf:
        return _interval(edtf)
    match = _DATE.fullmatch(edtf)
    if match is None:
        raise ValueError(f"not EDTF: {edtf!r}")
    year, month, day, about = match.groups()
    month = None if month == "XX" else month
    day = None if day == "XX" else day
    if year == "XXXX":
        return Dates(
            month=int(month) if month else None, day=int(day) if day else None, is_unknown=month is None
        )
    dates = _precise(year, month, day)
    return dates if about else Dates(dates.first, dates.last)


def _precise(year: str, month: str | None, day: str | None) -> Dates:
    """A date whose year is said, with the reach that "about" would have."""
    earliest, latest = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if earliest != latest or month is None:
        return Dates(date(earliest, 1, 1), date(latest, 12, 31), _YEAR)
    if day is None:
        next_month = date(earliest + (int(month) == 12), int(month) % 12 + 1, 1)
        return Dates(date(earliest, int(month), 1), next_month - timedelta(1), _MONTH)
    only = date(earliest, int(month), int(day))
    return Dates(only, only, _DAY)


def _interval(edtf: str) -> Dates:
    """From the first day of the one to the last of the other; either side may be open."""
    left, right = edtf.split("/")
    first = date.min if left in ("", "..") else parse(left).widened()[0]
    last = date.max if right in ("", "..") else parse(right).widened()[1]
    if first > last:
        raise ValueError(f"ends before it begins: {edtf!r}")
    return Dates(first, last)


def compatible(gold: list[str | None], found: object) -> bool:
    """Whether the date found may stand for one of those in gold: they overlap, and it is not too wide.

    A gold date that the text cannot resolve is met by any answer; no date is met by none only.
    """
    return any(_stands_for(one, found) for one in gold)


def _stands_for(gold: str | None, found: object) -> bool:
    if gold is None:
        return found is None
    asked = parse(gold)
    if asked.is_unknown:
        return True
    answer = _parse_or_none(found)
    if answer is None or answer.is_unknown:
        return False
    if asked.month is not None or answer.month is not None:
        return _same_day_of_year(asked, answer)
    (first, last), (found_first, found_last) = asked.widened(), answer.widened()
    width = (answer.last - answer.first).days
    enough = max(_WIDEST, 3 * (asked.last - asked.first).days)
    return first <= found_last and found_first <= last and width <= enough


def _parse_or_none(found: object) -> Dates | None:
    try:
        return parse(found) if isinstance(found, str) else None
    except ValueError:
        return None


def _same_day_of_year(asked: Dates, answer: Dates) -> bool:
    """One of the two has no year: the months agree, and the days where both say one."""
    (month, day), (found_month, found_day) = _month_and_day(asked), _month_and_day(answer)
    if not month or month != found_month:
        return False
    return day is None or found_day is None or day == found_day


def _month_and_day(dates: Dates) -> tuple[int | None, int | None]:
    if dates.month is not None:
        return dates.month, dates.day
    if (dates.last - dates.first).days > 31 or dates.first.month != dates.last.month:
        return None, None
    return dates.first.month, dates.first.day if dates.first == dates.last else None


def exact(gold: list[str | None], found: object) -> bool:
    """Whether the date found is one of those in gold to the letter ("about" left out)."""
    answer = found if isinstance(found, str) else ""
    return any((one or "").rstrip("~?%") == answer.rstrip("~?%") for one in gold)
