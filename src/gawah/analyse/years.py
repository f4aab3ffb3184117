"""A number of years told with its period: "in 14 years [2003-2017]" is 14 by difference, and 15 with both."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gawah.languages import table
from gawah.model.record import record
from gawah.values import edtf
from gawah.values.numbers import number_words, read_number
from gawah.values.scripts import key
from gawah.values.tokens import tokenize

if TYPE_CHECKING:
    from gawah.catalogue import Aggregate
    from gawah.values.tokens import Tokens

_NEAR = 3
"""Characters that may part a number of years from its period: a blank, a comma or a bracket."""


@record
class Years:
    """How many years a sentence gives a period, and the years that the period names."""

    number: int
    first: int
    last: int

    @property
    def is_difference(self) -> bool:
        """Whether it is the last year less the first."""
        return self.number == self.last - self.first

    @property
    def is_inclusive(self) -> bool:
        """Whether it counts both the first and the last year."""
        return self.number == self.last - self.first + 1

    @property
    def fits(self) -> bool:
        """Whether it can be the length of the period, counted in either way."""
        return self.is_difference or self.is_inclusive


def years_told(claim: Aggregate) -> Years | None:
    """The number of years that stands beside the period of a claim, where its sentence tells both."""
    period = edtf.parse(claim.period) if claim.period and edtf.is_valid(claim.period) else None
    if period is None or not period.is_interval or period.first is None or period.last is None:
        return None
    first, last = period.first, period.last
    if not first.precision == last.precision == "year" or first.qualifier or last.qualifier:
        return None
    at = claim.what.find(" ".join(claim.period_words.split()))
    number = _beside(claim, at) if at >= 0 and claim.period_words else None
    if number is None or first.year is None or last.year is None:
        return None
    return Years(number, first.year, last.year)


def _beside(claim: Aggregate, at: int) -> int | None:
    """The number of years that stands nearest to the period, just before or behind it."""
    tokens, words = tokenize(claim.what), number_words(claim.lang)
    end, stop = at + len(claim.period_words), len(tokens.words)
    for index in range(stop):
        found = read_number(tokens, index, stop, words)
        if found is None or found.end >= stop or tokens.words[found.end] not in _years(claim.lang):
            continue
        start, finish = tokens.span(index, found.end + 1)
        if 0 <= at - finish <= _NEAR or 0 <= start - end <= _NEAR:
            return found.value
    return None


@cache
def _years(lang: str) -> frozenset[str]:
    """The words for a year, as tokens have them."""
    names = table(lang, "dates").get("units", {}).get("year", ())
    return frozenset(word for name in names for word in _folded(tokenize(str(name)))) | frozenset(
        key(str(name)) for name in names
    )


def _folded(tokens: Tokens) -> tuple[str, ...]:
    return tuple(tokens.words)
