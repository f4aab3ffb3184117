"""Dates of publication: a small strict reader for the forms that bylines, datelines and labels use.

It reads whole dates only, and never a numeric one that could be read in two ways (3/5/2021). It knows the
months of all languages at once, from the tables that ``gawah.values.dates`` reads by, since the language of
a page is not known yet when its blocks are classed.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from gawah.languages import codes, table
from gawah.model.record import record
from gawah.read.anyof import any_of
from gawah.read.language import is_small_word
from gawah.values.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGIT = re.compile(r"\d")
YEAR = re.compile(r"\d{4}(?<!\d{5})(?!\d)")


@record
class Told:
    """A date as it stands in a text."""

    start: int
    end: int
    edtf: str


@cache
def _months() -> dict[str, int]:
    """The months of all languages, folded."""
    found: dict[str, int] = {}
    for code in codes():
        data = table(code, "dates")
        for name in ("months", "months_weak", "months_short"):
            for number, words in data.get(name, {}).items():
                found.update((fold(str(word)).text, int(number)) for word in words)
    return found


@cache
def _words(*names: str) -> frozenset[str]:
    """All words of some lists of all languages, folded."""
    found: set[str] = set()
    for code in codes():
        data = table(code, "dates")
        for name in names:
            told = data.get(name, ())
            words = [word for many in told.values() for word in many] if isinstance(told, dict) else told
            found.update(fold(str(word)).text for word in words)
    return frozenset(found)


@cache
def _links() -> frozenset[str]:
    found: set[str] = set()
    for code in codes():
        words = table(code, "dates").get("words", {})
        found.update(fold(str(word)).text for name in ("in", "in_sure") for word in words.get(name, ()))
    return frozenset(found)


def is_link(word: str) -> bool:
    """Whether a folded word ties a date to a sentence: a small word, or one that stands beside dates."""
    return is_small_word(word) or word in _links()


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The forms of a whole date, and of a day and month without a year, on folded text."""
    names, weekdays = _words("months", "months_weak", "months_short"), _words("weekdays", "weekdays_short")
    letters = re.escape("".join({word[0] for word in names | weekdays}))
    opens = rf"(?=[\d{letters}])"  # tells of most characters, at once, that no date begins there
    months = any_of(names)
    weekday = rf"(?:(?<![^\W\d_]){any_of(weekdays)}\.?\s?,?\s(?:[^\W\d_]{{2,3}}\s)?)?"
    day = r"(?<![\d.:/])\d{1,2}(?!\d)(?:st|nd|rd|th|er|o|a|\.)?"
    link = r"[\s,]*(?:[^\W\d_]{2,3}\s+)?"
    sign = r"(?:\s?[؍/-]\s?)"
    first = rf"(?:{sign}|{link})(?P<m1>{months})(?![^\W\d_])(?:\s?/\s?(?:{months}))?\.?"
    year = rf"[12]\d{{3}}(?!\d)(?:\s?(?:{any_of(_words('year_suffixes'))})(?!\w))?"
    whole = (
        rf"{opens}{weekday}(?:(?P<iso>(?<!\d)[12]\d{{3}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)\d{{1,2}}(?!\d))"
        rf"|(?P<d1>{day}){first}(?:{sign}|{link})(?P<y1>{year})"
        rf"|(?P<m2>{months})\.?\s+(?P<d2>{day})[\s,]+(?P<y2>{year})"
        rf"|(?P<d3>(?<![\d./])\d{{1,2}})(?P<sep3>[./-])(?P<m3>\d{{1,2}})(?P=sep3)(?P<y3>{year}))"
    )
    part = (
        rf"{opens}{weekday}(?:(?P<d1>{day}){first}"
        rf"|(?<![^\W\d_])(?P<m2>{months})\.?\s+(?P<d2>{day})(?!\d|:\d))"
    )
    return re.compile(whole), re.compile(part)


def dates_in(text: str) -> Iterator[Told]:
    """The whole dates of a text, in order."""
    if not YEAR.search(text):
        return
    folded = fold(text)
    for match in _patterns()[0].finditer(folded.text):
        start, end = folded.span(match.start(), match.end())
        edtf = (
            None if match["m2"] and _is_inside_word(text, folded.place(match.start("m2"))) else _edtf(match)
        )
        if edtf is not None:
            yield Told(start, end, edtf)


def date_in(text: str) -> Told | None:
    """The first whole date of a text."""
    return next(dates_in(text), None)


def day_in(text: str) -> Told | None:
    """The first day and month of a text, without a year (``XXXX-03-05``)."""
    if not _DIGIT.search(text):
        return None
    folded = fold(text)
    for match in _patterns()[1].finditer(folded.text):
        day, month = _number(match["d1"] or match["d2"]), _months()[match["m1"] or match["m2"]]
        if _valid(2000, month, day):
            return Told(*folded.span(match.start(), match.end()), f"XXXX-{month:02}-{day:02}")
    return None


def month_line(text: str) -> Told | None:
    """The month and year that a line consists of ("September 2020"), as ``2020-09``."""
    words = text.strip(" \t\n.,|*_()")
    parts = words.replace(",", " ").split()
    if len(parts) != 2 or not parts[1].isdecimal() or len(parts[1]) != len("2020"):
        return None
    month, year = _months().get(fold(parts[0]).text.rstrip(".")), int(fold(parts[1]).text)
    if month is None or not _valid(year, month, 1):
        return None
    start = text.index(words)
    return Told(start, start + len(words), f"{year}-{month:02}")


def _is_inside_word(text: str, start: int) -> bool:
    """Whether a month begins inside a word; in "Amina YusufMay 3, 2021" a name is only glued to it."""
    before = text[start - 1 : start]
    return before.isalpha() and not (before.islower() and text[start].isupper())


def _edtf(match: re.Match[str]) -> str | None:
    if match["iso"]:
        year, month, day = (int(part) for part in re.split(r"[-/.]", match["iso"]))
        return _valid(year, month, day)
    if match["m1"]:
        return _valid(_year(match["y1"]), _months()[match["m1"]], _number(match["d1"]))
    if match["m2"]:
        return _valid(_year(match["y2"]), _months()[match["m2"]], _number(match["d2"]))
    day, month, year = int(match["d3"]), int(match["m3"]), _year(match["y3"])
    if match["sep3"] == "." or day == month or day > 12:
        return _valid(year, month, day)
    return _valid(year, day, month) if month > 12 else None


def _year(words: str) -> int:
    return int(words[:4])


def _number(words: str) -> int:
    return int("".join(char for char in words if char.isdecimal()))


def _valid(year: int, month: int, day: int) -> str | None:
    if not 1800 <= year <= 2100:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
