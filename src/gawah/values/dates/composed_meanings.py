"""Meanings of dates that are made of others: "since May", "May to July", "the first Monday of May"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.values.dates.when import Calendar, Hijri, Past, Step, Stretch, Within, inherit

if TYPE_CHECKING:
    from gawah.values.dates.when import When
    from gawah.values.phrases import Found


def same(found: Found) -> When | None:
    """A part of a date, or about it: no more exact than the date itself."""
    return next(iter(_whens(found)), None)


def nth_day(found: Found) -> When | None:
    """The kind of "the first Monday of September", "the last day of May", "the 3rd of this month"."""
    month = same(found)
    is_month = isinstance(month, Step) and month.unit == "month"
    if isinstance(month, Calendar):
        is_month = month.month is not None and month.day is None and month.weekday is None
    ranks = [found.int(name) for name in ("ord", "dord", "d", "n")]
    nth = -1 if found.has("lastly") else next((rank for rank in ranks if rank is not None), None)
    if month is None or not is_month or nth is None:
        return None
    weekday = found.int("wd")
    return Within(month, nth, weekday) if nth <= (31 if weekday is None else 5) else None


def weekday_date(found: Found) -> When | None:
    """The kind of "Monday, 3 May"."""
    when = same(found)
    weekday = found.int("wd") or found.int("wds")
    return replace(when, weekday=weekday) if isinstance(when, Calendar) and when.day is not None else None


def since(found: Found) -> When | None:
    """The kind of "since May"."""
    return _open(found, from_it=True, is_period=True)


def until(found: Found) -> When | None:
    """The kind of "until May"."""
    return _open(found, from_it=False, is_period=True)


def after(found: Found) -> When | None:
    """The kind of "after 3 May"."""
    return _open(found, from_it=True, is_period=False)


def before(found: Found) -> When | None:
    """The kind of "before 3 May"."""
    return _open(found, from_it=False, is_period=False)


def _open(found: Found, *, from_it: bool, is_period: bool) -> When | None:
    """A stretch of which one end is unsaid."""
    when = same(found)
    if when is None or isinstance(when, Stretch | Past):
        return None
    return Stretch(when, None, is_period) if from_it else Stretch(None, when, is_period)


def from_to(found: Found) -> When | None:
    """The kind of "from May to July 2021"."""
    whens = _whens(found)
    if len(whens) != 2 or any(isinstance(w, Stretch | Past) for w in whens):
        return None
    first, last = inherit(whens[0], whens[1]), whens[1]
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        if last.year is None and first.year is not None:
            return None
        if first.year is not None and last.year is not None and first.year > last.year:
            return None
    is_day = isinstance(last, Calendar) and (last.day is not None or last.weekday is not None)
    return Stretch(first, last, is_period=not is_day and not isinstance(last, Step))


def _whens(found: Found) -> list[When]:
    """The dates that a date is made of."""
    return [v for _, _, v in found.steps if isinstance(v, Calendar | Step | Past | Hijri | Stretch | Within)]
