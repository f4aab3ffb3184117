"""The dates in a stretch of tokens: every reading by the grammar, of which the longest are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values.dates.grammar import DateGrammar, date_grammar
from gawah.values.dates.meanings import MEANINGS
from gawah.values.dates.when import Calendar, DateExpression
from gawah.values.phrases import Chart

if TYPE_CHECKING:
    from gawah.values.dates.when import When
    from gawah.values.phrases import Found
    from gawah.values.tokens import Tokens


@record
class _Candidate:
    first: int
    end: int
    reach: int
    rank: tuple[int, int]
    rule: str
    when: When | None
    """None: no date, though it looks like one."""
    approximate: bool = False
    score: float = 0.95


def find_in(tokens: Tokens, start: int, stop: int, code: str) -> list[DateExpression]:
    """The dates among tokens ``start`` up to, not including, ``stop``, in order, without overlap."""
    grammar = date_grammar(code)
    candidates = _all(grammar, tokens, _begins(grammar, tokens, start, stop), stop)
    if grammar.also is not None:
        other = date_grammar(grammar.also)
        begin = _begins(other, tokens, start, stop)
        if begin and any(word.isascii() and word.isalpha() for word in tokens.words[start:stop]):
            candidates += _all(other, tokens, begin, stop)
    return [
        DateExpression(*tokens.span(c.first, c.end), c.when, c.approximate, c.score, c.rule)
        for c in _longest(candidates, tokens)
        if c.when is not None
    ]


def _begins(grammar: DateGrammar, tokens: Tokens, start: int, stop: int) -> list[int]:
    """The tokens at which a date may begin."""
    begin = grammar.openings.begins(tokens, start, stop)
    return [at for at in begin if not _inside_number(tokens, at)]


def _all(grammar: DateGrammar, tokens: Tokens, begin: list[int], stop: int) -> list[_Candidate]:
    """Every reading as a date of what begins at some tokens."""
    if not begin:
        return []
    chart = Chart(tokens, stop, grammar.read)
    simple = [c for found in grammar.simple.match(chart, begin) if (c := _meant(found))]
    return simple + _compose(grammar, chart, simple, begin)


def _inside_number(tokens: Tokens, at: int) -> bool:
    """Whether figures stand before a token, without a blank: the rest of a price, a time or a code."""
    if at < 2 or not tokens.words[at].isdecimal() or not tokens.glued(at):
        return False
    before = tokens.words[at - 1]
    return before.isalpha() or (tokens.glued(at - 1) and tokens.words[at - 2].isdecimal())


def _meant(found: Found) -> _Candidate | None:
    meaning = MEANINGS.get(found.rule)
    if meaning is None:
        return _Candidate(found.first, found.end, found.reach, found.rank, found.rule, None)
    when = meaning(found)
    if when is None:
        return None
    score = 0.98 if isinstance(when, Calendar) and when.year is not None else _SCORES.get(found.rule, 0.9)
    about = not _ABOUT.isdisjoint([name for _, name, _ in found.steps])
    return _Candidate(found.first, found.end, found.reach, found.rank, found.rule, when, about, score)


_ABOUT = frozenset(("about", "roughly", "circa"))
"""Classes of words by which a date is no more than approximate."""
_SCORES = {"weekday_of": 0.6, "after_event": 0.65, "before_event": 0.65}
"""How sure rules are whose dates any other date beside them outweighs ("a Sunday service").

"Two days after the raid" counts from the day told last, which is most often that of the raid.
"""


def _compose(
    grammar: DateGrammar, chart: Chart, simple: list[_Candidate], begin: list[int]
) -> list[_Candidate]:
    """Ranges and the like, made of the dates found so far."""
    if not simple and not any(
        len(chart.tokens.words[at]) == 4 and chart.tokens.words[at].isdecimal() for at in begin
    ):
        return []
    weak = {c.end for c in simple if c.rule in _SCORES}
    for c in simple:
        if c.when is not None and c.end not in weak:
            names = ("{t}", "{ty}", "{date}") if c.rule in ("date", "numeric") else ("{t}", "{ty}")
            chart.add(c.first, [(name, c.when, c.end - c.first) for name in names])
    return [made for found in grammar.composed.match(chart, begin) if (made := _meant(found))]


def _longest(candidates: list[_Candidate], tokens: Tokens) -> list[_Candidate]:
    """From left to right the longest that does not break off inside a number."""
    if not candidates:
        return []
    chosen: list[_Candidate] = []
    at = -1
    for c in sorted(candidates, key=lambda c: (c.first, -c.end, -c.reach, c.rank)):
        if c.first >= at and not _breaks_number(tokens, c.end):
            chosen.append(c)
            at = c.end
    return chosen


def _breaks_number(tokens: Tokens, end: int) -> bool:
    if end + 1 >= len(tokens.words) or not tokens.glued(end) or not tokens.words[end - 1].isdecimal():
        return False
    following = tokens.words[end]
    if following.isalpha():
        return len(following) == 1 and following != "t"
    return following in ".,:/-" and tokens.glued(end + 1) and tokens.words[end + 1].isdecimal()
