"""A meaning and what it is relative to -> an EDTF date. Where something is not said, it stays unsaid."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values import edtf
from gawah.values.dates import hijri
from gawah.values.dates.when import Calendar, Hijri, Past, Step, Stretch, Within
from gawah.values.edtf import Edtf, Point

if TYPE_CHECKING:
    from gawah.values.dates.when import When

_UNKNOWN = edtf.parse(edtf.UNRESOLVED)
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3}
_YEARS = {"year": 1, "decade": 10, "century": 100}
_SOON = 45
"""A day without a year that comes within so many days of the anchor is this one, not last year's."""
_GRAINS = {"day": 3, "month": 2, "year": 1}


@record
class Context:
    """What a date may be relative to."""

    anchor: Edtf | None = None
    """When the page was published, or was said to be."""
    last: Edtf | None = None
    """The last exact day that the text told, with its year or without."""
    told: Edtf | None = None
    """The last date with a year that the text told, however exact: "the year before" counts from it."""
    near: Point | None = None
    """A date with a year, in this sentence or the one before."""
    future: bool | None = None
    """Whether the words near it speak of what is to come; None where they do not say."""


@record
class Resolved:
    """A date and how it came about."""

    edtf: Edtf
    relative: bool = False
    against: Edtf | None = None
    """The date it was resolved against."""
    is_period: bool = False


def resolve(when: When, context: Context, *, approximate: bool = False) -> Resolved:
    """The date that a meaning has in a context; ``XXXX-XX`` where it cannot be told."""
    try:
        found = _resolve(when, context)
    except (ValueError, OverflowError):  # 30 February, a range that runs backwards, the year 12000
        found = Resolved(_UNKNOWN, relative=True)
    if approximate:
        return Resolved(found.edtf.approximately(), found.relative, found.against, found.is_period)
    return found


def _resolve(when: When, context: Context) -> Resolved:
    match when:
        case Calendar():
            return _calendar(when, context)
        case Step():
            return _step(when, context)
        case Stretch():
            return _stretch(when, context)
        case Past():
            return _past(when, context)
        case Hijri():
            return _hijri(when, context)
        case Within():
            return _within(when, context)


def _calendar(when: Calendar, context: Context) -> Resolved:
    if when.season is not None:
        year = when.year if when.year is not None else _turned_year(when, context)
        found = edtf.one(Point(year, qualifier="~")) if year is not None else _UNKNOWN
        return Resolved(found, relative=when.year is None, against=context.anchor if year else None)
    if when.year is not None:
        return Resolved(edtf.one(Point(when.year, when.month, when.day, when.spread)))
    if when.month is not None:
        return _without_year(when, context)
    if when.weekday is not None:
        return _weekday(when, context)
    return _day_alone(when, context)


def _day_alone(when: Calendar, context: Context) -> Resolved:
    """A day without a month ("on the 7th"): of the month told last."""
    if when.day is not None and context.last is not None and context.last.first is not None:
        last = context.last.first
        return Resolved(edtf.one(Point(last.year, last.month, when.day)), relative=True, against=context.last)
    return Resolved(_UNKNOWN, relative=True)


def _within(when: Within, context: Context) -> Resolved:
    """A day of a month, where the year of the month is known or the day does not depend on it."""
    found = _resolve(when.month, context)
    point = found.edtf.point
    if point is None or point.month is None or point.spread or point.day is not None:
        return Resolved(_UNKNOWN, relative=True)
    if when.weekday is None and when.nth > 0:
        return Resolved(edtf.one(Point(point.year, point.month, when.nth)), found.relative, found.against)
    if point.year is None:
        return Resolved(edtf.one(Point(None, point.month)), found.relative, found.against)
    days = [
        day
        for day in range(1, calendar.monthrange(point.year, point.month)[1] + 1)
        if when.weekday is None or date(point.year, point.month, day).isoweekday() == when.weekday
    ]
    day = days[when.nth if when.nth < 0 else when.nth - 1 : None][:1]
    if not day:
        return Resolved(_UNKNOWN, relative=True)
    return Resolved(edtf.one(Point(point.year, point.month, day[0])), found.relative, found.against)


def _turned_year(when: Calendar, context: Context) -> int | None:
    if context.anchor is None or context.anchor.earliest is None or when.turn is None:
        return None
    return context.anchor.earliest.year + when.turn


