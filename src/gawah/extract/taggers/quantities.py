"""The tagger of quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.marks import Mention, QuantityMark
from gawah.values.counting import find_counts
from gawah.values.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.page import Page
    from gawah.values.counting import Count

_LONGEST_DATE = 120
"""Characters of the longest date worth looking for."""


class Quantities:
    """Marks each number that counts something, with its bounds and its noun; dates are left alone."""

    name = "quantities@1"
    needs: tuple[str, ...] = ("date",)
    gives: tuple[str, ...] = ("quantity",)

    def tag(self, page: Page) -> Iterator[Mention]:
        """The quantities in order of place."""
        tokens = tokenize(page.content)
        for sentence in page.sentences:
            for count in find_counts(tokens, *tokens.within(sentence.start, sentence.end), sentence.lang):
                if _is_date(page, sentence.start, count):
                    continue
                mark = QuantityMark(
                    low=count.quantity.low,
                    high=count.quantity.high,
                    approximate=count.quantity.approximate,
                    unit=count.unit,
                    noun_start=count.noun_start,
                    noun_end=count.noun_end,
                    ordinal=count.ordinal,
                )
                yield Mention(count.start, count.end, "quantity", mark, count.score, self.name)


def _is_date(page: Page, start: int, count: Count) -> bool:
    """Whether the number is part of a date of its sentence."""
    nearest = page.marks_in("date", max(start, count.start - _LONGEST_DATE), count.end)
    return any(count.start < date.end for date in nearest)
