"""How a sentence asks somebody for an action: the tables of ``demands.yaml`` and what all languages share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gawah.extract.lexicon import Lexicon, word_key
from gawah.extract.marks import BodyMark, PlaceMark
from gawah.languages import table
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gawah.extract.page import Page, Token

_OPENING, _CLOSING = frozenset("“«„‘"), frozenset("”»’")
_EDGE = frozenset(".,;:!?…-–—\"'“”«»„‘’۔؟،؛()[]*_>#|")
_INNER = re.compile(r"(?:^|[;,:]\s*(?:\w{1,4}\s+)?|\s)\(?(?:[a-h]|[ivx]{1,4}|\d{1,2})\)\s+")
"""The number of an action in a list inside a sentence: "(a)", "ii)"."""
_SAYING = 8
"""Within how many words after a comma the verb of saying stands ("…, the union said")."""
_NAMED = 0.45
"""Bodies marked below this score are unnamed."""


@record
class Ask:
    """An action that a sentence asks for."""

    start: int
    end: int
    addressee: tuple[int, int] | None
    score: float
    to_reader: bool = False
    """It is asked of "you"."""


@record
class Lead:
    """What comes before a list of demands: whom they are made of."""

    addressee: tuple[int, int] | None
    to_reader: bool = False


@dataclass(frozen=True)
class AskWords:
    """The tables of one language."""

    order: str
    cues: Lexicon[tuple[str, ...]]
    """The kinds of frame a cue may open: ``address``, ``first_person``, ``that``, ``thing``, ``modal``."""
    sets: dict[str, frozenset[str]]
    phrases: dict[str, Lexicon[bool]]
    adverb_endings: tuple[str, ...]
    triggers: frozenset[str]
    """Words of which each sentence that asks for something holds one."""
    openers: frozenset[str]
    """Words with which salutations and headings over demands begin."""

    __hash__ = object.__hash__


_SETS = (
    *(
        "first_persons",
        "that_words",
        "not_verbs",
        "light",
        "negatives",
        "not_asked",
        "conditions",
        "relatives",
    ),
    *("verbs", "verbs_end", "not_demanding", "not_things", "readers", "reader_verbs", "you", "join", "be"),
    *("nouns", "nouns_verbs", "after_addressee", "genitives", "modals", "subject_ends", "subject_marks"),
    "reporting",
    *("prefix_to", "thing_after", "heading_to"),
)
_PHRASES = (
    *(
        "to",
        "things",
        "authorities",
        "passives",
        "headings",
        "salutations",
        "anonymous",
        "asking_ends",
        "tail",
        "passive_to",
        "line_to",
    ),
)
_FRAMES = {
    "address": "address",
    "first_person": "first_person",
    "third_person": "third_person",
    "that": "that",
    "thing": "thing",
    "modals": "modal",
    "please": "please",
}
"""Lists of the table -> the kind of frame that their phrases open."""


@cache
def ask_words(lang: str) -> AskWords | None:
    """The tables of a language, or None where it has none."""
    data = table(lang, "demands")
    if not data:
        return None
    cues: dict[str, list[str]] = {}
    for name, kind in _FRAMES.items():
        for phrase in data.get(name, ()):
            kinds = cues.setdefault(_folded(phrase), [])
            if kind not in kinds:
                kinds.append(kind)
    order = str(data.get("order", "svo"))
    lexicon = Lexicon((phrase, tuple(kinds)) for phrase, kinds in cues.items())
    sets = {name: frozenset(word_key(str(w)) for w in data.get(name, ())) for name in _SETS}
    phrases = {name: Lexicon((_folded(p), True) for p in data.get(name, ())) for name in _PHRASES}
    if order == "sov":
        asking = phrases["asking_ends"].telling_words
        triggers = sets["nouns"] | sets["modals"] | sets["reporting"] | asking
    else:
        triggers = lexicon.telling_words | {":"}  # the sign behind an addressee who is named first
    openers = frozenset(phrases["salutations"].first_words) | frozenset(phrases["headings"].first_words)
    return AskWords(
        order=order,
        cues=lexicon,
        sets=sets,
        adverb_endings=tuple(str(ending) for ending in data.get("adverb_endings", ())),
        phrases=phrases,
        triggers=triggers,
        openers=openers | sets["heading_to"],
    )


def _folded(phrase: object) -> str:
    return " ".join(word_key(word) for word in str(phrase).split())


@record(slots=False)
class Line:
    """A sentence with its words, ready to be read."""

    page: Page
    words: Sequence[Token]
    keys: Sequence[str]
    tables: AskWords

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """The stretch of words ``first`` up to ``last``, without signs at its edges."""
        while first < last and self.words[first].text in _EDGE:
            first += 1
        while last > first and self.words[last - 1].text in _EDGE and self.words[last - 1].text not in ")]":
            last -= 1
        return (self.words[first].start, self.words[last - 1].end) if first < last else None

    def any_of(self, name: str, first: int, last: int) -> bool:
        """Whether a word of a set stands in a stretch."""
        found = self.tables.sets[name]
        return any(key in found for key in self.keys[max(0, first) : last])

    def is_authority(self, first: int, last: int) -> bool:
        """Whether a stretch names somebody of whom demands are made."""
        lexicon = self.tables.phrases["authorities"]
        hits = (lexicon.at(self.keys, at) for at in range(max(0, first), last))
        if any(hit is not None and hit.last <= last for hit in hits):
            return True
        start, end = self.words[first].start, self.words[last - 1].end
        bodies = self.page.marks_in("body", start, end)
        if any(isinstance(m.value, BodyMark) and (m.value.is_state or m.score >= _NAMED) for m in bodies):
            return True
        places = self.page.marks_in("place", start, end)
        return any(
            isinstance(m.value, PlaceMark)
            and m.value.precision == "country"
            and not m.value.adjective
            and m.end == end
            for m in places
        )

    def is_word(self, at: int) -> bool:
        """Whether a token is a word or a number, not a sign."""
        return self.words[at].text[0].isalnum() and bool(self.keys[at])

    def ends_open(self) -> bool:
        """Whether the sentence ends with a colon, so that a list may follow."""
        text = self.page.content[self.words[0].start : self.words[-1].end].rstrip('*_ "”')
        return text.endswith((":", "："))

    def action_end(self, first: int, stop: int) -> int:
        """Where the action that begins at a word ends: before a closing quotation or who said it."""
        opened = 0
        straight = 0
        for at in range(first, stop):
            text = self.words[at].text
            if text in _OPENING:
                opened += 1
            elif text in _CLOSING:
                if opened == 0 and not self._is_apostrophe(at):
                    return at
                opened = max(0, opened - 1)
            elif text == '"':
                straight += 1
                if straight == 1 and '"' not in {w.text for w in self.words[at + 1 : stop]}:
                    return at
            elif text == "]" and at + 1 < stop and self.words[at + 1].text == "(":
                return at  # the address of a link follows
            elif text in ",،–—" and at + 1 < stop and self._is_tail(at + 1, stop):
                return at
        return stop

    def _is_tail(self, at: int, stop: int) -> bool:
        """Whether words after a comma are no part of the action: a clause of its own, or who said it."""
        if self.tables.phrases["tail"].at(self.keys, at) is not None:
            return True
        for place in range(at, min(stop, at + _SAYING)):
            if self.words[place].text in ",،;":
                return False
            if self.keys[place] in self.tables.sets["reporting"]:
                return True
        return False

    def _is_apostrophe(self, at: int) -> bool:
        """Whether a sign that may close a quotation goes on with a word ("the workers’ rights")."""
        return self.words[at].text == "’" and at + 1 < len(self.words) and self.is_word(at + 1)

    def asks(
        self,
        first: int,
        last: int,
        addressee: tuple[int, int] | None,
        score: float,
        *,
        to_reader: bool = False,
    ) -> Iterable[Ask]:
        """The actions in a stretch: one, or one for each number of a list inside it."""
        span = self.span(first, last)
        if span is None:
            return
        inside = (self.words[first].start, span[1])
        starts = [m.end() for m in _INNER.finditer(self.page.content, *inside)]
        if len(starts) < 2:
            yield Ask(*span, addressee, score, to_reader)
            return
        ends = [*(m.start() for m in _INNER.finditer(self.page.content, *inside)), span[1]][1:]
        for start, end in zip(starts, ends, strict=True):
            yield Ask(start, end, addressee, score, to_reader)
