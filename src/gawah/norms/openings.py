"""With which words of a language a citation can begin, and the readers that are asked at each.

Most words of a text begin none, so what a word may open is learnt once for each word.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gawah.norms.cases import Told, told_judgment
from gawah.norms.names import NameReader
from gawah.norms.numbers import NumberReader, Provision
from gawah.norms.records import Named
from gawah.norms.words import aliases, law_words
from gawah.values.learnt import Learnt

if TYPE_CHECKING:
    from collections.abc import Callable

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
    """Places of the readers in ``Readers.all``."""

    @property
    def founds(self) -> bool:
        """Whether a citation can begin here by itself."""
        return self.alias or bool(self.readers)


NOTHING = Opening(alias=False, no_name=False, readers=())
"""What a figure opens: nothing by itself, but the number of a law that stands beside it."""


@cache
def openings(lang: str) -> Learnt[str, Opening | None]:
    """For each word of a language what it may open; None for words that need not be looked at."""
    law, known = law_words(lang), aliases()
    tables = (law.provisions, law.courts, law.numbered, law.lower_names)

    def work_out(word: str) -> Opening | None:
        readers = [place for place, table in enumerate(tables) if table.begins(word)]
        if any(word in forms.heads for forms in law.forms) or word.endswith(law.endings):
            readers.append(len(tables))
        opening = Opening(known.begins(word), law.not_names.begins(word), tuple(readers))
        return opening if opening != NOTHING or word.isdecimal() else None

    return Learnt(work_out)


@cache
def founds(lang: str) -> Learnt[str, bool]:
    """For each word of a language whether a citation can begin with it, or have its head there."""
    opening_of = openings(lang)

    def work_out(word: str) -> bool:
        opening = opening_of[word]
        return opening is not None and opening.founds

    return Learnt(work_out)


class Readers:
    """The readers of one language over one text."""

    def __init__(self, tokens: Tokens, lang: str) -> None:
        self.law = law_words(lang)
        self.openings = openings(lang)
        self.names = NameReader(tokens, self.law)
        self.numbers = NumberReader(tokens, self.law)
        names = self.names
        self.all: tuple[Callable[[int, int, int], Read | None], ...] = (
            self._provision,
            self._told,
            names.numbered,
            names.lower,
            names.at_head,
        )
        """In the order of the tables by which :func:`openings` chooses them, heads last."""

    def _provision(self, at: int, _bound: int, stop: int) -> Provision | None:
        return self.numbers.provision(at, stop)

    def _told(self, at: int, bound: int, stop: int) -> Told | None:
        return told_judgment(self.names, at, bound, stop)
