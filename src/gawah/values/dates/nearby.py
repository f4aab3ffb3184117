"""Months without a year, weekdays and days alone: which of them is nearest to what they are told beside."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gawah.values import edtf
from gawah.values.dates.context import UNKNOWN, Resolved
from gawah.values.edtf import Point

if TYPE_CHECKING:
    from gawah.values.dates.context import Context
    from gawah.values.dates.when import Calendar

_SOON = 45
"""A day without a year that comes within so many days of the anchor is this one, not last year's."""


def resolve_without_year(when: Calendar, context: Context) -> Resolved:
    """A month, or a month and a day: in the year told nearby, or the latest not after the anchor."""
    if when.month is None:
        return Resolved(UNKNOWN, relative=True)
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
    """The year of a date told nearby, unless the month or the anchor speaks against it."""
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
    """The year that puts a date nearest to the anchor: before it, or behind it where the words say so."""
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


def resolve_weekday(when: Calendar, context: Context) -> Resolved:
    """The weekday nearest to the anchor: "on Tuesday", "last Tuesday", "Tuesday of last week"."""
    if when.beside is not None:
        return _weekday_beside(when, when.beside, context)
    anchor = context.anchor.earliest if context.anchor and context.anchor.is_day else None
    if anchor is None or when.weekday is None:
        return Resolved(UNKNOWN, relative=True)
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
        return Resolved(UNKNOWN, relative=True)
    days = sign * ((sign * (when.weekday - told.isoweekday()) - 1) % 7 + 1)
    return Resolved(edtf.of_day(told + timedelta(days)), relative=True, against=context.last)


def resolve_day(when: Calendar, context: Context) -> Resolved:
    """A day without a month ("on the 7th"): of the month told last."""
    if when.day is not None and context.last is not None and context.last.point is not None:
        last = context.last.point
        return Resolved(edtf.one(Point(last.year, last.month, when.day)), relative=True, against=context.last)
    return Resolved(UNKNOWN, relative=True)
