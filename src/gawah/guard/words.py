"""A text as words to be compared with names: folded, each with how it stands in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f])*"
)
_PARTED = re.compile(r"[;|\t\"“”{}\[\]()<>!?۔؟:]|,(?=\S)|\n\s*\n")
"""What no name runs across. A comma with a blank does: Soyle, Amin."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STRETCH = re.compile(r"\S+")
_ADDRESS = re.compile(r"[/\\_%=&@#]")
"""What stands in a stretch as of an address or the name of a file, in which names are written small."""


@record
class Word:
    """One word of a text."""

    key: str
    """Folded."""
    stretch: int
    """Words of one stretch may belong to one name."""
    is_like_a_name: bool
    """Whether it may be a name by how it is written: with a capital, in a script that has none, or where
    names are written small."""


def words_of(text: str, *, is_name: bool = False) -> list[Word]:
    """The words of a text, in order.

    Args:
        text: without signs that are not seen.
        is_name: whether it is the name of a file.
    """
    return list(_words(text, is_name=is_name))


def tokens_of(text: str) -> list[str]:
    """The same words as they stand, before they are parted and folded."""
    return _WORD.findall(text)


def spans_of(text: str) -> Iterator[re.Match[str]]:
    """The same, each with its place."""
    return _WORD.finditer(text)


def _words(text: str, *, is_name: bool) -> Iterator[Word]:
    stretches = _STRETCH.finditer(text) if not is_name and _ADDRESS.search(text) else ()
    addresses = [match.span() for match in stretches if _ADDRESS.search(match[0])]
    at, stretch, last = 0, 0, 0
    for match in _WORD.finditer(text):
        start = match.start()
        # One blank is what mostly stands between two words, and parts nothing.
        if not is_name and text[last:start] != " " and _PARTED.search(text, last, start + 1):
            stretch += 1
        last = match.end()
        while at < len(addresses) and addresses[at][1] <= start:
            at += 1
        in_address = is_name or (at < len(addresses) and addresses[at][0] <= start)
        for folded, is_small in parts_of(match[0]):
            yield Word(folded, stretch, in_address or not is_small)


@lru_cache(maxsize=65536)  # a page says the same words again and again
def parts_of(word: str) -> tuple[tuple[str, bool], ...]:
    """The parts of a word, each folded, with whether it is written small."""
    found = ((key(part).replace(" ", ""), part[0].islower()) for part in _CAMEL.split(word))
    return tuple((folded, is_small) for folded, is_small in found if folded)
