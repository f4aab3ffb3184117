"""With which words of a language a citation can begin, and the readers that are asked at each.

Most words of a text begin none, so what a word may open is learnt once for each word.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from gawah.norms.cases import Told, told_judgment
from gawah.norms.names import NameReader
from gawah.norms.numbers import NumberReader, Provision
from gawah.norms.records import Named
from gawah.norms.words import aliases, law_words
from gawah.values.learnt import Learnt, places

if TYPE_CHECKING:
    from collections.abc import Callable, Set

    from gawah.values.tokens import Tokens

Read = Provision | Told | Named
"""What a reader finds at a token."""


class Opening(NamedTuple):
    """What may begin at a word, or have its head there."""

    alias: bool
    """A name of a known instrument."""
    no_name: bool
    """A phrase that is no name, though its words could be."""
    readers: tuple[int, ...]
    """Which readers are asked, in order."""
    founds: bool
    """Whether a citation can begin here by itself."""


NOTHING = Opening(alias=False, no_name=False, readers=(), founds=False)
"""What a figure opens: nothing by itself, but the number of a law that stands beside it."""


@cache
def openings(lang: str) -> Learnt[str, Opening | None]:
    """For each word of a language what it may open; None for words that need not be looked at."""
    law, known = law_words(lang), aliases()
    tables = (law.provisions, law.courts, law.numbered, law.lower_names)

    def work_out(word: str) -> Opening | None:
        alias = known.begins(word)
        readers = [place for place, table in enumerate(tables) if table.begins(word)]
        if any(word in forms.heads for forms in law.forms) or word.endswith(law.endings):
            readers.append(len(tables))
        founds = alias or bool(readers)
        opening = Opening(alias, law.not_names.begins(word), tuple(readers), founds)
        return opening if opening != NOTHING or word.isdecimal() else None

    return Learnt(work_out)


class Readers:
    """The readers of one language over one text, and where in it they have anything to read."""

    def __init__(self, tokens: Tokens, lang: str) -> None:
        self.tokens = tokens
        self.law = law_words(lang)
        self.openings = openings(lang)
        self.names = NameReader(tokens, self.law)
        self.numbers = NumberReader(tokens, self.law)
        words = tokens.words
        self._places = list(compress(range(len(words)), map(self.openings.__getitem__, words)))
        """The tokens that open something."""
        self._founding = [
            tokens.place(at) for at in self._places if (self.openings[words[at]] or NOTHING).founds
        ]
        """Where in the text those stand at which a citation can begin by itself."""

    def learn(self, firsts: Set[str]) -> None:
        """Take in first tokens of abbreviations that the text has explained: they open something too."""
        found = list(places(self.tokens.words, firsts))
        self._places = sorted({*self._places, *found})
        self._founding = sorted({*self._founding, *map(self.tokens.place, found)})

    def may_cite(self, start: int, end: int) -> bool:
        """Whether a citation can begin in a stretch of the text; in most it cannot."""
        at = bisect_left(self._founding, start)
        return at < len(self._founding) and self._founding[at] < end

    def following(self, at: int, stop: int) -> int:
        """The next token from one on that opens something; the end where there is none."""
        place = bisect_left(self._places, at)
        return min(self._places[place], stop) if place < len(self._places) else stop

    def read(self, reader: int, at: int, bound: int, stop: int) -> Read | None:
        """What one of the readers finds at a token.

        Args:
            reader: its place in the order of the tables by which :func:`openings` chooses, heads last.
            at: the token.
            bound: the token before which no name may begin.
            stop: the end of the sentence.
        """
        return _READERS[reader](self, at, bound, stop)


def _provision(readers: Readers, at: int, _bound: int, stop: int) -> Provision | None:
    return readers.numbers.provision(at, stop)


def _told(readers: Readers, at: int, bound: int, stop: int) -> Told | None:
    return told_judgment(readers.names, at, bound, stop)


def _numbered(readers: Readers, at: int, bound: int, stop: int) -> Named | None:
    return readers.names.numbered(at, bound, stop)


def _lower(readers: Readers, at: int, bound: int, stop: int) -> Named | None:
    return readers.names.lower(at, bound, stop)


def _at_head(readers: Readers, at: int, bound: int, stop: int) -> Named | None:
    return readers.names.at_head(at, bound, stop)


# Functions, not methods kept by the readers themselves: these would be a cycle that keeps the text alive.
_READERS: tuple[Callable[[Readers, int, int, int], Read | None], ...] = (
    _provision,
    _told,
    _numbered,
    _lower,
    _at_head,
)
