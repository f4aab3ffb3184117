"""A meaning and what it is relative to -> an EDTF date. Where something is not said, it stays unsaid."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from gawah.values import edtf
from gawah.values.dates import hijri
from gawah.values.dates.context import UNKNOWN, Resolved
from gawah.values.dates.nearby import resolve_day, resolve_weekday, resolve_without_year
from gawah.values.dates.steps import resolve_past, resolve_step
from gawah.values.dates.when import Calendar, Hijri, Past, Step, Stretch, Within
from gawah.values.edtf import Edtf, Point

if TYPE_CHECKING:
    from gawah.values.dates.context import Context
    from gawah.values.dates.when import When


def resolve(when: When, context: Context, *, approximate: bool = False) -> Resolved:
    """The date that a meaning has in a context; ``XXXX-XX`` where it cannot be told."""
    try:
        found = _resolve(when, context)
    except (ValueError, OverflowError):  # 30 February, a range that runs backwards, the year 12000
        found = Resolved(UNKNOWN, relative=True)
    if approximate:
        return Resolved(found.edtf.approximately(), found.relative, found.against, found.is_period)
    return found


def _resolve(when: When, context: Context) -> Resolved:
    match when:
        case Calendar():
            return _calendar(when, context)
        case Step():
            return resolve_step(when, context)
        case Stretch():
            return _stretch(when, context)
        case Past():
            return resolve_past(when, context)
        case Hijri():
            return _hijri(when, context)
        case Within():
            return _within(when, context)


def _calendar(when: Calendar, context: Context) -> Resolved:
    if when.season is not None:
        year = when.year if when.year is not None else _turned_year(when, context)
        found = edtf.one(Point(year, qualifier="~")) if year is not None else UNKNOWN
        return Resolved(found, relative=when.year is None, against=context.anchor if year else None)
    if when.year is not None:
        return Resolved(edtf.one(Point(when.year, when.month, when.day, when.spread)))
    if when.month is not None:
        return resolve_without_year(when, context)
    if when.weekday is not None:
        return resolve_weekday(when, context)
    return resolve_day(when, context)


def _turned_year(when: Calendar, context: Context) -> int | None:
    if context.anchor is None or context.anchor.earliest is None or when.turn is None:
        return None
    return context.anchor.earliest.year + when.turn


def _within(when: Within, context: Context) -> Resolved:
    """A day of a month, where the year of the month is known or the day does not depend on it."""
    found = _resolve(when.month, context)
    point = found.edtf.point
    if point is None or point.month is None or point.spread or point.day is not None:
        return Resolved(UNKNOWN, relative=True)
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
        return Resolved(UNKNOWN, relative=True)
    return Resolved(edtf.one(Point(point.year, point.month, day[0])), found.relative, found.against)


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


def _hijri(when: Hijri, context: Context) -> Resolved:
    if when.year is not None:
        return Resolved(hijri.stretch(when.year, when.month, when.day))
    limit = context.anchor.latest if context.anchor and not context.anchor.is_interval else None
    if limit is None or context.anchor is None or context.anchor.precision not in ("day", "month"):
        return Resolved(UNKNOWN, relative=True)
    year = hijri.year_of(limit)
    found = hijri.stretch(year, when.month, when.day)
    if found.earliest is not None and found.earliest > limit:
        found = hijri.stretch(year - 1, when.month, when.day)
    return Resolved(found, relative=True, against=context.anchor)
