"""Dates as EDTF (ISO 8601-2, levels 0 and 1): what was said, never more.

Invariant: ``str(parse(text))`` has the meaning of ``text``, and no date is made more precise than it was.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from gawah.model.record import record

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([~?%]?)", re.ASCII)
_SPREADS = {"day": 7, "month": 31, "year": 366, "decade": 3653, "century": 36525}
UNRESOLVED = "XXXX-XX"
"""A time that the text names and does not let a reader find."""


@record
class Point:
    """One date, as exact as it was said."""

    year: int | None = None
    """The year, or the first of a decade or century; None where it is not said."""
    month: int | None = None
    day: int | None = None
    spread: int = 0
    """How many final digits of the year are not said: 1 for a decade, 2 for a century."""
    qualifier: str = ""
    """``~`` approximate, ``?`` uncertain, ``%`` both, or nothing."""

    def __post_init__(self) -> None:
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")
        if self.day is not None and not 1 <= self.day <= self._last_day():
            raise ValueError(f"no such day: {self.day}")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"no such year: {self.year}")

    def _last_day(self) -> int:
        if self.month is None:
            return 31
        # Without a year, 29 February is a day that there is.
        year = self.year if self.year is not None and not self.spread else 2000
        return calendar.monthrange(year, self.month)[1]

    @property
    def precision(self) -> str:
        """``day``, ``month``, ``year``, ``decade``, ``century``, ``yearless`` or ``unknown``."""
        if self.year is None:
            return "yearless" if self.month else "unknown"
        if self.spread:
            return "decade" if self.spread == 1 else "century"
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def earliest(self) -> date | None:
        """The first day it may mean, its qualifier aside."""
        if self.year is None:
            return None
        if self.spread:
            return date(max(1, self.year), 1, 1)
        return date(self.year, self.month or 1, (self.day or 1) if self.month else 1)

    @property
    def latest(self) -> date | None:
        """The last day it may mean, its qualifier aside."""
        if self.year is None:
            return None
        if self.spread:
            return date(min(9999, self.year + 10**self.spread - 1), 12, 31)
        month = self.month or 12
        if self.month is None or self.day is None:
            return date(self.year, month, calendar.monthrange(self.year, month)[1])
        return date(self.year, month, self.day)

    @property
    def slack(self) -> timedelta:
        """How far an approximate date may lie outside its own bounds: about one unit of its precision."""
        return timedelta(_SPREADS.get(self.precision, 0) if self.qualifier else 0)

    def __str__(self) -> str:
        """The EDTF string."""
        if self.year is None:
            year = "XXXX"
        else:
            year = f"{self.year:04d}"
            if self.spread:
                year = year[: 4 - self.spread] + "X" * self.spread
        parts = [year]
        if self.month is not None or self.day is not None or self.year is None:
            parts.append("XX" if self.month is None else f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts) + self.qualifier


@record
class Edtf:
    """A date, or an interval between two; an end that is None is open (``..``)."""

    first: Point | None
    last: Point | None
    is_interval: bool = False

    def __post_init__(self) -> None:
        if not self.is_interval:
            if self.first is None or self.first != self.last:
                raise ValueError("what is no interval is one point")
            return
        if self.first is None and self.last is None:
            raise ValueError("an interval needs an end")
        first = self.first.earliest if self.first else None
        last = self.last.latest if self.last else None
        if first and last and first > last:
            raise ValueError(f"an interval must run forwards: {self}")

    @property
    def point(self) -> Point | None:
        """The date itself, where it is no interval."""
        return None if self.is_interval else self.first

    @property
    def earliest(self) -> date | None:
        """The first day it may mean; None where that is open or not said."""
        return self.first.earliest if self.first else None

    @property
    def latest(self) -> date | None:
        """The last day it may mean; None where that is open or not said."""
        return self.last.latest if self.last else None

    @property
    def precision(self) -> str:
        """The precision of its point, or ``interval``."""
        return "interval" if self.is_interval or self.first is None else self.first.precision

    @property
    def is_approximate(self) -> bool:
        """Whether it is qualified anywhere."""
        return any(point is not None and point.qualifier != "" for point in (self.first, self.last))

    @property
    def is_unresolved(self) -> bool:
        """Whether it says nothing of when: relative, and the text does not say to what."""
        return self.precision == "unknown"

    @property
    def is_yearless(self) -> bool:
        """Whether only the year is missing."""
        return self.precision == "yearless"

    @property
    def is_day(self) -> bool:
        """Whether it is one exact day."""
        return self.precision == "day" and not self.is_approximate

    @property
    def is_within_week(self) -> bool:
        """Whether it is an interval of exact days, a week of them at most."""
        first, last = self.first, self.last
        if not self.is_interval or first is None or last is None or self.is_approximate:
            return False
        if first.earliest is None or last.latest is None or {first.precision, last.precision} != {"day"}:
            return False
        return (last.latest - first.earliest).days < 7

    def approximately(self) -> Edtf:
        """The same, qualified as approximate where it can be."""

        def qualify(point: Point | None) -> Point | None:
            if point is None or point.year is None or point.qualifier:
                return point
            return Point(point.year, point.month, point.day, point.spread, "~")

        return Edtf(qualify(self.first), qualify(self.last), self.is_interval)

    def __str__(self) -> str:
        """The EDTF string."""
        if not self.is_interval:
            return str(self.first)
        return f"{self.first or '..'}/{self.last or '..'}"


def of_day(day: date) -> Edtf:
    """The EDTF of one day."""
    return one(Point(day.year, day.month, day.day))


def one(point: Point) -> Edtf:
    """The EDTF of one date."""
    return Edtf(point, point)


def between(first: Edtf | None, last: Edtf | None) -> Edtf:
    """The interval from the beginning of one to the end of another; None is an open end.

    Raises:
        ValueError: it would run backwards, or has no end at all.
    """
    return Edtf(first.first if first else None, last.last if last else None, is_interval=True)


def _parse_point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"not EDTF: {text!r}")
    year, month, day, qualifier = match.groups()
    spread = year.count("X")
    if spread == 4:
        return Point(None, _number(month), _number(day), 0, qualifier)
    if spread and month:
        raise ValueError(f"a month of no single year: {text!r}")
    if (month == "XX" and day not in (None, "XX")) or (spread and int(year.replace("X", "0")) == 0):
        raise ValueError(f"not EDTF: {text!r}")
    return Point(int(year.replace("X", "0")), _number(month), _number(day), spread, qualifier)


def _number(text: str | None) -> int | None:
    return None if text is None or text == "XX" else int(text)


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """The EDTF date of a string.

    Raises:
        ValueError: it is not EDTF of level 0 or 1, or there is no such day.
    """
    first, slash, last = text.partition("/")
    if not slash:
        return one(_parse_point(text))
    ends = [None if end in ("", "..") else _parse_point(end) for end in (first, last)]
    return Edtf(ends[0], ends[1], is_interval=True)


def is_valid(text: str) -> bool:
    """Whether a string is EDTF of level 0 or 1."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def ends_before(since: str, until: str) -> bool:
    """Whether a stretch of time would be over before it begins: no day lies in it.

    Args:
        since: EDTF; its first day begins the stretch.
        until: EDTF; its last day ends it.
    """
    first, last = parse(since).earliest, parse(until).latest
    return first is not None and last is not None and last < first


