"""The count grammar of a language: its table of numbers, ready to be matched."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from gawah.languages import table
from gawah.values.beginnings import OPENS, TELLS
from gawah.values.learnt import Learnt
from gawah.values.nouns import NounWords, noun_words
from gawah.values.numbers import NumberWords, number_words, read_number
from gawah.values.phrases import Phrases, words_of
from gawah.values.quantities import parse

if TYPE_CHECKING:
    from gawah.values.phrases import Chart, Edge

_FALLBACK = "en"
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
    openings: frozenset[str]
    """Words with which some rule begins."""
    telling: frozenset[str]
    """Words one of which (or a number) every count has."""
    counting: frozenset[str]
    """Words beside which figures without a noun are a count."""
    tells: Learnt[str, int] = field(init=False)
    """Whether a word tells that there is a count (``TELLS``) or may at least open one (``OPENS``)."""
    _is_plain: Learnt[str, bool] = field(init=False)
    """Whether a word is no number and begins no entry, as most are."""

    def __post_init__(self) -> None:
        self.tells = Learnt(self._told_by, _WORDS_KEPT)
        self._is_plain = Learnt(
            lambda word: not (word in self.entries or self.numbers.begins(word)), _WORDS_KEPT
        )

    def _told_by(self, word: str) -> int:
        if word in self.telling or self.numbers.begins(word):
            return TELLS
        return OPENS if word in self.openings else 0

    def read(self, chart: Chart, at: int) -> list[Edge]:
        """What a token may be in a count."""
        tokens = chart.tokens
        word = tokens.words[at]
        edges: list[Edge] = [(word, None, at + 1)] if word in self.phrases.labels else []
        if self._is_plain[word]:
            return edges
        following = tokens.words[at + 1] if at + 1 < chart.stop else ""
        for words, label, value in self.entries.get(word, ()):
            size = len(words)
            end = at + size
            if size == 1 or (words[1] == following and end <= chart.stop and tokens.words[at:end] == words):
                edges.append((label, value, end))
                if label == "{vague}":
                    edges.append(("{q}", value, end))
        if self.numbers.begins(word):
            number = read_number(tokens, at, chart.stop, self.numbers)
            if number is not None:
                edges.extend((label, number, number.end) for label in ("{n}", "{q}"))
        if word.isdecimal() and len(word) <= CODE:
            for suffix in self.suffixes:
                end = at + 1 + len(suffix)
                if tokens.words[at + 1 : end] == suffix and tokens.glued(at + 1) and end <= chart.stop:
                    edges.append(("{ord}", int(word), end))
        return edges


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
    rules = Phrases(data.get("rules", {}))
    opening = {word for word, rows in entries.items() if any(label in rules.openings for _, label, _ in rows)}
    return CountGrammar(
        numbers=number_words(code),
        nouns=noun_words(code),
        entries=entries,
        suffixes=frozenset(words_of(str(suffix)) for suffix in data.get("ordinal_suffixes", ())),
        phrases=rules,
        openings=frozenset(opening) | rules.openings,
        telling=frozenset(
            word
            for word, rows in entries.items()
            if any(label in ("{vague}", "{ord}") for _, label, _ in rows)
        ),
        counting=frozenset(word for phrase in data.get("counting", ()) for word in words_of(str(phrase))),
    )
