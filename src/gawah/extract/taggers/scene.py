"""Where quotations stand: the words of a block, and the people and bodies in it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.taggers.lexicon import language_of, word_list
from gawah.extract.taggers.speech_tables import Tables, tables
from gawah.extract.taggers.words import Row, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.marks import Mention
    from gawah.extract.page import Page, Sentence


class Speaker(NamedTuple):
    """Who is said to have said something, as the text has it."""

    names: tuple[str, ...]
    """Nearest first."""
    start: int | None
    end: int | None
    role: str | None = None
    affiliation: str | None = None
    score: float = 0.8


@dataclass
class Scene:
    """The words of one block with the people and bodies in it."""

    page: Page
    block: int
    words: Row
    lex: Tables
    code: str
    who: list[Mention | None]
    """For each word, the person or body it belongs to."""
    spans: list[tuple[int, int]]
    """The sentences, as stretches of the words."""

    def text(self, first: int, last: int) -> str:
        """The content from one word to before another."""
        return self.page.content[self.words.starts[first] : self.words.ends[last - 1]]


class Scenes:
    """The blocks that are read, in order; the scene of each is made when it is first asked for.

    In most blocks nobody is quoted, and all that is asked of them is whether somebody may be.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._sentences = [list(group) for _, group in groupby(page.sentences, attrgetter("block"))]
        self.blocks = [sentences[0].block for sentences in self._sentences]
        """Which blocks of the page they show."""
        self._made: dict[int, Scene] = {}

    def openings(self, number: int) -> list[list[int]]:
        """For each sentence of a block that has words, which of its words may bring in a speaker."""
        sentences = self._sentences[number]
        lex = tables(language_of(self._page, sentences[0]))
        return [lex.openings(words) for one in sentences if (words := word_list(self._page, one))]

    def at(self, number: int) -> Scene | None:
        """The scene of a number, or None before the first and after the last."""
        if not 0 <= number < len(self._sentences):
            return None
        scene = self._made.get(number)
        if scene is None:
            scene = self._made[number] = _scene(self._page, self._sentences[number])
        return scene


def _scene(page: Page, sentences: Sequence[Sentence]) -> Scene:
    lines = [line for sentence in sentences if (line := word_list(page, sentence))]
    words = joined(lines)
    spans = list(pairwise(accumulate(map(len, lines), initial=0)))
    code = language_of(page, sentences[0])
    who = _people(page, words) if words else []
    return Scene(page, sentences[0].block, words, tables(code), code, who, spans)


def _people(page: Page, words: Row) -> list[Mention | None]:
    """For each word of a block the person, or else the body, it belongs to."""
    starts, end = words.starts, words.ends[-1]
    who: list[Mention | None] = [None] * len(words)
    marks = page.marks_in("body", starts[0], end) + page.marks_in("person", starts[0], end)
    for mark in sorted(marks, key=lambda m: (m.start, m.label == "person")):
        first = bisect_left(starts, mark.start)
        for at in range(first, bisect_left(starts, mark.end, first)):
            who[at] = mark
    return who
