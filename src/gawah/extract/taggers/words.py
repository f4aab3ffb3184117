"""One word as the name taggers see it: its key, its shape, its possessive ending."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.page import WORD
from gawah.model.kept import kept
from gawah.values.learnt import places
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence, Set
    from typing import Any

_ENDS = frozenset(".؟۔:;,،؛")

APOSTROPHES = "'’ʼ`"


class Word(NamedTuple):
    """One word or sign of a sentence."""

    start: int
    end: int
    """Without a possessive ending."""
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


as_word: Callable[[tuple[int, int, str, str, bool, bool, bool]], Word] = partial(tuple.__new__, Word)
"""Makes a word without a step of Python, for every word of every page."""


class Words(list[Word]):
    """The words and signs of a sentence, not to be changed, with what many taggers ask of all of them."""

    def __init__(self, words: Iterable[Word], columns: Sequence[tuple[Any, ...]] = ()) -> None:
        """Words, and their fields one by one where the caller has these already."""
        super().__init__(words)
        columns = columns or tuple(zip(*self, strict=True)) or ((),) * len(Word._fields)
        self.starts: tuple[int, ...] = columns[0]
        self.keys: tuple[str, ...] = columns[2]
        self.known = frozenset(self.keys)
        self.shapes: tuple[str, ...] = columns[3]
        self.capitals = list(compress(range(len(self)), columns[5]))
        """Where its words with a capital are."""
        self.is_uncased = "x" in self.shapes
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
        for start, end, _, _, _, is_capital, is_word in self:
            if is_word and end - start > 3:
                if is_capital:
                    large += 1
                else:
                    small += 1
        return small + large > 3 and large >= 3 * small


@lru_cache(maxsize=32768)
def seen(text: str) -> tuple[int, str, str, bool, bool, bool]:
    """Length without a possessive ending, and all fields of :class:`Word` from ``key`` on."""
    core, possessive = text, False
    if len(text) > 2 and text[-1] in "sS" and text[-2] in APOSTROPHES:
        core, possessive = text[:-2], True
    elif len(text) > 2 and text[-1] in APOSTROPHES:
        core, possessive = text[:-1], text[-2] in "sSzx"
    if not any(map(str.isalnum, core)):
        return len(core), core, ".", False, False, False
    shape = _shape(core)
    return len(core), key(core) or core, shape, possessive, shape in "AU", shape != "0"


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
    return tuple(seen(m.group())[1] for m in WORD.finditer(phrase))
