"""A pattern for any of many words, told apart letter by letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_Letters = dict[str, "_Letters"]
_END = ""


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of some words.

    Words that begin alike share their letters (``ma(?:rch|y)``), since a plain list of alternatives is tried
    one by one at every character of a text.
    """
    letters: _Letters = {}
    for word in words:
        here = letters
        for letter in word:
            here = here.setdefault(letter, {})
        here[_END] = {}
    return _pattern(letters)


def _pattern(letters: _Letters) -> str:
    ways = [re.escape(letter) + _pattern(more) for letter, more in sorted(letters.items()) if letter != _END]
    if not ways:
        return ""
    joined = "|".join(ways)
    return f"(?:{joined})?" if _END in letters else f"(?:{joined})" if len(ways) > 1 else joined
