"""Finding the phrases of a table among the words of a sentence: a trie of folded words.

Looking a word up costs one dictionary access, however long the table is.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Generic, TypeVar

from gawah.model.kept import kept
from gawah.model.record import record
from gawah.values.learnt import Learnt, places
from gawah.values.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

T = TypeVar("T")

GAP = 6
"""How many other words a ``*`` in a phrase may stand for."""


def _key(word: str) -> str:
    folded = fold(word).text
    return folded.removesuffix("'s") or folded


KEYS = Learnt(_key)
"""Words as they are looked up: folded, without a possessive ending."""
word_key = KEYS.__getitem__


def alternatives(phrase: str) -> Iterator[str]:
    """The phrases that one entry of a table stands for: ``was/were shot`` is two."""
    if "/" not in phrase:
        yield phrase
        return
    for words in product(*(word.split("/") for word in phrase.split())):
        yield " ".join(words)


class _Node(Generic[T]):
    __slots__ = ("found", "gap", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.gap: _Node[T] | None = None
        self.found: T | None = None


@record
class Hit(Generic[T]):
    """A phrase that was found: words ``first`` up to, not including, ``last``."""

    first: int
    last: int
    value: T


class Lexicon(Generic[T]):
    """A table of phrases, each with a value; the longest phrase wins, then the first entered."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        for phrase, value in entries:
            for form in alternatives(phrase):
                self._enter(form, value)

    def _enter(self, phrase: str, value: T) -> None:
        node = self._root
        for word in phrase.split():
            node = self._step(node, word)
        if node is not self._root and node.found is None:
            node.found = value

    @property
    def first_words(self) -> Collection[str]:
        """The words with which some phrase begins; asking it first is quick."""
        return self._root.next

    @kept
    def telling_words(self) -> frozenset[str]:
        """The longest word of each phrase: words that hold none of these hold no phrase, and most do not."""
        found: set[str] = set()
        stack = [(self._root, "")]
        while stack:
            node, longest = stack.pop()
            if node.found is not None:
                found.add(longest)
            if node.gap is not None:
                stack.append((node.gap, longest))
            stack.extend((following, max(longest, word, key=len)) for word, following in node.next.items())
        return frozenset(found)

    @staticmethod
    def _step(node: _Node[T], word: str) -> _Node[T]:
        if word == "*":
            if node.gap is None:
                node.gap = _Node()
            return node.gap
        return node.next.setdefault(word_key(word), _Node())

    def __contains__(self, word: str) -> bool:
        """Whether a single folded word stands in the table."""
        node = self._root.next.get(word)
        return node is not None and node.found is not None

    def at(self, words: Sequence[str], first: int) -> Hit[T] | None:
        """The longest phrase that begins at a word, if any."""
        node = self._root.next.get(words[first])
        if node is None:
            return None
        if not node.next and node.gap is None:
            return Hit(first, first + 1, node.found) if node.found is not None else None
        size = len(words)
        found, last = node.found, first + 1
        at = last
        while node.gap is None:  # the usual case: one way to go on, or none
            following = node.next.get(words[at]) if at < size else None
            if following is None:
                return Hit(first, last, found) if found is not None else None
            node, at = following, at + 1
            if node.found is not None:
                found, last = node.found, at
        return self._over_gaps(words, Hit(first, last, found), [(node, at)])

    def _over_gaps(
        self, words: Sequence[str], best: Hit[T | None], stack: list[tuple[_Node[T], int]]
    ) -> Hit[T] | None:
        """The longest phrase that goes on from the nodes of a stack, else the best that was found before."""
        found, last, size = best.value, best.last, len(words)
        while stack:
            node, at = stack.pop()
            if node.found is not None and at > last:
                found, last = node.found, at
            if at >= size:
                continue
            if node.gap is not None:
                stack.extend(self._over_gap(node.gap.next, words, at + 1))
            following = node.next.get(words[at])
            if following is not None:  # last in, first out: of two phrases as long, the one without a gap
                stack.append((following, at + 1))
        return Hit(best.first, last, found) if found is not None else None

    @staticmethod
    def _over_gap(gap: dict[str, _Node[T]], words: Sequence[str], low: int) -> Iterator[tuple[_Node[T], int]]:
        """What may follow after one to ``GAP`` other words, the first of which stands before ``low``."""
        for at, word in enumerate(words[low : low + GAP], low):
            if word in gap:
                yield gap[word], at + 1

    def starts(self, words: Sequence[str]) -> list[int]:
        """Where a phrase may begin, as far as its first two words say: much quicker than to ask :meth:`at`.

        Words like "in" and "the" begin phrases of most tables, and hardly ever one that stands in a text.
        """
        nodes, last = self._root.next, len(words) - 1
        found: list[int] = []
        for at in places(words, nodes):
            node = nodes[words[at]]
            goes_on = node.found is not None or (at < last and words[at + 1] in node.next)
            gap = node.gap
            if goes_on or (gap is not None and not gap.next.keys().isdisjoint(words[at + 2 : at + 2 + GAP])):
                found.append(at)
        return found

    def find(self, words: Sequence[str]) -> list[Hit[T]]:
        """The phrases among the words of a sentence, none overlapping another, from the left."""
        found: list[Hit[T]] = []
        past = 0
        for at in self.starts(words):
            hit = self.at(words, at) if at >= past else None
            if hit is not None:
                found.append(hit)
                past = hit.last
        return found
