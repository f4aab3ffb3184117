"""The count grammar of a language: its table of numbers, ready to be matched."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from gawah.languages import table
from gawah.values.beginnings import OPENS, PASSES, TELLS_AND_OPENS, beginnings, told_by
from gawah.values.learnt import Learnt, places
from gawah.values.nouns import NounWords, noun_words
from gawah.values.numbers import NumberWords, number_words, read_number
from gawah.values.phrases import Phrases, words_of
from gawah.values.quantities import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.values.phrases import Chart, Edge
    from gawah.values.tokens import Tokens

_FALLBACK = "en"
_TELLING = frozenset(("{vague}", "{ord}"))
"""Classes one of which (or a number) every count has."""
_REACH = 8
"""How many tokens before a number its bound may begin; the longest of all has six."""
_WORDS_KEPT = 8192
"""How many words of a language are remembered with what they may be in a count."""
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
    _plain: Learnt[str, tuple[Edge, ...] | None] = field(init=False)
    _told: dict[str, int] = field(init=False)
    """What a word tells of a count that may stand here; figures always tell of one."""
    _followers: dict[str, frozenset[str]] = field(init=False)
    """Words that tell only where certain words follow: "a" dozen."""
    _tells: frozenset[str] = field(init=False)
    """Words one of which (or a figure) stands in each count."""

    def __post_init__(self) -> None:
        self._plain = Learnt(self._read_plain, _WORDS_KEPT)
        rows = [row for found in self.entries.values() for row in found]
        openings, passing = self.phrases.openings, self.phrases.passing
        telling = [words for words, label, _ in rows if label in _TELLING]
        numbers = {*self.numbers.values, *self.numbers.scales}
        sure = numbers.union(words[0] for words in telling if len(words) == 1)
        inside = {word for words, label, _ in rows if label in passing for word in words}
        first = {words[0] for words, label, _ in rows if label in openings}
        self._told = {
            **dict.fromkeys(passing | inside, PASSES),
            **dict.fromkeys(openings | first, OPENS),
            **dict.fromkeys(sure, TELLS_AND_OPENS),
        }
        longer = [words for words in telling if words[0] not in sure]
        self._followers = {
            words[0]: frozenset(other[1] for other in longer if other[0] == words[0]) for words in longer
        }
        self._tells = frozenset(sure.union(*self._followers.values()))

    def begins(self, tokens: Tokens, start: int, stop: int) -> list[int]:
        """The tokens at which a count may begin."""
        told = told_by(tokens, start, stop, self._told, self._tells)
        if not told:
            return []
        words = tokens.words[start:stop]
        for at in places(words[:-1], self._followers):
            if words[at + 1] in self._followers[words[at]]:
                told[at] = TELLS_AND_OPENS
        return beginnings(told, start, _REACH)

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
