"""The date grammar of a language: its table, made ready to be matched."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from gawah.languages import table
from gawah.model.record import record
from gawah.values.dates.entries import read_entries
from gawah.values.dates.opening import Openings
from gawah.values.dates.when import Calendar
from gawah.values.learnt import Learnt
from gawah.values.numbers import NumberWords, number_words, read_number
from gawah.values.phrases import Phrases, words_of
from gawah.values.scripts import fold
from gawah.values.tokens import in_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.values.dates.entries import Entries, Entry
    from gawah.values.phrases import Chart, Edge

_FALLBACK = "en"
_YEAR = "{y}"
_WORDS_KEPT = 8192
"""How many words of a language are remembered with what they may be in a date."""
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_NEAR_YEARS = range(1900, 2050)
"""Years that some languages write without any preposition."""


@record
class _Reading:
    """What a word may be in a date."""

    edges: tuple[Edge, ...]
    """What it is by itself, wherever it stands."""
    is_all: bool
    """Whether that is all, as with most words."""
    figures: tuple[Edge, ...] | None = None
    """What figures are by themselves outside an address of the net; None of words."""
    entries: tuple[Entry, ...] = ()
    """Entries that it is by itself, where one of those it begins asks for more words or for a capital."""
    longer: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    """These and those of several words, in the order of the table, by the second word."""
    number: bool = False
    """A number may begin with it."""


@dataclass(frozen=True)
class _Suffixes:
    """What may be written right after a figure."""

    day: frozenset[tuple[str, ...]]
    year: frozenset[tuple[str, ...]]
    decade: frozenset[tuple[str, ...]]
    hijri: frozenset[tuple[str, ...]]


@dataclass
class DateGrammar:
    """All that one language says of dates."""

    entries: Entries
    numbers: NumberWords
    suffixes: _Suffixes
    attached: tuple[str, ...]
    """Prepositions and articles that are written together with the next word."""
    simple: Phrases
    composed: Phrases
    future: frozenset[str]
    past: frozenset[str]
    telling: frozenset[str]
    """Further words of which a date may consist."""
    also: str | None = None
    """The language whose dates stand in texts of this one, in another script."""
    cues: frozenset[str] = field(init=False)
    """Words of tense, future or past."""
    openings: Openings = field(init=False)
    """Where its dates may begin."""
    _suffix_openings: frozenset[str] = field(default=frozenset())
    _labels: frozenset[str] = field(default=frozenset())
    _reading: Learnt[str, _Reading] = field(init=False)

    def __post_init__(self) -> None:
        self.cues = self.future | self.past
        rules = (self.simple, self.composed)
        self.openings = Openings(self.entries, self.numbers, rules, self.telling, self.attached)
        after = self.suffixes
        self._suffix_openings = frozenset(s[0] for s in after.day | after.year | after.decade | after.hijri)
        self._labels = self.simple.labels | self.composed.labels | {_YEAR}
        # Most words of a text are met again and again, and only their place differs.
        self._reading = Learnt(self._read_word, _WORDS_KEPT)

    def read(self, chart: Chart, at: int) -> Sequence[Edge]:
        """What a token may be in a date."""
        tokens = chart.tokens
        word = tokens.words[at]
        reading = self._reading[word]
        if reading.is_all:
            return reading.edges
        edges = list(reading.edges)
        if word == "-":
            if tokens.original(at) != "-":
                edges.append(("{endash}", None, 1))
        elif reading.figures is not None and not in_address(tokens.content, tokens.place(at)):
            edges += reading.figures
            if at + 1 < chart.stop and tokens.words[at + 1] in self._suffix_openings:
                edges += self._marked_figures(chart, at)
        if reading.entries or reading.longer:
            edges += self._entered(chart, at, reading)
        if reading.number:
            number = read_number(tokens, at, chart.stop, self.numbers)
            if number is not None:
                edges.append(("{n}", number.value, number.end - at))
        return edges

    def _read_word(self, word: str) -> _Reading:
        """What a word may be; labels that no pattern has are left out."""
        edges: list[Edge] = [(word, None, 1)]
        if word.isalpha():
            edges.append(("{w}", None, 1))
        entries = tuple(self._entries_of(word))
        if not any(entry.capital or len(entry.words) > 1 for entry in entries):
            edges.extend((label, entry.value, 1) for entry in entries for label in entry.labels)
            entries = ()
        known = tuple(edge for edge in edges if edge[0] in self._labels)
        number = self.numbers.begins(word)
        if not entries and not number and word != "-":
            return _Reading(known, is_all=True)
        longer = {
            second: tuple(e for e in entries if len(e.words) == 1 or e.words[1] == second)
            for second in (entry.words[1] for entry in entries if len(entry.words) > 1)
        }
        return _Reading(
            known,
            is_all=False,
            figures=tuple(_bare_figures(word)) if word.isdecimal() else None,
            entries=tuple(entry for entry in entries if len(entry.words) == 1),
            longer=longer,
            number=number,
        )

    def _entries_of(self, word: str) -> list[Entry]:
        """The entries that a word begins, or what is left of it without a preposition or article."""
        if word in self.entries:
            return self.entries[word]
        for prefix in self.attached:
            bare = word[len(prefix) :]
            if word.startswith(prefix) and len(bare) > 1 and bare in self.entries:
                return self.entries[bare]
        return []

    def _entered(self, chart: Chart, at: int, reading: _Reading) -> list[Edge]:
        words, stop = chart.tokens.words, chart.stop
        following = words[at + 1] if at + 1 < stop else ""
        edges: list[Edge] = []
        for entry in reading.longer.get(following, reading.entries):
            size = len(entry.words)
            end = at + size
            if size > 2 and words[at + 1 : end] != entry.words[1:]:
                continue
            if end <= stop and (not entry.capital or chart.tokens.is_capital(at)):
                edges.extend([(label, entry.value, size) for label in entry.labels])
        return edges

    def _marked_figures(self, chart: Chart, at: int) -> Iterator[Edge]:
        """What figures are with what is written right after them."""
        word = chart.tokens.words[at]
        value = int(word) if len(word) <= 4 else 0
        if len(word) <= 2:
            if 1 <= value <= 31:
                for size in self._marked(chart, at, self.suffixes.day):
                    yield "{d}", value, size
                    yield "{dord}", value, size
            if value % 10 == 0 and value >= 30:
                for size in self._marked(chart, at, self.suffixes.decade):
                    yield "{decade}", 1900 + value, size
        elif len(word) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
            for size in self._marked(chart, at, self.suffixes.year):
                yield from _year_edges(value, size)
                yield "{ys}", value, size
            if value % 10 == 0:
                for size in self._marked(chart, at, self.suffixes.decade):
                    yield "{decade}", value, size
        if 1 <= value <= 1600 and len(word) > 2:
            for size in self._marked(chart, at, self.suffixes.hijri):
                yield "{hy}", value, size

    @staticmethod
    def _marked(chart: Chart, at: int, suffixes: frozenset[tuple[str, ...]]) -> list[int]:
        """How many tokens figures take with each suffix that follows them."""
        words = chart.tokens.words
        sizes = [1 + len(suffix) for suffix in suffixes if words[at + 1 : at + 1 + len(suffix)] == suffix]
        return [size for size in sizes if at + size <= chart.stop]


def _bare_figures(word: str) -> Iterator[Edge]:
    """What figures are by themselves."""
    value = int(word) if len(word) <= 4 else 0
    if len(word) <= 2:
        if 1 <= value <= 31:
            yield "{d}", value, 1
        if 1 <= value <= 12:
            yield "{mm}", value, 1
        if len(word) == 2:
            yield "{yy}", value, 1
    elif len(word) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
        yield from _year_edges(value, 1)
        if value in _NEAR_YEARS:
            yield "{yn}", value, 1


def _year_edges(year: int, size: int) -> tuple[Edge, Edge]:
    """A year, which in rules made of dates is a date as well."""
    return ("{y}", year, size), ("{ty}", Calendar(year=year), size)


@cache
def date_grammar(code: str) -> DateGrammar:
    """The grammar of a language; of English where there is none for it."""
    data = table(code, "dates")
    if not data:
        return date_grammar(_FALLBACK)
    tense = data.get("tense", {})
    also = data.get("also")
    return DateGrammar(
        entries=read_entries(code, data),
        numbers=number_words(code),
        suffixes=_Suffixes(
            *(_phrases(data, f"{name}_suffixes") for name in ("day", "year", "decade", "hijri"))
        ),
        attached=tuple(fold(str(word)).text for word in data.get("attached", ())),
        simple=Phrases(data.get("rules", {})),
        composed=Phrases(data.get("composed", {})),
        future=_cues(tense, "future"),
        past=_cues(tense, "past"),
        telling=frozenset(word for phrase in data.get("telling", ()) for word in words_of(str(phrase))),
        also=None if also is None else str(also),
    )


def _cues(tense: dict[str, Any], name: str) -> frozenset[str]:
    """The words of a list, without signs: the apostrophe of "'ll" stands in every genitive too."""
    return frozenset(
        word for phrase in tense.get(name, ()) for word in words_of(str(phrase)) if word.isalpha()
    )


def _phrases(data: dict[str, Any], name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(words_of(str(phrase)) for phrase in data.get(name, ()))
