"""Texts in which nothing can be found, told from the others at a glance.

The pages of a site say the same few thousand words again and again. Whether a word, or two that stand side by
side, can be the beginning of anything that is looked for is found out once for each; a text of such alone
need not be looked through word by word. What this cannot rule out is looked through as ever.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gawah.guard.words import parts_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 1 << 20
"""How many words, and how many pairs, are remembered at most."""


class Dull:
    """Remembers which words and which pairs of words tell nothing."""

    def __init__(self, tells: Callable[[str], bool], goes_on: Callable[[str], bool]) -> None:
        """Begin without any.

        Args:
            tells: whether something may be found at a word (folded) by itself.
            goes_on: whether letters (folded) begin the name of somebody, or are it.
        """
        self._tells, self._goes_on = tells, goes_on
        self._words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()

    def clear(self) -> None:
        """Forget them all, as what is looked for has changed."""
        self._words.clear()
        self._pairs.clear()

    def is_dull(self, text: str) -> bool:
        """Whether nothing can be found in a text by its words."""
        words = [folded for token in tokens_of(text) for folded, _ in parts_of(token)]
        if any(self._is_live(word) for word in set(words) - self._words):
            return False
        return not any(self._is_live_pair(pair) for pair in set(pairwise(words)) - self._pairs)

    def _is_live(self, word: str) -> bool:
        if self._tells(word):
            return True
        if len(self._words) < _MOST:
            self._words.add(word)
        return False

    def _is_live_pair(self, pair: tuple[str, str]) -> bool:
        left, right = pair
        if self._goes_on(left) and self._goes_on(left + right):
            return True
        if len(self._pairs) < _MOST:
            self._pairs.add(pair)
        return False
