"""The counts in a stretch of tokens: number, bounds and noun, the longest reading first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values.counting.codes import is_address, is_part, is_telephone, is_year, may_be_code
from gawah.values.counting.grammar import CountGrammar, count_grammar
from gawah.values.counting.meanings import MEANINGS, quantities
from gawah.values.nouns import counted_noun, is_singular
from gawah.values.phrases import Chart
from gawah.values.quantities import Quantity
from gawah.values.tokens import in_address

if TYPE_CHECKING:
    from gawah.values.phrases import Found
    from gawah.values.tokens import Tokens

_OVERLAPPING = 40
"""How many readings may begin inside one count."""
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


@record
class _Candidate:
    found: Found
    quantity: Quantity | None
    """None: no count, though it looks like one."""
    ordinal: bool = False
    money: bool = False


def find_counts(tokens: Tokens, start: int, stop: int, code: str) -> list[Count]:
    """The counts among tokens ``start`` up to, not including, ``stop``, in order, without overlap."""
    grammar = count_grammar(code)
    begin = grammar.begins(tokens.words, start, stop)
    if not begin:
        return []
    chart = Chart(tokens, stop, grammar.read)
    candidates = [c for at in begin for found in grammar.phrases.match(chart, at) if (c := _meant(found))]
    candidates.sort(key=lambda c: (c.found.first, -c.found.end, -c.found.reach, c.found.rank))
    counts: list[Count] = []
    at = start
    for place, candidate in enumerate(candidates):
        if candidate.found.first < at:
            continue
        at = candidate.found.end
        longer = _runs_on(candidate, candidates[place + 1 : place + _OVERLAPPING])
        if longer is not None:
            at = longer.found.end
        count = _count(grammar, chart, candidate, longer)
        if count is not None:
            counts.append(count)
    return counts


def _runs_on(candidate: _Candidate, following: list[_Candidate]) -> _Candidate | None:
    """What its last words are the beginning of, where that is no count of things: "at least 10 years"."""
    first, end = candidate.found.first, candidate.found.end
    for other in following:
        if first <= other.found.first < end < other.found.end and (other.quantity is None or other.money):
            return other
    return None


def _meant(found: Found) -> _Candidate | None:
    meaning = MEANINGS.get(found.rule)
    if meaning is None:
        return _Candidate(found, None)
    quantity = meaning(quantities(found))
    if quantity is None:
        return None
    return _Candidate(found, quantity, found.rule == "ordinal", found.rule == "money")


def _count(
    grammar: CountGrammar, chart: Chart, candidate: _Candidate, longer: _Candidate | None
) -> Count | None:
    """A count with its noun, unless it is part of something longer or a mere code."""
    tokens, found, quantity = chart.tokens, candidate.found, candidate.quantity
    if quantity is None or (longer is not None and longer.quantity is None):
        return None
    if is_part(tokens, found) or is_telephone(tokens, found):
        return None
    start, end = tokens.span(found.first, found.end)
    if in_address(tokens.content, start):
        return None
    if candidate.money or longer is not None:
        return Count(start, end, quantity, unit=CURRENCY)
    many = quantity.value != 1 and not candidate.ordinal
    if is_address(tokens, found, chart.stop, grammar.nouns):
        return None
    noun = counted_noun(tokens, found.end, chart.stop, grammar.nouns, many=many)
    if noun is None:
        if candidate.ordinal or quantity.value == 1 or may_be_code(tokens, found, grammar.counting):
            return None
        return Count(start, end, quantity, score=0.7)
    if is_year(tokens, found) and is_singular(tokens.words[noun[1] - 1], grammar.nouns):
        return None
    if quantity.is_exact and not candidate.ordinal and _is_bounded_after(chart, noun[1], grammar):
        quantity = Quantity(quantity.low, None)
    noun_start, noun_end = tokens.span(*noun)
    unit = tokens.content[noun_start:noun_end]
    return Count(start, end, quantity, candidate.ordinal, unit, noun_start, noun_end)


def _is_bounded_after(chart: Chart, at: int, grammar: CountGrammar) -> bool:
    """Whether "at least" follows the noun, and no other number follows that."""
    if at >= chart.stop:
        return False
    words = chart.tokens.words
    ends = [at + size for label, _, size in chart.at(at) if label in ("{at_least}", "{at_least_after}")]
    return any(end >= chart.stop or not grammar.numbers.begins(words[end]) for end in ends)
