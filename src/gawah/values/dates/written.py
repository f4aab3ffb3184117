"""A date that a person typed by itself, as people write dates, in any of the languages.

Invariant: nothing is guessed. What has no year gets none, and what can be read in two ways is refused.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gawah.errors import UsageError
from gawah.languages import codes, table
from gawah.values import edtf
from gawah.values.dates.finding import find_in
from gawah.values.dates.telling import Telling
from gawah.values.dates.when import Calendar, Hijri, Stretch, Within
from gawah.values.scripts import fold, fold_digits
from gawah.values.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.values.dates.when import DateExpression, When

_SIGN = r"\s?[./؍-]\s?"
_FIGURES = re.compile(rf"(?<![\d./-])(\d{{1,2}})({_SIGN})(\d{{1,2}})({_SIGN})(\d{{4}}|\d\d)(?!\d)", re.ASCII)
_MONTH_AND_YEAR = re.compile(rf"(\d{{1,2}}){_SIGN}(\d{{4}})", re.ASCII)
_YEAR_AND_TWO = re.compile(r"(\d{4})\s?/\s?(\d\d)", re.ASCII)
_WORD = re.compile(r"\w")
_FIRST_LETTER = re.compile(r"\b[^\W\d_]")
_LONGEST = 100
"""Characters of a date; what is longer is none."""


def written_date(typed: str, anchor: str | None = None) -> str | None:
    """The EDTF date that a person typed, as EDTF or as people write it; None where it is no date.

    Args:
        typed: the date and nothing else.
        anchor: the EDTF date from which "yesterday" and "last March" count; without it they are none.

    Raises:
        UsageError: it can be read in two ways, or leaves out the century; the sentence says how to write it.
    """
    if len(typed) > _LONGEST:
        return None
    plain = " ".join(fold_digits(typed).split())
    tight = re.sub(r"\s?/\s?", "/", plain)
    if edtf.is_valid(tight):
        return tight
    _refuse_if_two_ways(plain)
    return _of_figures(tight) or _of_words(plain, anchor)


def _refuse_if_two_ways(plain: str) -> None:
    for found in _FIGURES.finditer(plain):
        first, second, year = int(found[1]), int(found[3]), found[5]
        if len(year) != len("2021"):
            raise UsageError(
                "“%(typed)s” does not say which century. Write the year with four figures, or the whole date "
                "as 2021-04-30.",
                typed=found[0],
            )
        if first != second and 1 <= first <= 12 and 1 <= second <= 12:
            raise UsageError(
                "“%(typed)s” can be read in two ways: as day %(first)s of month %(second)s, which is written "
                "%(one)s, or as day %(second)s of month %(first)s, which is written %(other)s. Write one of "
                "these, or the month as a word.",
                typed=found[0],
                first=first,
                second=second,
                one=f"{year}-{second:02}-{first:02}",
                other=f"{year}-{first:02}-{second:02}",
            )
    found_year = _YEAR_AND_TWO.fullmatch(plain)
    if found_year is None:
        return
    year, two = found_year[1], int(found_year[2])
    if 1 <= two <= 12 and two > int(year[2:]):
        raise UsageError(
            "“%(typed)s” can be read in two ways: as a month, which is written %(month)s, or as several "
            "years, which are written %(years)s. Write one of these.",
            typed=plain,
            month=f"{year}-{two:02}",
            years=f"{year}/{year[:2]}{two:02}",
        )


def _of_figures(plain: str) -> str | None:
    """A date of which one number alone can be the month; a month and a year; a year with its suffix."""
    found = _FIGURES.fullmatch(plain)
    if found is not None:
        month, day = sorted((int(found[1]), int(found[3])))
        return _valid(f"{found[5]}-{month:02}-{day:02}")
    found = _MONTH_AND_YEAR.fullmatch(plain)
    if found is not None:
        return _valid(f"{found[2]}-{int(found[1]):02}")
    found = _YEAR_AND_TWO.fullmatch(plain)
    if found is not None and int(found[2]) <= 12:
        return _valid(f"{found[1]}-{found[2]}")
    year, after = plain[:4], fold(plain[4:]).text.strip()
    return _valid(year) if after in _year_suffixes() else None


def _valid(value: str) -> str | None:
    return value if edtf.is_valid(value) else None


@cache
def _year_suffixes() -> frozenset[str]:
    told = (word for code in codes() for word in table(code, "dates").get("year_suffixes", ()))
    return frozenset(fold(str(word)).text for word in told)


def _of_words(plain: str, anchor: str | None) -> str | None:
    """What the grammars of all languages make of it; names of months may be typed without capitals."""
    capitals = _FIRST_LETTER.sub(lambda letter: letter[0].upper(), plain)
    for text in dict.fromkeys((plain, capitals)):
        found = sorted(set(_readings(text, anchor)))
        if len(found) > 1:
            raise UsageError(
                "“%(typed)s” can be read in several ways: %(known)s. Write one of these.",
                typed=plain,
                known=tuple(found),
            )
        if found:
            return found[0]
    return None


def _readings(text: str, anchor: str | None) -> Iterator[str]:
    # A year is told from other figures by what stands around it: here the date is all that is said.
    tokens = tokenize(f"{text}.")
    for code in codes():
        found = find_in(tokens, 0, len(tokens.words), code)
        if len(found) == 1 and _is_all(found[0], text):
            # A day without a year stays without: only what says that it counts from another day does so.
            is_alone = _stands_alone(found[0].when)
            if not is_alone and anchor is None:
                continue
            value = str(Telling(None if is_alone else anchor).resolve(found[0], 0).edtf)
            if value != edtf.UNRESOLVED and edtf.is_valid(value):
                yield value


def _is_all(found: DateExpression, text: str) -> bool:
    """Whether no word is left beside a date."""
    return not _WORD.search(text[: found.start] + text[found.end :])


def _stands_alone(when: When | None) -> bool:
    """Whether a date counts from nothing that is not said with it."""
    match when:
        case None | Hijri():
            return True
        case Calendar():
            is_named = when.year is not None or when.month is not None
            steps = (when.turn, when.outer_turn, when.beside)
            return is_named and not when.weeks_back and steps == (None, None, None)
        case Stretch():
            return _stands_alone(when.first) and _stands_alone(when.last)
        case Within():
            return _stands_alone(when.month)
    return False
