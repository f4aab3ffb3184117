"""The counts in a stretch of tokens: number, bounds and noun, the longest reading first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values.counting.codes import is_address, is_part, is_telephone, is_year, may_be_code
from gawah.values.counting.grammar import CountGrammar, count_grammar
from gawah.values.counting.meanings import MEANINGS, quantity_of
from gawah.values.nouns import counted_noun, is_singular
from gawah.values.phrases import Chart
from gawah.values.quantities import Quantity
from gawah.values.tokens import in_address

if TYPE_CHECKING:
    from gawah.values.phrases import Found
    from gawah.values.tokens import Tokens

_OVERLAPPING = 40
"""How many readings may begin inside one count."""
_MONEY = "money"
"""The rule of amounts of money."""
CURRENCY = "currency"
"""The unit of an amount of money."""


@record
class Count:
    """A quantity as the text has it."""

    start: int
    end: int
    """Code points of the text: the number with the words that bound it."""
    quantity: Quantity
    ordinal: bool = False
    unit: str | None = None
    noun_start: int | None = None
    noun_end: int | None = None
    score: float = 0.9


def find_counts(tokens: Tokens, start: int, stop: int, code: str) -> list[Count]:
    """The counts among tokens ``start`` up to, not including, ``stop``, in order, without overlap."""
    grammar = count_grammar(code)
    begin = grammar.begins(tokens, start, stop)
    if not begin:
        return []
    chart = Chart(tokens, stop, grammar.read)
    readings = grammar.phrases.match(chart, begin)
    readings.sort(key=lambda r: (r.first, -r.end, -r.reach, r.rank))
    counts: list[Count] = []
    at = start
    for place, found in enumerate(readings):
        if found.first < at:
            continue
        quantity = quantity_of(found)
        if quantity is None and found.rule in MEANINGS:
            continue
        at = found.end
        longer = _runs_on(found, readings, place)
        if longer is not None:
            at = longer.end
        if quantity is not None and (longer is None or longer.rule == _MONEY):
            is_money = longer is not None or found.rule == _MONEY
            count = _count(grammar, chart, found, quantity, is_money=is_money)
            if count is not None:
                counts.append(count)
    return counts


def _runs_on(found: Found, readings: list[Found], place: int) -> Found | None:
    """What its last words are the beginning of, where that is no count of things: "at least 10 years"."""
    for other in readings[place + 1 : place + _OVERLAPPING]:
        if other.first >= found.end:
            return None
        if other.end > found.end and (other.rule == _MONEY or other.rule not in MEANINGS):
            return other
    return None


def _count(
    grammar: CountGrammar, chart: Chart, found: Found, quantity: Quantity, *, is_money: bool
) -> Count | None:
    """A count with its noun, unless it is part of something longer or a mere code."""
    tokens = chart.tokens
    if is_part(tokens, found) or is_telephone(tokens, found):
        return None
    start, end = tokens.span(found.first, found.end)
    if in_address(tokens.content, start):
        return None
    if is_money:
        return Count(start, end, quantity, unit=CURRENCY)
    is_ordinal = found.rule == "ordinal"
    many = quantity.value != 1 and not is_ordinal
    if is_address(tokens, found, chart.stop, grammar.nouns):
        return None
    noun = counted_noun(tokens, found.end, chart.stop, grammar.nouns, many=many)
    if noun is None:
        if is_ordinal or quantity.value == 1 or may_be_code(tokens, found, grammar.counting):
            return None
        return Count(start, end, quantity, score=0.7)
    if is_year(tokens, found) and is_singular(tokens.words[noun[1] - 1], grammar.nouns):
        return None
    if quantity.is_exact and not is_ordinal and _is_bounded_after(chart, noun[1], grammar):
        quantity = Quantity(quantity.low, None)
    noun_start, noun_end = tokens.span(*noun)
    unit = tokens.content[noun_start:noun_end]
    return Count(start, end, quantity, is_ordinal, unit, noun_start, noun_end)


def _is_bounded_after(chart: Chart, at: int, grammar: CountGrammar) -> bool:
    """Whether "at least" follows the noun, and no other number follows that."""
    if at >= chart.stop:
        return False
    words = chart.tokens.words
    ends = [at + size for label, _, size in chart.at(at) if label in ("{at_least}", "{at_least_after}")]
    return any(end >= chart.stop or not grammar.numbers.begins(words[end]) for end in ends)
