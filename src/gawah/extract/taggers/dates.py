"""The tagger of dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.marks import DateMark, Mention
from gawah.values.dates import Telling, find_in
from gawah.values.dates.telling import needs_tense, speaks_of_future
from gawah.values.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.page import Page


class Dates:
    """Marks each date and period of the page, resolved as far as the page lets a reader resolve it."""

    name = "dates@1"
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ("date",)

    def tag(self, page: Page) -> Iterator[Mention]:
        """The dates in order of place; a date told before may be what a later one is relative to."""
        tokens = tokenize(page.content)
        telling = Telling(page.anchor)
        for sentence in page.sentences:
            bounds = tokens.within(sentence.start, sentence.end)
            for found in find_in(tokens, *bounds, sentence.lang):
                span = (found.start, found.end)
                future = speaks_of_future(tokens, bounds, span, sentence.lang) if needs_tense(found) else None
                date = telling.resolve(found, sentence.index, future=future)
                anchor = None if date.against is None else str(date.against)
                mark = DateMark(str(date.edtf), date.relative, anchor, date.is_period)
                yield Mention(found.start, found.end, "date", mark, found.score, self.name)
