"""One word as the name taggers see it: its key, its shape, its possessive ending."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, compress
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.page import WORD
from gawah.model.kept import kept
from gawah.values.learnt import Learnt, places
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set
    from typing import Any

_ENDS = frozenset(".؟۔:;,،؛")

APOSTROPHES = "'’ʼ`"


class Word(NamedTuple):
    """One word or sign as it is written; where it stands, the :class:`Words` of its sentence know."""

    size: int
    """How many characters it has, without a possessive ending."""
    key: str
    """Folded; a sign is its own key."""
    shape: str
    """``A`` capital first, ``U`` all capitals, ``l`` small, ``x`` a script without capitals, ``0`` number,
    ``.`` sign."""
    possessive: bool
    is_capital: bool
    """Whether it is written with a capital."""
    is_word: bool
    """Whether it is made of letters."""


class Row(list[Word]):
    """Words and signs that follow each other, not to be changed, and where they stand."""

    def __init__(self, words: Iterable[Word], starts: Sequence[int], ends: Sequence[int]) -> None:
        """Words, where in the text each of them begins, and where it ends without a possessive ending."""
        super().__init__(words)
        self.starts = starts
        self.ends = ends


class Words(Row):
    """The words and signs of a sentence with what many taggers ask of all of them."""

    def __init__(self, words: Sequence[Word], starts: Sequence[int]) -> None:
        """Words and where in the text each of them begins."""
        columns: Sequence[tuple[Any, ...]] = tuple(zip(*words, strict=True)) or _NONE
        sizes, keys, shapes, _, capitals, _ = columns
        super().__init__(words, starts, list(map(add, starts, sizes)))
        self.keys: tuple[str, ...] = keys
        self.shapes: tuple[str, ...] = shapes
        self.known = frozenset(keys)
        self.capitals = list(compress(range(len(self)), capitals))
        """Where its words with a capital are."""
        self.is_uncased = "x" in shapes
        """Whether it has words of a script without capitals."""

    def among(self, table: Set[str]) -> list[int]:
        """Where the words are that stand in a table; most sentences hold none of most tables."""
        if table.isdisjoint(self.known):
            return []
        return list(places(self.keys, table))

    @kept
    def is_heading(self) -> bool:
        """Whether it is set in Title Case or in capitals, so that capitals say little in it."""
        if len(self) < 4 or self.keys[-1] in _ENDS:
            return False
        small = large = 0
        for size, _, _, _, is_capital, is_word in self:
            if is_word and size > 3:
                if is_capital:
                    large += 1
                else:
                    small += 1
        return small + large > 3 and large >= 3 * small


def joined(rows: Sequence[Row]) -> Row:
    """Several rows as one."""
    if len(rows) == 1:
        return rows[0]
    starts = chain.from_iterable([row.starts for row in rows])
    ends = chain.from_iterable([row.ends for row in rows])
    return Row(chain.from_iterable(rows), list(starts), list(ends))


def _seen(text: str) -> Word:
    core, possessive = text, False
    if len(text) > 2 and text[-1] in "sS" and text[-2] in APOSTROPHES:
        core, possessive = text[:-2], True
    elif len(text) > 2 and text[-1] in APOSTROPHES:
        core, possessive = text[:-1], text[-2] in "sSzx"
    if not any(map(str.isalnum, core)):
        return Word(len(core), core, ".", possessive=False, is_capital=False, is_word=False)
    shape = _shape(core)
    return Word(len(core), key(core) or core, shape, possessive, shape in "AU", shape != "0")


SEEN = Learnt(_seen)
"""Words by how they are written."""
_NONE: tuple[tuple[()], ...] = ((),) * len(Word._fields)
"""The fields of no words."""


def _shape(core: str) -> str:
    first = next((c for c in core if c.isalpha()), "")
    if not first or core[0].isdigit():
        return "0"
    if not first.isupper():
        if first.islower():
            # "al-Shabaab", "iPhone": a small letter before a capital is a name all the same.
            return "A" if any(c.isupper() for c in core[1:]) and not core[0].isdigit() else "l"
        return "x"
    return "U" if len(core) > 1 and sum(c.isupper() for c in core) * 2 > sum(map(str.isalpha, core)) else "A"


@lru_cache(maxsize=8192)
def split_keys(phrase: str) -> tuple[str, ...]:
    """A phrase as the keys of its words, cut as the words of a page are."""
    return tuple(SEEN[m.group()].key for m in WORD.finditer(phrase))