def contains(outer: Edtf, inner: Edtf) -> bool:
    """Whether all that one may mean lies inside the other, qualifiers counted as slack of the outer."""
    if outer.is_unresolved or inner.is_unresolved:
        return False
    if outer.is_yearless or inner.is_yearless:
        return _same_season(outer, inner) and (
            _month_day(outer)[1] is None or not inner.is_yearless or inner == outer
        )
    low, high = _bounds(outer)
    first, last = inner.earliest or date.min, inner.latest or date.max
    return low <= first and last <= high


def compatible(left: Edtf, right: Edtf) -> bool:
    """Whether both may be said of one event: they share a day, or, without a year, month and day."""
    if left.is_unresolved or right.is_unresolved:
        return True
    if left.is_yearless or right.is_yearless:
        return _same_season(left, right)
    first, last = _bounds(left)
    low, high = _bounds(right)
    return first <= high and low <= last


def _bounds(value: Edtf) -> tuple[date, date]:
    low, high = value.earliest or date.min, value.latest or date.max
    before = value.first.slack if value.first else timedelta(0)
    after = value.last.slack if value.last else timedelta(0)
    low = low - before if low - date.min > before else date.min
    high = high + after if date.max - high > after else date.max
    return low, high


def _month_day(value: Edtf) -> tuple[int | None, int | None]:
    if value.is_yearless and value.first is not None:
        return value.first.month, value.first.day
    first, last = value.earliest, value.latest
    if first is None or last is None or (last - first).days > 31 or first.month != last.month:
        return None, None
    return first.month, first.day if first == last else None


def _same_season(left: Edtf, right: Edtf) -> bool:
    month, day = _month_day(left)
    other_month, other_day = _month_day(right)
    return (
        month is not None and month == other_month and (day is None or other_day is None or day == other_day)
    )
