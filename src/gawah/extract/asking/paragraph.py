"""A block of a page as the words with which it begins."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from gawah.extract.asking.line import Line
from gawah.model import BlockKind
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.asking.words import AskWords
    from gawah.extract.page import Page, Sentence, Token
    from gawah.model import Block

_NUMBER = 4
"""The most letters of the number of a section."""
_FIRST = 24
"""How many words of a block are looked at for what it begins with."""


@record
class Paragraph:
    """A block with its sentences and the tables of its language."""

    page: Page
    block: Block
    sentences: Sequence[Sentence]
    tables: AskWords

    @property
    def is_title(self) -> bool:
        """Whether the page shows the block as a heading."""
        return self.block.kind is BlockKind.TITLE or self.block.level > 0

    def first_word(self) -> str:
        """The first word of the block; empty where it has none."""
        return next((keys[0] for sentence in self.sentences[:2] if (keys := self.page.keys(sentence))), "")

    def opening_word(self) -> str:
        """The first word of the block behind the number of a section ("III. Recommendations")."""
        first = self.first_word()
        keys = self.keys() if len(first) <= _NUMBER else ()
        at = past_number(keys)
        return keys[at] if at < len(keys) else first

    def keys(self, stop: int | None = None) -> list[str]:
        """The first words of the block, before a place."""
        first = self.sentences[:2]
        keys = [key for sentence in first for key in self.page.keys(sentence)[:_FIRST]]
        if stop is None or not self.sentences or self.sentences[-1].end <= stop:
            return keys[:_FIRST]
        starts = (start for sentence in first for start in self.page.columns(sentence)[0][:_FIRST])
        return [key for key, start in zip(keys, starts, strict=True) if start < stop][:_FIRST]

    def within(self, start: int, end: int) -> tuple[tuple[Token, ...], tuple[str, ...]]:
        """The words of a stretch and their keys."""
        return words_within(self.page, self.sentences, start, end)

    def line(self, start: int, end: int) -> Line | None:
        """The words of a stretch as a line, or None where it has none."""
        words, keys = self.within(start, end)
        return Line(self.page, words, keys, self.tables) if words else None


def past_number(keys: Sequence[str]) -> int:
    """How many words of a line are the number of its section: "III", "4" or "B" with a sign behind it."""
    if len(keys) < 3 or keys[1] not in {".", ")"} or len(keys[0]) > _NUMBER:
        return 0
    is_number = keys[0].isdigit() or len(keys[0]) == 1 or set(keys[0]) <= set("ivx")
    return 2 if is_number else 0


def words_within(
    page: Page, sentences: Sequence[Sentence], start: int, end: int
) -> tuple[tuple[Token, ...], tuple[str, ...]]:
    """The words of a stretch and their keys."""
    words: list[Token] = []
    keys: list[str] = []
    for sentence in sentences:
        if sentence.start < end and sentence.end > start:
            starts = page.columns(sentence)[0]
            within = slice(bisect_left(starts, start), bisect_left(starts, end))
            words += page.words(sentence)[within]
            keys += page.keys(sentence)[within]
    return tuple(words), tuple(keys)