def _without_year(when: Calendar, context: Context) -> Resolved:
    """A month, or a month and a day: in the year told nearby, or the latest not after the anchor."""
    if when.month is None:
        return Resolved(_UNKNOWN, relative=True)
    unsaid = Resolved(edtf.one(Point(None, when.month, when.day)))
    anchor = context.anchor
    if when.outer_turn is not None:
        if anchor is None or anchor.earliest is None or anchor.is_interval:
            return Resolved(unsaid.edtf, relative=True)
        year = anchor.earliest.year + when.outer_turn
        return Resolved(edtf.one(Point(year, when.month, when.day)), relative=True, against=anchor)
    near = _near_year(when, context)
    if near is not None:
        return Resolved(edtf.one(Point(near, when.month, when.day)))
    if anchor is None or anchor.is_interval or anchor.precision not in ("day", "month"):
        return unsaid
    limit = anchor.latest
    opening = anchor.earliest
    if limit is None or opening is None:
        return unsaid
    year = (
        _turned(when, limit.year, opening, limit)
        if when.turn
        else _nearest_year(when, opening, limit, context)
    )
    return Resolved(edtf.one(Point(year, when.month, when.day)), relative=True, against=anchor)


def _near_year(when: Calendar, context: Context) -> int | None:
    near, month = context.near, when.month
    if near is None or near.year is None or when.turn is not None or near.spread or month is None:
        return None
    if near.month is not None and month < near.month:
        return None
    latest = context.anchor.latest if context.anchor else None
    if latest is not None and not context.future and date(near.year, month, min(when.day or 1, 28)) > latest:
        return None
    return near.year


def _nearest_year(when: Calendar, opening: date, limit: date, context: Context) -> int:
    month = when.month or 1
    if context.future:
        return opening.year + ((month, when.day or 31) < (opening.month, opening.day))
    soon = limit + timedelta(_SOON)
    if context.future is None and when.day is not None:
        year = soon.year - ((month, when.day) > (soon.month, soon.day))
        if limit < date(year, month, when.day) <= soon:
            return year
    for year in range(limit.year, limit.year - 8, -1):
        if when.day is None or when.day <= calendar.monthrange(year, month)[1]:
            here = date(year, month, when.day or 1)
            if here <= limit and (
                when.weekday is None or when.day is None or here.isoweekday() == when.weekday
            ):
                return year
    return limit.year - (month > limit.month)


def _turned(when: Calendar, year: int, opening: date, limit: date) -> int:
    """The year of "last July" or "next July"."""
    month = when.month or 1
    if when.turn == 1:
        return year + (month <= opening.month)
    return year - (month >= limit.month)


def _weekday(when: Calendar, context: Context) -> Resolved:
    if when.beside is not None:
        return _weekday_beside(when, when.beside, context)
    anchor = context.anchor.earliest if context.anchor and context.anchor.is_day else None
    if anchor is None or when.weekday is None:
        return Resolved(_UNKNOWN, relative=True)
    if when.outer_turn is not None:
        days = when.weekday - anchor.isoweekday() + 7 * when.outer_turn
        return Resolved(edtf.of_day(anchor + timedelta(days)), relative=True, against=context.anchor)
    back = (anchor.isoweekday() - when.weekday) % 7
    if when.turn == 0:
        days = when.weekday - anchor.isoweekday()
    elif when.turn == 1 or (when.turn is None and context.future):
        days = -back + 7 if back or when.turn == 1 else 0
    else:
        days = -(back or (7 if when.turn == -1 else 0)) - 7 * when.weeks_back
    return Resolved(edtf.of_day(anchor + timedelta(days)), relative=True, against=context.anchor)


def _weekday_beside(when: Calendar, sign: int, context: Context) -> Resolved:
    """The nearest such weekday before or after the day told last, which is not meant itself."""
    told = context.last.earliest if context.last is not None and context.last.is_day else None
    if told is None or when.weekday is None:
        return Resolved(_UNKNOWN, relative=True)
    days = sign * ((sign * (when.weekday - told.isoweekday()) - 1) % 7 + 1)
    return Resolved(edtf.of_day(told + timedelta(days)), relative=True, against=context.last)


def _step(when: Step, context: Context) -> Resolved:
    base = _base(when, context)
    if base is not None and base.is_yearless and base.point is not None:
        return Resolved(_moved_in_any_year(base.point, when) or _UNKNOWN, relative=True, against=base)
    if base is None or base.is_interval or base.earliest is None:
        return Resolved(_UNKNOWN, relative=True)
    amount = -when.amount if when.either and context.future else when.amount
    found = _moved(base, amount, when.unit, aligned=abs(amount) <= 1)
    if found is None:
        return Resolved(_UNKNOWN, relative=True)
    return Resolved(found, relative=True, against=base)


def _base(when: Step, context: Context) -> Edtf | None:
    """What a step counts from: the page's date, or what the text told last that is exact enough."""
    if not when.from_text:
        return context.anchor
    return context.told if when.unit in _YEARS or when.unit in _MONTHS else context.last


