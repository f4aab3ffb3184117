"""Protected places by how their names sound, in other spellings and scripts.

Names of places are in every sentence and many are words of a language, so that one word proves little. A name
of several words is found where all of them stand near each other; one of a single word in another script
alone, and where it is long enough that no other word sounds like it by chance.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from gawah.guard.heard import consonants
from gawah.languages import codes, table
from gawah.resolve.spellings import frames, similarity
from gawah.values.scripts import is_arabic, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gawah.guard.words import Word

T = TypeVar("T")
_TELLING = 3
"""Letters of a word that is looked for."""
_CONSONANTS = 5
"""Sounds of consonants that a whole name has at least."""
_ALONE = 4
"""The same of one word, which is looked for in another script."""
_LETTERS = 6
"""Letters that it has in Latin script."""
_ALIKE = {"script": 0.8, "spelling": 0.9, "whole": 0.88, "alone": 0.95}
"""How alike each word must be in two scripts and in two spellings, all together, and one word alone."""


class Spots(Generic[T]):
    """Names of places by their sound, each with what it tells of."""

    def __init__(self) -> None:
        """Begin without any."""
        self._names: dict[tuple[str, ...], list[T]] = defaultdict(list)
        self._begun: dict[str, dict[str, set[tuple[str, ...]]]] = defaultdict(dict)
        """By the consonants of the word by which a name is looked for: that word, and the names."""
        self._of: dict[str, tuple[tuple[str, ...], ...]] = {}
        self.longest = 0

    def protect(self, name: str, about: T) -> None:
        """Look for a name."""
        words = tuple(word for word in key(name).split() if len(word) >= _TELLING and word not in _small())
        sounds = {word: max(map(len, frames(word)), default=0) for word in words}
        is_long = len(words[0]) >= _LETTERS or is_arabic(words[0]) if words else False
        if sum(sounds.values()) < (_CONSONANTS if len(words) > 1 else _ALONE) or (
            not is_long and len(words) < 2
        ):
            return
        self._of.clear()
        self._names[words].append(about)
        self.longest = max(self.longest, len(words))
        first = max(words, key=sounds.__getitem__)
        for word in {first, "".join(words)}:
            for frame in consonants(word):
                self._begun[frame].setdefault(word, set()).add(words)

    def may_begin(self, word: str) -> bool:
        """Whether a name may be found at a word."""
        return bool(self._like(word))

    def at(self, words: Sequence[Word], at: int, is_open: Callable[[str], bool]) -> Iterator[tuple[T, str]]:
        """What the names at a word tell of, with the words of the text.

        Args:
            words: of the text.
            at: the place of the word.
            is_open: whether a word leaves by itself: a name of nothing but such tells no more.
        """
        for name in self._like(words[at].key):
            found = self._found(name, words, at)
            if found and not all(is_open(word.key) for word in found):
                told = " ".join(word.key for word in found)
                yield from ((about, told) for about in self._names[name])

    def _like(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The names that a word may be of, as that by which they are looked for or as the whole."""
        known = self._of.get(word)
        if known is None:
            near: dict[str, set[tuple[str, ...]]] = {}
            for frame in consonants(word) if len(word) >= _TELLING else ():
                near |= self._begun.get(frame, {})
            some = {name for one, names in near.items() if _alike(word, one) for name in names}
            known = self._of[word] = tuple(sorted(some))
        return known

    def _found(self, name: tuple[str, ...], words: Sequence[Word], at: int) -> list[Word]:
        """The words around one that are a name; none where they are not."""
        whole = "".join(name)
        if _is_whole(words[at], whole, is_one=len(name) == 1):
            return [words[at]]
        if len(name) == 1:
            return []
        near = range(max(0, at - len(name)), min(len(words), at + len(name) + 1))
        left = [n for n in near if words[n].stretch == words[at].stretch and words[n].is_like_a_name]
        found: dict[int, float] = {}
        for part in name:
            likes = {n: _alike(words[n].key, part) for n in left if n not in found}
            best = max(likes, key=likes.__getitem__, default=at)
            if not likes.get(best):
                return []
            found[best] = likes[best]
        is_near = max(found) - min(found) <= len(name) and at in found
        # Where no large letter marks a name, two words of the language make one in another order by chance.
        is_other = is_arabic(words[at].key) != is_arabic(whole)
        is_near = is_near and not (is_other and list(found) != sorted(found))
        is_like = sum(found.values()) >= _ALIKE["whole"] * len(found)
        return [words[n] for n in sorted(found)] if is_near and is_like else []


def _alike(word: str, part: str) -> float:
    """How alike two words are; 0 where they are others."""
    is_other = is_arabic(word) != is_arabic(part)
    return similarity(word, part, _ALIKE["script" if is_other else "spelling"])


def _is_whole(word: Word, whole: str, *, is_one: bool) -> bool:
    """Whether one word is a whole name; such a name of one word is looked for in another script alone."""
    if len(word.key) < _LETTERS - 2 or not word.is_like_a_name:
        return False
    is_of_one_script = is_arabic(word.key) == is_arabic(whole)
    if is_one and (is_of_one_script or consonants(word.key).isdisjoint(consonants(whole))):
        return False
    return similarity(word.key, whole, _ALIKE["alone"]) > 0


@cache
def _small() -> frozenset[str]:
    """Words that stand inside names of places and tell none from another: "of", "al", "mosque"."""
    tables = [table(code, "places") for code in codes()]
    told = [str(one.get("inner") or "") for one in tables]
    told += [str(kind) for one in tables for kind in (one.get("types") or {}).values()]
    return frozenset(word for one in told for word in key(one).split())
