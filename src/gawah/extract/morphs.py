"""Words as the grammar of their language reads them: elided articles and clitics stand apart.

Invariant: a part is a stretch of its word, so that every offset stays one of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from gawah.extract.lexicon import word_key
from gawah.model.kept import kept
from gawah.model.record import record
from gawah.values.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST_STEM = 3
"""How many letters must remain behind an article, a prefix or before a suffix."""
_LEAST_TAIL, _LEAST_HEAD = 5, 3
"""How long the known end of a compound, and what stands before it, must be."""
_APOSTROPHES = "'’‘ʼ"


@record
class Part:
    """A stretch of a word, with the form in which it is looked up."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Morphs:
    """What a language writes together that its grammar reads apart."""

    elisions: frozenset[str] = frozenset()
    """``l'``, ``d'`` … before a vowel."""
    article: str = ""
    """An article written as a prefix; keys leave it out."""
    prefixes: tuple[str, ...] = ()
    """Conjunctions and prepositions written as prefixes, parted where the rest is known."""
    suffixes: tuple[str, ...] = ()
    """Pronouns written as suffixes, the longest first."""
    stem_changes: tuple[tuple[str, str], ...] = ()
    """How a known word may end before a suffix, with its own ending."""
    known: frozenset[str] = frozenset()
    """All words of the tables."""
    deeds: frozenset[str] = frozenset()
    """The words of the table ``acts``."""
    tails: frozenset[str] = frozenset()
    """Nouns that a compound may end in; empty where the language writes none."""

    __hash__ = object.__hash__

    @kept
    def is_plain(self) -> bool:
        """Whether words are read as they stand."""
        return not (self.elisions or self.article or self.prefixes or self.suffixes or self.tails)

    def key(self, word: str) -> str:
        """A word as it is looked up, without its article."""
        folded = word_key(word)
        size = len(self.article)
        if size and folded.startswith(self.article) and len(folded) - size >= _LEAST_STEM:
            return folded[size:]
        return folded

    def phrase(self, phrase: str) -> str:
        """The words of a table's phrase as they are looked up."""
        return " ".join(self.key(word) for word in phrase.split())

    @lru_cache(maxsize=65536)  # noqa: B019 (one per language, kept for the life of the program)
    def parts(self, word: str) -> tuple[Part, ...]:
        """The parts of a word, in order; most words are one."""
        if self.elisions:
            return self._elided(word)
        if self.tails:
            return (Part(0, len(word), self._tail(word)),)
        return self._clitics(word)

    def _elided(self, word: str) -> tuple[Part, ...]:
        at = next((i for i, char in enumerate(word) if char in _APOSTROPHES), -1) + 1
        if 0 < at < len(word) and word_key(word[:at]) in self.elisions:
            rest = word[at:]
            return (Part(0, at, word_key(word[:at])), Part(at, len(word), word_key(rest)))
        return (Part(0, len(word), word_key(word)),)

    def _tail(self, word: str) -> str:
        """The noun that a compound ends in, where the compound itself is not known."""
        key = word_key(word)
        if key in self.known or len(key) < _LEAST_TAIL + _LEAST_HEAD or not word[0].isupper():
            return key
        for at in range(_LEAST_HEAD, len(key) - _LEAST_TAIL + 1):
            if key[at:] in self.tails:
                return key[at:]
        return key

    def _clitics(self, word: str) -> tuple[Part, ...]:
        folded = fold(word)
        text = folded.text
        found = self._split(text, 0)
        if not found:
            return (Part(0, len(word), self.key(word)),)
        parts = []
        for number, (start, key) in enumerate(found):
            end = found[number + 1][0] if number + 1 < len(found) else len(text)
            parts.append(Part(folded.place(start), folded.place(end), key))
        return tuple(parts)

    def _split(self, text: str, at: int) -> list[tuple[int, str]]:
        """Where the parts of a folded word begin, with their keys; empty where nothing is known of it."""
        rest = text[at:]
        if self.key(rest) in self.known or rest.isdecimal():
            return [(at, self.key(rest))]
        for prefix in self.prefixes:
            if rest.startswith(prefix) and len(rest) - len(prefix) >= _LEAST_STEM - 1:
                found = self._split(text, at + len(prefix)) or self._contracted(text, at + len(prefix))
                if found:
                    return [(at, prefix), *found]
        return self._with_suffix(text, at)

    def _contracted(self, text: str, at: int) -> list[tuple[int, str]]:
        """A word whose article lost its first letter behind a prefix."""
        last = self.article[-1:]
        if last and text.startswith(last, at) and text[at + 1 :] in self.known:
            return [(at, text[at + 1 :])]
        return []

    def _with_suffix(self, text: str, at: int) -> list[tuple[int, str]]:
        for suffix in self.suffixes:
            stem = text[at : len(text) - len(suffix)]
            if not text.endswith(suffix) or len(stem) < _LEAST_STEM:
                continue
            key = next((k for k in self._stems(stem) if k in self.known), None)
            if key is None:
                continue
            if key in self.deeds:
                return [(at, key), (len(text) - len(suffix), suffix)]
            if self.article:
                return [(at, key)]  # behind a noun it only says whose: the word stays whole
        return []

    def _stems(self, stem: str) -> Iterable[str]:
        yield self.key(stem)
        for ending, own in self.stem_changes:
            if stem.endswith(ending):
                yield self.key(stem[: len(stem) - len(ending)] + own)
