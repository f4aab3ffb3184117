"""The count grammar of a language: its table of numbers, ready to be matched."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from gawah.languages import table
from gawah.values.beginnings import OPENS, PASSES, TELLS_AND_OPENS, beginnings
from gawah.values.learnt import Learnt
from gawah.values.nouns import NounWords, noun_words
from gawah.values.numbers import NumberWords, number_words, read_number
from gawah.values.phrases import Phrases, words_of
from gawah.values.quantities import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.values.phrases import Chart, Edge

_FALLBACK = "en"
_TELLING = frozenset(("{vague}", "{ord}"))
"""Classes one of which (or a number) every count has."""
_REACH = 8
"""How many tokens before a number its bound may begin; the longest of all has six."""
_WORDS_KEPT = 8192
"""How many words of a language are remembered with what they may be in a count."""
_MAY_TELL = -1
"""Of a word that tells of a count where certain words follow, and only opens one elsewhere."""
CODE = 6
"""Figures in one piece that are more likely a telephone or other number than a count."""


@dataclass
class CountGrammar:
    """What a language says of counts."""

    numbers: NumberWords
    nouns: NounWords
    entries: dict[str, list[tuple[tuple[str, ...], str, object]]]
    """Phrases by their first token, with the class and the value of each."""
    suffixes: frozenset[tuple[str, ...]]
    phrases: Phrases
    counting: frozenset[str]
    """Words beside which figures without a noun are a count."""
    _told: Learnt[str, int] = field(init=False)
    _plain: Learnt[str, tuple[Edge, ...] | None] = field(init=False)
    _opening: frozenset[str] = field(init=False)
    """Words with which some rule begins."""
    _passing: frozenset[str] = field(init=False)
    """Words that may stand before the number of a count."""
    _telling: dict[str, frozenset[str]] = field(init=False)
    """Words that begin what stands for a number, with those one of which must follow ("a" dozen), if any."""

    def __post_init__(self) -> None:
        rows = [row for found in self.entries.values() for row in found]
        openings, passing = self.phrases.openings, self.phrases.passing
        self._opening = openings | {words[0] for words, label, _ in rows if label in openings}
        self._passing = passing | {word for words, label, _ in rows if label in passing for word in words}
        self._telling = _followers(words for words, label, _ in rows if label in _TELLING)
        self._told = Learnt(self._told_by, _WORDS_KEPT)
        self._plain = Learnt(self._read_plain, _WORDS_KEPT)

    def begins(self, words: tuple[str, ...], start: int, stop: int) -> list[int]:
        """The tokens at which a count may begin."""
        told = list(map(self._told.__getitem__, words[start:stop]))
        if _MAY_TELL in told:
            for at, kind in enumerate(told, start):
                if kind == _MAY_TELL:
                    tells = at + 1 < stop and words[at + 1] in self._telling[words[at]]
                    told[at - start] = TELLS_AND_OPENS if tells else OPENS
        return beginnings(told, start, _REACH)

    def _told_by(self, word: str) -> int:
        """What a word tells of a count that may stand here."""
        following = self._telling.get(word)
        if self.numbers.begins(word) or following == frozenset():
            return TELLS_AND_OPENS
        if following is not None:
            return _MAY_TELL
        if word in self._opening:
            return OPENS
        return PASSES if word in self._passing else 0

    def read(self, chart: Chart, at: int) -> Sequence[Edge]:
        """What a token may be in a count."""
        tokens = chart.tokens
        word = tokens.words[at]
        plain = self._plain[word]
        if plain is not None:
            return plain
        edges: list[Edge] = [(word, None, 1)] if word in self.phrases.labels else []
        if word in self.entries:
            edges += self._entered(chart, at)
        if self.numbers.begins(word):
            number = read_number(tokens, at, chart.stop, self.numbers)
            if number is not None:
                size = number.end - at
                edges += (("{n}", number, size), ("{q}", number, size))
        if word.isdecimal() and len(word) <= CODE and tokens.glued(at + 1):
            for suffix in self.suffixes:
                end = at + 1 + len(suffix)
                if tokens.words[at + 1 : end] == suffix and end <= chart.stop:
                    edges.append(("{ord}", int(word), end - at))
        return edges

    def _entered(self, chart: Chart, at: int) -> Iterator[Edge]:
        """The entries that a token begins."""
        tokens, stop = chart.tokens, chart.stop
        following = tokens.words[at + 1] if at + 1 < stop else ""
        for words, label, value in self.entries[tokens.words[at]]:
            size = len(words)
            end = at + size
            if size == 1 or (words[1] == following and end <= stop and tokens.words[at:end] == words):
                yield label, value, size
                if label == "{vague}":
                    yield "{q}", value, size

    def _read_plain(self, word: str) -> tuple[Edge, ...] | None:
        """What a word is that is no number and begins no entry, as most are; None of others."""
        if word in self.entries or self.numbers.begins(word):
            return None
        return ((word, None, 1),) if word in self.phrases.labels else ()


@cache
def count_grammar(code: str) -> CountGrammar:
    """The count grammar of a language; of English where there is none for it."""
    data = table(code, "numbers")
    if not data:
        return count_grammar(_FALLBACK)
    entries: dict[str, list[tuple[tuple[str, ...], str, object]]] = {}

    def enter(phrase: object, label: str, value: object) -> None:
        words = words_of(str(phrase))
        entries.setdefault(words[0], []).append((words, label, value))

    for name, phrases in data.get("words", {}).items():
        for phrase in phrases:
            enter(phrase, f"{{{name}}}", None)
    for form, phrases in data.get("vague", {}).items():
        for phrase in phrases:
            enter(phrase, "{vague}", parse(str(form)))
    for value, phrases in data.get("ordinals", {}).items():
        for phrase in phrases:
            enter(phrase, "{ord}", int(value))
    return CountGrammar(
        numbers=number_words(code),
        nouns=noun_words(code),
        entries=entries,
        suffixes=frozenset(words_of(str(suffix)) for suffix in data.get("ordinal_suffixes", ())),
        phrases=Phrases(data.get("rules", {})),
        counting=frozenset(word for phrase in data.get("counting", ()) for word in words_of(str(phrase))),
    )


def _followers(phrases: Iterable[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """The second words of phrases by their first; none where a phrase is the first word alone."""
    found: dict[str, frozenset[str]] = {}
    single: set[str] = set()
    for first, *others in phrases:
        found[first] = found.get(first, frozenset()).union(others[:1])
        if not others:
            single.add(first)
    return {first: frozenset() if first in single else words for first, words in found.items()}
