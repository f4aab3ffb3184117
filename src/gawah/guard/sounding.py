"""Which protected names sound like the words of a text, however many there are of either.

A text of a whole register has millions of words, and many of them sound like a word of hundreds of names
("Rose", "Amin"). A whole name has two such words near each other: only names of both are compared.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from gawah.guard.heard import common, consonants, words_in
from gawah.resolve.names import read_name, word_similarity
from gawah.resolve.spellings import frames

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from gawah.guard.words import Word

_NEAR = 0.8
"""How alike two words must be to be one: words less alike are not matched in names at all."""
_NAMES = 65_536


class Sounding:
    """Names by how their words sound; more may be added at any time."""

    def __init__(self) -> None:
        """Begin without names."""
        self._telling: dict[str, dict[str, set[str]]] = defaultdict(dict)
        """By frame of consonants: telling words, and whole names as one word; of which names they are."""
        self._every: dict[str, dict[str, set[str]]] = defaultdict(dict)
        """The same of all words of more than a letter, and of two in a row as one."""
        self._letters: dict[str, set[str]] = defaultdict(set)
        """The names by the initials that they have."""
        self._words: dict[str, set[str]] = defaultdict(set)
        """The names by all their words of more than a letter."""
        self._joined: dict[str, set[str]] = defaultdict(set)
        """The names by what they are as one word."""
        self._longest = 0
        self._of: dict[str, tuple[tuple[str, AbstractSet[str]], ...]] = {}
        self._like: dict[str, frozenset[str]] = {}

    def add(self, name: str) -> None:
        """Listen for a name."""
        self._of.clear()
        self._like.clear()
        self._longest = max(self._longest, longest(name))
        for person in read_name(name):
            joined = "".join(person.words)
            self._joined[joined].add(name)
            self._put(self._telling, name, [*(telling_words(person.words) or person.words), joined])
        self._put(self._every, name, [word for word in words_in(name) if len(word) > 1])
        for word in words_in(name):
            (self._letters if len(word) == 1 else self._words)[word].add(name)

    def _put(self, index: dict[str, dict[str, set[str]]], name: str, words: Sequence[str]) -> None:
        heard = {word: frames(word) for word in words}
        # One consonant alone is shared by half of all words: it is asked for only where there is no more.
        most = max((len(frame) for found in heard.values() for frame in found), default=0)
        least = min(2, most) if index is self._telling else 0
        for word, found in heard.items():
            for frame in found:
                if len(frame) >= least:
                    index[frame].setdefault(word, set()).add(name)

    def of(self, word: str) -> tuple[tuple[str, AbstractSet[str]], ...]:
        """The telling words of names that sound like a word, with those names."""
        known = self._of.get(word)
        if known is None:
            near: dict[str, set[str]] = {}
            for frame in consonants(word):
                near |= self._telling.get(frame, {})
            known = tuple(one for one in near.items() if word_similarity(word, one[0]) >= _NEAR)
            self._of[word] = known
        return known

    def backed(self, names: AbstractSet[str], part: str, words: Sequence[Word], at: int) -> Sequence[str]:
        """The names of which another word sounds like one near by, or that are one word as a whole.

        Args:
            names: those to which a part belongs.
            part: the word that sounds like the one of the text.
            words: the text.
            at: where in it that word is.
        """
        found = names & self._joined.get(part, set())
        for other in range(max(0, at - self._longest), min(len(words), at + self._longest + 1)):
            if other == at or words[other].stretch != words[at].stretch:
                continue
            # A small letter alone is a word of the language ("a", "y") and no initial.
            if len(words[other].key) > 1 or words[other].is_like_a_name:
                found |= names & self._sounding_like(words[other].key)
        return sorted(found)

    def _sounding_like(self, word: str) -> frozenset[str]:
        """The names of which any word may be one of a text."""
        known = self._like.get(word)
        if known is None:
            forms = {word, *(one for person in read_name(word) for one in person.words)}  # Muhd is Muhammad
            known = frozenset().union(*(names for form in forms for names in self._alike(form)))
            self._like[word] = known
        return known

    def _alike(self, word: str) -> Iterable[set[str]]:
        if len(word) == 1:
            every = (self._words, self._letters)
            yield from (names for some in every for one, names in some.items() if _is_alike(word, one))
            return
        for frame in consonants(word):
            yield from (names for one, names in self._every.get(frame, {}).items() if _is_alike(word, one))
        yield from (names for one, names in self._letters.items() if _is_alike(word, one))


def _is_alike(word: str, other: str) -> bool:
    return word_similarity(word, other) >= _NEAR


def telling_words(words: Sequence[str]) -> list[str]:
    """The words of a name that tell who is meant: neither initials nor what many are called."""
    return [word for word in words if len(word) > 1 and word not in common()]


@lru_cache(maxsize=_NAMES)
def longest(name: str) -> int:
    """How many words the longest of somebody's names has."""
    return max((len(person.words) for person in read_name(name)), default=0)
