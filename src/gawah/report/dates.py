"""A date (EDTF) as people write it in the language of a document: as exactly as it is known, and no more."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date

from gawah.values import edtf

if TYPE_CHECKING:
    from gawah.report.words import Words
    from gawah.values.edtf import Edtf, Point

_ANY = 2000
"""A leap year, in which every day of a date without a year is one."""


@lru_cache(maxsize=8192)  # footnotes tell the same few days again and again
def date_words(value: str, words: Words) -> str:
    """A date in words; what is no EDTF as it is."""
    if value.startswith("[") and value.endswith("]"):
        return words("or").join(date_words(part.strip(), words) for part in value[1:-1].split(","))
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
        return words("days_between", first=first, last=last)
    return words("days_from", first=first) if first else words("days_until", last=last)


def _point(point: Point, words: Words) -> str:
    if point.year is None and point.month is None:
        return words("date_unknown")
    plain = _plain(point, words)
    if point.qualifier == "~":
        return words("date_about", date=plain)
    return words("date_unsure", date=plain) if point.qualifier else plain


def _plain(point: Point, words: Words) -> str:
    if point.year is None:
        day = date(_ANY, point.month or 1, point.day or 1)
        told = format_date(day, "d MMMM" if point.day else "LLLL", locale=words.lang)
        return words("date_no_year", date=told)
    if point.spread == 1:
        return words("date_decade", year=str(point.year))
    if point.spread:
        return words("date_century", year=str(point.year))
    if point.month is None:
        return str(point.year)
    day = date(point.year, point.month, point.day or 1)
    return format_date(day, "d MMMM y" if point.day else "MMMM y", locale=words.lang)
