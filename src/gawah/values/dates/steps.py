"""So many units from another date: "two days ago", "the next month", "the last ten years"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from gawah.values import edtf
from gawah.values.dates.context import UNKNOWN, Resolved
from gawah.values.edtf import Edtf, Point

if TYPE_CHECKING:
    from gawah.values.dates.context import Context
    from gawah.values.dates.when import Past, Step

_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3}
_YEARS = {"year": 1, "decade": 10, "century": 100}
_GRAINS = {"day": 3, "month": 2, "year": 1}


def resolve_step(when: Step, context: Context) -> Resolved:
    """The date so many units from another."""
    base = _base(when, context)
    if base is not None and base.is_yearless and base.point is not None:
        return Resolved(_moved_in_any_year(base.point, when) or UNKNOWN, relative=True, against=base)
    if base is not None and base.is_within_week and when.from_text and when.unit == "day":
        return Resolved(_shifted(base, when.amount), relative=True, against=base)
    if base is None or base.is_interval or base.earliest is None:
        return Resolved(UNKNOWN, relative=True)
    amount = -when.amount if when.either and context.future else when.amount
    found = _moved(base, amount, when.unit, aligned=abs(amount) <= 1)
    if found is None:
        return Resolved(UNKNOWN, relative=True)
    return Resolved(found, relative=True, against=base)


def _shifted(base: Edtf, days: int) -> Edtf:
    """So many days from a day of which only the week is known: a day of as long a stretch."""
    ends = [end + timedelta(days) for end in (base.earliest, base.latest) if end is not None]
    return edtf.between(*map(edtf.of_day, ends))


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
    """So many months or quarters from a day."""
    if unit == "month":
        return _month(day, amount)
    opening = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return edtf.between(_month(opening, amount * 3), _month(opening, amount * 3 + 2))


def _month(day: date, amount: int) -> Edtf:
    """The month so many months from that of a day."""
    months = day.year * 12 + day.month - 1 + amount
    return edtf.one(Point(months // 12, months % 12 + 1))


def resolve_past(when: Past, context: Context) -> Resolved:
    """The stretch of so many units before the anchor, or after it."""
    anchor = context.anchor
    if anchor is None or anchor.is_interval or anchor.earliest is None:
        return Resolved(UNKNOWN, relative=True, is_period=when.is_period)
    if when.amount is None:
        return Resolved(edtf.between(None, anchor), relative=True, against=anchor, is_period=when.is_period)
    other = _begun(anchor, when.amount, when.unit)
    if other is None:
        return Resolved(UNKNOWN, relative=True, is_period=when.is_period)
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
