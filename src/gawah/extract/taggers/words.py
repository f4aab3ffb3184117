"""One word as the name taggers see it: its key, its shape, its possessive ending."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gawah.extract.page import WORD
from gawah.values.scripts import key

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
