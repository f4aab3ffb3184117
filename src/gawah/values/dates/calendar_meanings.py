"""Meanings of dates by the calendar: "3 May 2021", "2003-17", "the 1990s"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.values.dates.when import Calendar, Hijri, Stretch, inherit

if TYPE_CHECKING:
    from gawah.values.dates.when import When
    from gawah.values.phrases import Found


def _year(found: Found) -> int | None:
    year = found.int("y") or found.int("yn")
    if year is None and (short := found.int("yy")) is not None:
        year = 2000 + short if short < 50 else 1900 + short
    return year


def _checked(when: Calendar) -> Calendar | None:
    """A calendar date, unless there is no such day."""
    if when.month is not None and not 1 <= when.month <= 12:
        return None
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(when.month or 1, 31)
    if when.day is not None and not 1 <= when.day <= longest:
        return None
    return when


def calendar_date(found: Found) -> When | None:
    """The kind of "3 May 2021", "May 2021", "2021" and "Tuesday"."""
    day = found.int("d") if found.int("d") is not None else found.int("n")
    month = found.int("m") or found.int("sm")
    return _checked(Calendar(_year(found), month, day, found.int("wd")))


def numeric(found: Found) -> When | None:
    """Figures only: year first, or the day before the month where both orders give a date."""
    return _figures(found, month_first=False)


def numeric_month_first(found: Found) -> When | None:
    """Figures only, the month before the day where both orders give a date."""
    return _figures(found, month_first=True)


def _figures(found: Found, *, month_first: bool) -> When | None:
    days, year = found.ints("d"), _year(found)
    if found.int("mm") is not None:
        return _checked(Calendar(year, found.int("mm"), days[0] if days else None))
    if len(days) != 2 or year is None:
        return None
    day, month = days[::-1] if month_first else days
    if month > 12:
        day, month = month, day
    return _checked(Calendar(year, month, day))


def day_range(found: Found) -> When | None:
    """The kind of "3-5 May 2021", "28 April to 2 May"."""
    days, months, year = found.ints("d") or found.ints("n"), found.ints("m"), _year(found)
    if len(days) < 2 or not months:
        return None
    first = _checked(Calendar(year, months[0], days[0]))
    last = _checked(Calendar(year, months[-1], days[-1]))
    if first is None or last is None or (len(months) == 1 and days[0] >= days[-1]):
        return None
    return Stretch(inherit(replace(first, year=None), last), last, is_period=False)


def month_day(found: Found) -> When | None:
    """The kind of "on the 7th": the month is told elsewhere."""
    return Calendar(day=found.int("dord"))


def year_range(found: Found) -> When | None:
    """``2003-17``: the second year has only its last figures; ``2003-07`` is more likely a month."""
    return year_range_sure(found) if (found.int("yy") or 0) > 12 else None


def year_range_sure(found: Found) -> When | None:
    """``2005–06``, with a long dash: no month."""
    year, short = found.int("y"), found.int("yy")
    if year is None or short is None or short <= year % 100:
        return None
    return Stretch(Calendar(year), Calendar(year // 100 * 100 + short))


def month_range(found: Found) -> When | None:
    """The kind of "May to July 2021"."""
    months, year = found.ints("m"), _year(found)
    if len(months) != 2 or months[0] == months[1]:
        return None
    last = Calendar(year, months[1])
    return Stretch(inherit(Calendar(None, months[0]), last), last)


def decade(found: Found) -> When | None:
    """The kind of "the 1990s", "the nineties"."""
    short = found.int("yy") or 0
    value = found.int("decade") or found.int("y") or (1900 + short if short >= 30 else None)
    return None if value is None or value % 10 else Calendar(year=value // 10 * 10, spread=1)


def century(found: Found) -> When | None:
    """The kind of "the 19th century"."""
    value = found.int("ord") or found.int("dord") or found.int("d")
    if value is None or not 10 <= value <= 21:
        return None
    return Calendar(year=(value - 1) * 100, spread=2)


def season(found: Found) -> When | None:
    """The kind of "summer 2021"."""
    return Calendar(year=_year(found), season=found.text("season"))


def holiday(found: Found) -> When | None:
    """A day that has a name, "Christmas Day 2021"."""
    value = found.text("holiday")
    if value is None:
        return None
    month, _, day = value.partition("-")
    return Calendar(_year(found), int(month), int(day))


def hijri_date(found: Found) -> When | None:
    """The kind of "10 Muharram 1443"."""
    year = found.int("hy")
    day = found.int("d") if found.int("d") is not None else found.int("n")
    return Hijri(year, found.int("hm"), day) if day is None or day <= 30 else None