def _moved_in_any_year(base: Point, when: Step) -> Edtf | None:
    """So many days from a day without a year; None where a leap day may lie between, or the day is unsaid."""
    if base.month is None or base.day is None or when.unit not in _DAYS or (base.month, base.day) == (2, 29):
        return None
    if when.unit != "day" and abs(when.amount) <= 1:
        return None
    ends = [
        date(year, base.month, base.day) + timedelta(when.amount * _DAYS[when.unit]) for year in (2001, 2000)
    ]
    if (ends[0].month, ends[0].day) != (ends[1].month, ends[1].day):
        return None
    return edtf.one(Point(None, ends[0].month, ends[0].day))


def _moved(base: Edtf, amount: int, unit: str, *, aligned: bool) -> Edtf | None:
    """So many units from a date, with the precision of the unit; None where the date is too vague."""
    day, grain = base.earliest, _GRAINS.get(base.precision, 0)
    if day is None or grain == 0:
        return None
    if unit in _YEARS:
        if unit != "year" and aligned:
            size = _YEARS[unit]
            return edtf.one(Point(day.year // size * size + amount * size, spread=len(str(size)) - 1))
        return edtf.one(Point(day.year + amount * _YEARS[unit]))
    if unit in _MONTHS and grain >= 2:
        return _month_moved(day, amount, unit)
    if unit == "hour" and grain == 3:
        return edtf.of_day(day + timedelta(hours=amount)).approximately()
    if unit not in _DAYS or grain < 3:
        return None
    moved = day + timedelta(amount * _DAYS[unit])
    if unit == "day":
        return edtf.of_day(moved)
    if not aligned:
        return edtf.of_day(moved).approximately()
    monday = moved - timedelta(moved.isoweekday() - 1)
    opening = monday + timedelta(5) if unit == "weekend" else monday
    return edtf.between(edtf.of_day(opening), edtf.of_day(monday + timedelta(6)))


def _month_moved(day: date, amount: int, unit: str) -> Edtf:
    if unit == "month":
        return _month(day, amount)
    opening = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return edtf.between(_month(opening, amount * 3), _month(opening, amount * 3 + 2))


def _month(day: date, amount: int) -> Edtf:
    months = day.year * 12 + day.month - 1 + amount
    return edtf.one(Point(months // 12, months % 12 + 1))


def _stretch(when: Stretch, context: Context) -> Resolved:
    ends = [None if end is None else _resolve(end, context) for end in (when.first, when.last)]
    told = [end for end in ends if end is not None]
    relative = any(end.relative for end in told)
    against = next((end.against for end in told if end.against is not None), None)
    if any(end.edtf.precision in ("unknown", "yearless") for end in told):
        return Resolved(_whole_or_unknown(told), relative, against, when.is_period)
    first, last = (end.edtf if end else None for end in ends)
    return Resolved(edtf.between(first, last), relative, against, when.is_period)


def _whole_or_unknown(told: list[Resolved]) -> Edtf:
    """What can be said of a stretch without years: its one end, or the month where both ends lie in one."""
    if len(told) == 1:
        return told[0].edtf
    points = {(end.edtf.first.month if end.edtf.first else None) for end in told}
    month = points.pop() if len(points) == 1 else None
    return edtf.one(Point(None, month))


def _past(when: Past, context: Context) -> Resolved:
    anchor = context.anchor
    if anchor is None or anchor.is_interval or anchor.earliest is None:
        return Resolved(_UNKNOWN, relative=True, is_period=when.is_period)
    if when.amount is None:
        return Resolved(edtf.between(None, anchor), relative=True, against=anchor, is_period=when.is_period)
    other = _begun(anchor, when.amount, when.unit)
    if other is None:
        return Resolved(_UNKNOWN, relative=True, is_period=when.is_period)
    ends = (other, anchor) if when.amount > 0 else (anchor, other)
    return Resolved(edtf.between(*ends), relative=True, against=anchor, is_period=when.is_period)


def _begun(anchor: Edtf, amount: int, unit: str) -> Edtf | None:
    """The other end of a stretch of so many units up to the anchor (or, if negative, from it on)."""
    if unit == "hour" and anchor.is_day and anchor.earliest is not None:
        return edtf.of_day(anchor.earliest - timedelta(amount // 24 or 1))
    found = _moved(anchor, -amount, unit, aligned=False)
    if found is None or found.first is None:
        return None
    point = found.first
    return edtf.one(Point(point.year, point.month, point.day, point.spread))


def _hijri(when: Hijri, context: Context) -> Resolved:
    if when.year is not None:
        return Resolved(hijri.stretch(when.year, when.month, when.day))
    limit = context.anchor.latest if context.anchor and not context.anchor.is_interval else None
    if limit is None or context.anchor is None or context.anchor.precision not in ("day", "month"):
        return Resolved(_UNKNOWN, relative=True)
    year = hijri.year_of(limit)
    found = hijri.stretch(year, when.month, when.day)
    if found.earliest is not None and found.earliest > limit:
        found = hijri.stretch(year - 1, when.month, when.day)
    return Resolved(found, relative=True, against=context.anchor)
