"""The date grammar of a language: its table, made ready to be matched."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from gawah.languages import table
from gawah.model.record import record
from gawah.values.beginnings import OPENS, TELLS, beginnings
from gawah.values.learnt import Learnt
from gawah.values.numbers import NumberWords, number_words, read_number
from gawah.values.phrases import Phrases, words_of
from gawah.values.scripts import fold
from gawah.values.tokens import in_address

if TYPE_CHECKING:
    from gawah.values.phrases import Chart, Edge

CLASSES = {
    "months": ("m", "sm"),
    "months_weak": ("m",),
    "months_short": ("m",),
    "weekdays": ("wd",),
    "weekdays_short": ("wds",),
    "hijri_months": ("hm",),
    "decades": ("decade",),
    "days": ("dayword",),
    "turns": ("turn",),
    "units": ("unit",),
    "pairs": ("pair",),
    "seasons": ("season",),
    "holidays": ("holiday",),
}
"""Sections of a table whose keys are values, and the classes that their words belong to."""
_TELLING = {"m", "wd", "wds", "hm", "decade", "dayword"} | {
    "unit",
    "pair",
    "season",
    "holiday",
    "recent",
    "part",
}
"""Classes one of which (or a figure) every date has: they stand in few places, articles in many."""
_REACH = 6
"""How many tokens before such a word a date may begin."""
_FALLBACK = "en"
_YEAR = "{y}"
_WORDS_KEPT = 8192
"""How many words of a language are remembered with what they may be in a date."""
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_NEAR_YEARS = range(1900, 2050)
"""Years that some languages write without any preposition."""


@record
class _Entry:
    words: tuple[str, ...]
    labels: tuple[str, ...]
    value: object
    capital: bool


@record
class _Reading:
    """What a word may be in a date, wherever it stands."""

    single: tuple[tuple[str, object], ...]
    """Labels that it has by itself, with what they mean."""
    entries: tuple[_Entry, ...]
    """Entries that it is by itself, where one of those it begins asks for more words or for a capital."""
    longer: dict[str, tuple[_Entry, ...]]
    """These and those of several words, in the order of the table, by the second word."""
    number: bool
    """A number may begin with it."""
    other: bool
    """Figures or a dash: what they are depends on what stands around them."""


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

    entries: dict[str, list[_Entry]]
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
    _openings: frozenset[str] = field(default=frozenset())
    _telling: frozenset[str] = field(default=frozenset())
    _suffix_openings: frozenset[str] = field(default=frozenset())
    _labels: frozenset[str] = field(default=frozenset())
    _reading: Learnt[str, _Reading] = field(init=False)
    _tells: Learnt[str, int] = field(init=False)

    def __post_init__(self) -> None:
        labels = self.simple.openings | self.composed.openings
        entered = {
            word for word, rows in self.entries.items() if any(labels.intersection(r.labels) for r in rows)
        }
        self._openings = frozenset(labels | entered | set(self.numbers.values) | set(self.numbers.scales))
        names = {f"{{{name}}}" for name in _TELLING}
        rows = [row for found in self.entries.values() for row in found if names.intersection(row.labels)]
        self._telling = self.telling | {max(row.words, key=len) for row in rows}
        after = self.suffixes
        self._suffix_openings = frozenset(s[0] for s in after.day | after.year | after.decade | after.hijri)
        self._labels = self.simple.labels | self.composed.labels | {_YEAR}
        # Most words of a text are met again and again, and only their place differs.
        self._reading = Learnt(self._read_word, _WORDS_KEPT)
        self._tells = Learnt(self._told_by, _WORDS_KEPT)

    def begins(self, words: tuple[str, ...], start: int, stop: int) -> list[int]:
        """The tokens at which a date may begin."""
        return beginnings(list(map(self._tells.__getitem__, words[start:stop])), start, _REACH)

    def _told_by(self, word: str) -> int:
        """Whether a word tells that there is a date, or may at least open one."""
        if word in self._telling or word.isdecimal() or self._attached_to(word, self._telling):
            return TELLS
        return OPENS if word in self._openings or self._attached_to(word, self._openings) else 0

    def _attached_to(self, word: str, words: frozenset[str]) -> bool:
        return any(word.startswith(prefix) and word[len(prefix) :] in words for prefix in self.attached)

    def read(self, chart: Chart, at: int) -> list[Edge]:
        """What a token may be in a simple date."""
        tokens = chart.tokens
        word = tokens.words[at]
        reading = self._reading[word]
        edges: list[Edge] = [(label, value, at + 1) for label, value in reading.single]
        if reading.other:
            if word == "-":
                if tokens.original(at) != "-":
                    edges.append(("{endash}", None, at + 1))
            elif not in_address(tokens.content, tokens.folded.place(tokens.starts[at])):
                edges.extend(self._figures(chart, at))
        if reading.entries or reading.longer:
            edges.extend(self._entered(chart, at, reading))
        if reading.number:
            number = read_number(tokens, at, chart.stop, self.numbers)
            if number is not None:
                edges.append(("{n}", number.value, number.end))
        return edges

    def _read_word(self, word: str) -> _Reading:
        """What a word may be; labels that no pattern has are left out."""
        labels: list[tuple[str, object]] = [(word, None)]
        if word.isalpha():
            labels.append(("{w}", None))
        entries = tuple(self._entries_of(word))
        if not any(entry.capital or len(entry.words) > 1 for entry in entries):
            labels.extend((label, entry.value) for entry in entries for label in entry.labels)
            entries = ()
        single = tuple(pair for pair in labels if pair[0] in self._labels)
        alone = tuple(entry for entry in entries if len(entry.words) == 1)
        longer = {
            second: tuple(e for e in entries if len(e.words) == 1 or e.words[1] == second)
            for second in (entry.words[1] for entry in entries if len(entry.words) > 1)
        }
        return _Reading(single, alone, longer, self.numbers.begins(word), word.isdecimal() or word == "-")

    def _entries_of(self, word: str) -> list[_Entry]:
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
                edges.extend([(label, entry.value, end) for label in entry.labels])
        return edges

    def _figures(self, chart: Chart, at: int) -> list[Edge]:
        word = chart.tokens.words[at]
        value = int(word) if len(word) <= 4 and word.isdecimal() else 0
        edges: list[Edge] = []
        if len(word) <= 2:
            if 1 <= value <= 31:
                edges.append(("{d}", value, at + 1))
                edges.extend(("{d}", value, end) for end in self._after(chart, at, self.suffixes.day))
                edges.extend(("{dord}", value, end) for end in self._after(chart, at, self.suffixes.day))
            if 1 <= value <= 12:
                edges.append(("{mm}", value, at + 1))
            if len(word) == 2:
                edges.append(("{yy}", value, at + 1))
            if value % 10 == 0 and value >= 30:
                edges.extend(
                    ("{decade}", 1900 + value, end) for end in self._after(chart, at, self.suffixes.decade)
                )
        elif len(word) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
            edges.append(("{y}", value, at + 1))
            if value in _NEAR_YEARS:
                edges.append(("{yn}", value, at + 1))
            marked = self._after(chart, at, self.suffixes.year)
            edges.extend((label, value, end) for end in marked for label in ("{y}", "{ys}"))
            if value % 10 == 0:
                edges.extend(("{decade}", value, end) for end in self._after(chart, at, self.suffixes.decade))
        if 1 <= value <= 1600 and len(word) > 2:
            edges.extend(("{hy}", value, end) for end in self._after(chart, at, self.suffixes.hijri))
        return edges

    def _after(self, chart: Chart, at: int, suffixes: frozenset[tuple[str, ...]]) -> list[int]:
        words = chart.tokens.words
        if at + 1 >= chart.stop or words[at + 1] not in self._suffix_openings:
            return []
        return [
            end
            for suffix in suffixes
            if (end := at + 1 + len(suffix)) <= chart.stop and words[at + 1 : end] == suffix
        ]


@cache
def date_grammar(code: str) -> DateGrammar:
    """The grammar of a language; of English where there is none for it."""
    data = table(code, "dates")
    if not data:
        return date_grammar(_FALLBACK)
    tense = data.get("tense", {})
    also = data.get("also")
    return DateGrammar(
        entries=_entries(code, data),
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


def _entries(code: str, data: dict[str, Any]) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = {}

    def enter(phrase: object, labels: tuple[str, ...], value: object, *, capital: bool = False) -> None:
        words = words_of(str(phrase))
        found.setdefault(words[0], []).append(
            _Entry(words, tuple(f"{{{x}}}" for x in labels), value, capital)
        )

    capitals = set(data.get("capitals", ()))
    for section, labels in CLASSES.items():
        for value, phrases in data.get(section, {}).items():
            for phrase in phrases:
                enter(phrase, labels, value, capital=section in capitals)
    for name, phrases in data.get("words", {}).items():
        for phrase in phrases:
            enter(phrase, (str(name),), None)
    numbers = table(code, "numbers")
    for phrase in numbers.get("nouns", ()):
        enter(phrase, ("thing",), None)
    for value, phrases in numbers.get("ordinals", {}).items():
        for phrase in phrases:
            enter(phrase, ("ord", "d", "dord") if int(value) <= 31 else ("ord",), value)
    return found
