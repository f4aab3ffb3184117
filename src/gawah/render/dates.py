"""A date (EDTF) as people write it: as exactly as it is known, and no more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from babel.dates import format_date

from gawah.values import edtf

if TYPE_CHECKING:
    from babel import Locale

    from gawah.values.edtf import Edtf, Point

_ANY = 2000
"""A leap year, in which every day of a date without a year is one."""


class Say(Protocol):
    """Says in a language what calendars have no words for."""

    def __call__(self, what: str, /, **values: str) -> str:
        """One of the phrases of a date.

        Args:
            what: ``or`` (between two dates), ``not_certain``; of a ``date``: ``about``, ``uncertain``,
                ``no_year``; of a ``year``: ``decade``, ``century``; ``between`` a ``first`` and a ``last``,
                ``from`` a ``first``, ``until`` a ``last``.
            values: what stands in it, by those names.
        """


def date_words(value: str, say: Say, locale: Locale | str) -> str:
    """A date in words.

    Args:
        value: EDTF, or a choice of several in brackets; what is neither comes back as it is.
        say: the words between.
        locale: the language of the months, for Babel.
    """
    if value.startswith("[") and value.endswith("]"):
        return say("or").join(date_words(part.strip(), say, locale) for part in value[1:-1].split(","))
    if not edtf.is_valid(value):
        return value
    told = edtf.parse(value)
    if told.is_interval:
        return _interval(told, say, locale)
    return _point(told.first, say, locale) if told.first is not None else value


def _interval(told: Edtf, say: Say, locale: Locale | str) -> str:
    first = _point(told.first, say, locale) if told.first is not None else ""
    last = _point(told.last, say, locale) if told.last is not None else ""
    if first and last:
        return say("between", first=first, last=last)
    return say("from", first=first) if first else say("until", last=last)


def _point(point: Point, say: Say, locale: Locale | str) -> str:
    if point.year is None and point.month is None:
        return say("not_certain")
    plain = _plain(point, say, locale)
    if not point.qualifier:
        return plain
    return say("about" if point.qualifier == "~" else "uncertain", date=plain)


def _plain(point: Point, say: Say, locale: Locale | str) -> str:
    if point.year is None:
        day = date(_ANY, point.month or 1, point.day or 1)
        return say("no_year", date=format_date(day, "d MMMM" if point.day else "LLLL", locale=locale))
    if point.spread:
        return say("decade" if point.spread == 1 else "century", year=str(point.year))
    if point.month is None:
        return str(point.year)
    day = date(point.year, point.month, point.day or 1)
    return format_date(day, "d MMMM y" if point.day else "MMMM y", locale=locale)
