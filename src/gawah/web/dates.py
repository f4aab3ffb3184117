"""A date (EDTF) as people write it: as exactly as it is known, and no more."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date

from gawah.values import edtf

if TYPE_CHECKING:
    from gawah.values.edtf import Edtf, Point
    from gawah.web.texts import Words

_ANY = 2000
"""A leap year, in which every day of a date without a year is one."""


@lru_cache(maxsize=8192)  # lists tell the same few days again and again
def date_words(value: str, words: Words) -> str:
    """A date in a language; what is no EDTF as it is."""
    if value.startswith("[") and value.endswith("]"):
        parts = [date_words(part.strip(), words) for part in value[1:-1].split(",")]
        return words.gettext(" or ").join(parts)
    if not edtf.is_valid(value):
        return value
    told = edtf.parse(value)
    if not told.is_interval:
        return _point(told.first, words) if told.first is not None else value
    return _interval(told, words)


def _interval(told: Edtf, words: Words) -> str:
    first = _point(told.first, words) if told.first is not None else ""
    last = _point(told.last, words) if told.last is not None else ""
    if first and last:
        return words.gettext("%(first)s to %(last)s", first=first, last=last)
    if first:
        return words.gettext("from %(first)s", first=first)
    return words.gettext("until %(last)s", last=last)


def _point(point: Point, words: Words) -> str:
    if point.year is None and point.month is None:
        return words.gettext("date not certain")
    plain = _plain(point, words)
    if point.qualifier == "~":
        return words.gettext("about %(date)s", date=plain)
    if point.qualifier:
        return words.gettext("%(date)s, uncertain", date=plain)
    return plain


def _plain(point: Point, words: Words) -> str:
    if point.year is None:
        day = date(_ANY, point.month or 1, point.day or 1)
        told = format_date(day, "d MMMM" if point.day else "LLLL", locale=words.locale)
        return words.gettext("%(date)s, year not told", date=told)
    if point.spread == 1:
        return words.gettext("the %(year)ss", year=point.year)
    if point.spread:
        return words.gettext("the century from %(year)s", year=point.year)
    if point.month is None:
        return str(point.year)
    day = date(point.year, point.month, point.day or 1)
    return format_date(day, "d MMMM y" if point.day else "MMMM y", locale=words.locale)
