"""Texts in which nothing can be found, told from the others at a glance.

The pages of a site say the same few thousand words again and again. Whether a word, or two that stand side by
side, can be the beginning of anything that is looked for is found out once for each. Only the words around
those that can are looked through, which finds the same.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from gawah.guard.words import parts_of, spans_of, tokens_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gawah.guard.words import Word

T = TypeVar("T")
_MOST = 1 << 20
"""How many words, and how many pairs, are remembered at most."""
_BLANKS = (" ", "\n")


class Around(Generic[T]):
    """Remembers what was found around a word, by the words there: pages have many in common."""

    def __init__(self, find: Callable[[Sequence[Word], int], Iterable[T]]) -> None:
        """Begin without any.

        Args:
            find: what is to be found around a word of a text, by its place.
        """
        self._find = find
        self._known: dict[object, tuple[T, ...]] = {}

    def clear(self) -> None:
        """Forget it all, as what is looked for has changed."""
        self._known.clear()

    def at(self, words: Sequence[Word], at: int, reach: int) -> tuple[T, ...]:
        """What is found around a word.

        Args:
            words: of a text.
            at: the place of the word.
            reach: how many words before and after it are looked at, at most.
        """
        first, stretch = max(0, at - reach), words[at].stretch
        some = words[first : at + reach + 1]
        asked = (at - first, *((one.key, one.stretch - stretch, one.is_like_a_name) for one in some))
        known = self._known.get(asked)
        if known is None:
            known = tuple(self._find(words, at))
            if len(self._known) < _MOST:
                self._known[asked] = known
        return known


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

    def rest(self, text: str, reach: int, *, is_name: bool = False) -> Iterator[tuple[list[Word], list[int]]]:
        """The parts of a text in which something may be found.

        Args:
            text: the text.
            reach: how many words on either side of one may matter.
            is_name: whether it is the name of a file.

        Yields:
            words that stand together, and the places among them at which something may be found: around each
            are all the words that may matter.
        """
        parts = [parts_of(token) for token in tokens_of(text)]
        words = [folded for some in parts for folded, _ in some]
        live = sorted(self._live(words))
        if not live:
            return
        if is_name or len(live) * reach > len(words):
            yield words_of(text, is_name=is_name), live
            return
        yield from _cut(text, [len(some) for some in parts], (live, reach))

    def _live(self, words: list[str]) -> set[int]:
        """The places at which something may be found."""
        telling = {word for word in set(words) - self._words if self._is_live(word)}
        joined = {pair for pair in set(pairwise(words)) - self._pairs if self._is_live_pair(pair)}
        found = {at for at, word in enumerate(words) if word in telling} if telling else set[int]()
        return found | {at for at, pair in enumerate(pairwise(words)) if pair in joined} if joined else found

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


def _cut(
    text: str, parts: list[int], around: tuple[list[int], int]
) -> Iterator[tuple[list[Word], list[int]]]:
    """The stretches of a text around some of its words: which, and how many on either side.

    Args:
        text: the text.
        parts: into how many words each of its tokens is parted.
        around: the places of the words, and how many on either side belong to them.
    """
    live, reach = around
    spans = [match.span() for match in spans_of(text)]
    if parts.count(1) != len(parts):
        spans = [span for span, many in zip(spans, parts, strict=True) for _ in range(many)]
    last = len(spans) - 1
    for some in _together(live, 2 * reach):
        first, end = spans[max(0, some[0] - reach)][0], spans[min(last, some[-1] + reach)][1]
        # Whole to the next blank on either side: what stands there may be an address, or one word.
        first = max(text.rfind(blank, 0, first) for blank in _BLANKS) + 1
        end = min(at if (at := text.find(blank, end)) >= 0 else len(text) for blank in _BLANKS)
        before = bisect_left(spans, (first, 0))
        yield words_of(text[first:end]), [at - before for at in some]


def _together(places: list[int], near: int) -> Iterator[list[int]]:
    """Places in groups of those that lie near each other."""
    group = places[:1]
    for at in places[1:]:
        if at - group[-1] > near:
            yield group
            group = []
        group.append(at)
    yield group
