"""A text told from beginning to end: each date may be relative to the ones before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.values import edtf
from gawah.values.dates.context import Context, Resolved
from gawah.values.dates.grammar import date_grammar
from gawah.values.dates.resolve import resolve
from gawah.values.dates.when import Calendar, Step
from gawah.values.edtf import Point
from gawah.values.learnt import places

if TYPE_CHECKING:
    from gawah.values.dates.when import DateExpression
    from gawah.values.edtf import Edtf
    from gawah.values.tokens import Tokens

_NEAR = 1
"""How many sentences back a year still holds for a date without one."""
_CUES = 14
"""How many tokens away from a date the tense of a verb is looked for."""


class Telling:
    """What the text has told so far. Give it the expressions in order."""

    def __init__(self, anchor: str | None = None) -> None:
        """Begin a text.

        Args:
            anchor: the EDTF date of the page; what is not EDTF counts as none.
        """
        self._anchor = edtf.parse(anchor) if anchor is not None and edtf.is_valid(anchor) else None
        self._last: Edtf | None = None
        self._told: Edtf | None = None
        self._near: Point | None = None
        self._near_sentence = 0

    def resolve(
        self,
        expression: DateExpression,
        sentence: int,
        *,
        future: bool | None = None,
        is_aside: bool = False,
        is_background: bool = False,
    ) -> Resolved:
        """The date of the next expression.

        Args:
            expression: found after all that were given before.
            sentence: the number of the sentence it stands in.
            future: whether the words near it speak of what is to come; None where they do not say.
            is_aside: whether it is the date of something beside the story ("police said on Monday"), from
                which "the next day" does not count.
            is_background: whether it stands in an aside on somebody's past ("X, who fled in 2010, …"), whose
                year is not that of what is told.
        """
        near = self._near if sentence - self._near_sentence <= _NEAR else None
        context = Context(self._anchor, self._last, self._told, near, future)
        found = resolve(expression.when, context, approximate=expression.approximate)
        if not (is_aside or future):
            self._tell(found)
        if not is_background:
            self._keep_year(found, sentence)
        return found

    def begin_paragraph(self) -> None:
        """A new paragraph may be about another year, unless nothing else says which year is meant."""
        if self._anchor is not None:
            self._near = None

    def _tell(self, found: Resolved) -> None:
        """Remember what a later date may count from."""
        # "Last week" is some day of it; what went on "from 3 to 9 May" is no day that the next one follows.
        is_some_day = found.relative and found.edtf.is_within_week and not found.is_period
        if found.edtf.is_day or found.edtf.is_yearless or is_some_day:
            self._last = found.edtf
        point = found.edtf.point
        if point is not None and point.year is not None and not point.spread:
            self._told = found.edtf

    def _keep_year(self, found: Resolved, sentence: int) -> None:
        point = found.edtf.point or _year_of_all(found.edtf)
        if point is None or point.year is None or point.spread:
            return
        if found.against is None or found.against != self._anchor:
            self._near, self._near_sentence = point, sentence


def _year_of_all(stretch: Edtf) -> Point | None:
    """The year in which a stretch lies from its first day to its last: "January to March 2021"."""
    first, last = stretch.earliest, stretch.latest
    return Point(first.year) if first and last and first.year == last.year else None


def needs_tense(expression: DateExpression) -> bool:
    """Whether an expression means another day in a sentence about the future."""
    when = expression.when
    if isinstance(when, Step):
        return when.either
    return isinstance(when, Calendar) and when.year is None and when.turn is None


def speaks_of_future(
    tokens: Tokens, bounds: tuple[int, int], span: tuple[int, int], lang: str
) -> bool | None:
    """Whether the nearest cue of tense beside a date is one of the future; None where there is none.

    Args:
        tokens: the text.
        bounds: the tokens of the sentence, first and end.
        span: the offsets of the date in the text.
        lang: ISO 639-1 code of the sentence.
    """
    grammar = date_grammar(lang)
    first, end = tokens.within(*span)
    low = max(bounds[0], first - _CUES)
    near = tokens.words[low : min(bounds[1], end + _CUES)]
    cues = [low + at for at in places(near, grammar.cues) if not first <= low + at < end]
    # Of two as far from the date the one before it counts.
    for at in sorted(cues, key=lambda at: (first - at, 0) if at < first else (at - end + 1, 1)):
        if not _is_beside_figures(tokens, at, bounds):
            return tokens.words[at] in grammar.future
    return None


def _is_beside_figures(tokens: Tokens, at: int, bounds: tuple[int, int]) -> bool:
    """Whether a word stands beside a number, as the month does in "18 May 2019", which is no "may"."""
    near = (at - 1, at + 1)
    return any(bounds[0] <= other < bounds[1] and tokens.words[other].isdecimal() for other in near)
