"""The tagger of dates."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from gawah.extract.grammar import grammar
from gawah.extract.marks import SURE_DATE, DateMark, Mention
from gawah.values.dates import Telling, find_in
from gawah.values.dates.telling import needs_tense, speaks_of_future
from gawah.values.dates.when import Calendar
from gawah.values.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.page import Page, Sentence
    from gawah.values.dates.when import DateExpression
    from gawah.values.tokens import Tokens


class Dates:
    """Marks each date and period of the page, resolved as far as the page lets a reader resolve it."""

    name = "dates@1"
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ("date",)

    def tag(self, page: Page) -> Iterator[Mention]:
        """The dates in order of place; a date told before may be what a later one is relative to."""
        tokens = tokenize(page.content)
        telling = Telling(page.anchor)
        for before, sentence in zip((None, *page.sentences), page.sentences, strict=False):
            if before is not None and before.block != sentence.block and _is_prose(page, before):
                telling.begin_paragraph()
            bounds = tokens.within(sentence.start, sentence.end)
            # "KADUNA, 3 May 2021 - Yesterday …" is two dates, and no time from the one to the other.
            told = max(bounds[0], tokens.within(page.told_from(sentence), sentence.end)[0])
            for found in chain(
                find_in(tokens, bounds[0], told, sentence.lang),
                find_in(tokens, told, bounds[1], sentence.lang),
            ):
                span = (found.start, found.end)
                future = speaks_of_future(tokens, bounds, span, sentence.lang) if needs_tense(found) else None
                aside = found.score < SURE_DATE or _is_of_saying(
                    tokens, bounds, tokens.within(*span), sentence.lang
                )
                is_background = _is_background(tokens, bounds, found, sentence.lang)
                date = telling.resolve(
                    found, sentence.index, future=future, is_aside=aside, is_background=is_background
                )
                anchor = None if date.against is None else str(date.against)
                mark = DateMark(str(date.edtf), date.relative, anchor, date.is_period)
                yield Mention(found.start, found.end, "date", mark, found.score, self.name)


def _is_prose(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence ends as sentences do: a heading ("2019") holds for what stands below it."""
    return page.content[sentence.start : sentence.end].rstrip().endswith(_ENDS)


_ENDS = tuple('.!?۔؟…"”’»)')


def _is_of_saying(tokens: Tokens, bounds: tuple[int, int], date: tuple[int, int], lang: str) -> bool:
    """Whether a word of saying stands beside a date: it is the day of the saying, not of what is told."""
    tables = grammar(lang)
    if tables is None:
        return False
    reporting = tables.words.set("reporting")
    first, end = date
    near = tokens.words[max(bounds[0], first - _BESIDE) : first]
    if tables.order == "sov":
        near = tokens.words[end : min(bounds[1], end + _BESIDE)]
    return any(word in reporting for word in near)


def _is_background(tokens: Tokens, bounds: tuple[int, int], found: DateExpression, lang: str) -> bool:
    """Whether a year stands at the end of a relative clause between commas: "X, who had fled in 2010, …"."""
    when = found.when
    if not isinstance(when, Calendar) or when.year is None or when.month is not None:
        return False
    first, end = tokens.within(found.start, found.end)
    tables = grammar(lang)
    if tables is None or end >= bounds[1] or tokens.words[end] != ",":
        return False
    near = range(first - 1, max(bounds[0], first - _CLAUSE) - 1, -1)
    comma = next((at for at in near if tokens.words[at] == ","), None)
    relatives = tables.words.set("relatives")
    return comma is not None and not relatives.isdisjoint(tokens.words[comma + 1 : comma + 3])


_CLAUSE = 14
"""The most words of a relative clause before the year at its end."""
_BESIDE = 2
"""How many words away from a date a word of saying may stand ("said on Monday")."""
