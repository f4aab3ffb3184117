"""Lines of a chronicle that hold nothing but a day: it is that of what is told below, up to the next."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.extract.assemble.when_where import told_dates
from gawah.extract.marks import DateMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.marks import Mention
    from gawah.extract.page import Page, Sentence

_SECTION = 12
"""The most sentences that a line of a chronicle holds for."""
_BELOW = 0.6
"""The confidence of a day that stands in a line above."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LETTER = re.compile(r"\w")


def days_above(page: Page) -> dict[int, Mention]:
    """The day that holds for each sentence below such a line, by the number of the sentence.

    One such line may be the day on which the page was published, and what stands below the titles of a list
    is that of the titles: only where there are several and text follows the last of them are they read.
    """
    lines = list(_lines(page))
    if len({mark.value for _, mark in lines}) < 2 or lines[-1][0].index >= len(page.sentences) - 1:
        return {}
    ends = [sentence.index for sentence, _ in lines[1:]] + [len(page.sentences)]
    return {
        index: replace(mark, score=_BELOW)
        for (sentence, mark), end in zip(lines, ends, strict=True)
        for index in range(sentence.index + 1, min(end, sentence.index + 1 + _SECTION))
    }


def _lines(page: Page) -> Iterator[tuple[Sentence, Mention]]:
    """The sentences that consist of a day, with the day."""
    for mark in page.marks("date"):
        if not isinstance(mark.value, DateMark) or _DAY.fullmatch(mark.value.edtf) is None:
            continue
        sentence = page.sentence_at(mark.start)
        if sentence is None:
            continue
        rest = page.content[sentence.start : mark.start] + page.content[mark.end : sentence.end]
        if _LETTER.search(rest) is None and mark in told_dates(page, sentence):
            yield sentence, mark
