"""A sentence with its words, and the actions that are found in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.asking.words import COLONS
from gawah.extract.marks import BodyMark, PlaceMark
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.asking.words import AskWords
    from gawah.extract.page import Page, Token

_OPENING, _CLOSING = frozenset("“«„‘"), frozenset("”»’")
_EDGE = frozenset(".,;:!?…-–—\"'“”«»„‘’۔؟،؛()[]*_>#|")
_INNER = re.compile(
    r"(?:(?<!\S)|[;,:]\s*(?:\w{1,4}\s+)?|\s)\(?(?:[a-h]|[ivx]{1,4}|\d{1,2})\)\s+"
    r"|(?<=[;:]\s)\d{1,2}\.\s+(?=[^\W\d])"
)
"""The number of an action in a list inside a sentence: "(a)", "ii)", "; 2. "."""
_NUMBERS = frozenset("(123456789abi")
"""How the number of an action may begin, behind a semicolon."""
_BEFORE_COUNTRY = 3
"""How many words may stand before a country that is asked: "its ally Samland", not "anyone in Samland"."""
_SAYING = 8
"""Within how many words after a comma the verb of saying stands ("…, the union said")."""
_TAIL = 5
"""The most words that end a sentence over a list ("to take the following steps")."""
_NAMED = 0.45
"""Bodies marked below this score are unnamed."""

Span = tuple[int, int]
"""A stretch of the page's text."""


@record
class Ask:
    """An action that a sentence asks for."""

    start: int
    end: int
    addressee: Span | None
    score: float
    to_reader: bool = False
    """It is asked of "you"."""


@record
class Lead:
    """What comes before a list of demands: whom they are made of."""

    addressee: Span | None
    to_reader: bool = False


class Asked(NamedTuple):
    """What a sentence asks for, in order, and the list that it opens."""

    asks: list[Ask]
    lead: Lead | None


class Part(NamedTuple):
    """The words of one action, ``first`` up to ``last``, and whom it is asked of."""

    first: int
    last: int
    addressee: Span | None


@record(slots=False)
class Line:
    """A sentence with its words, ready to be read."""

    page: Page
    words: Sequence[Token]
    keys: Sequence[str]
    tables: AskWords
    before: Span | None = None
    """Whom the sentence before asked for something."""
    goes_on: bool = False
    """It is the beginning of a sentence that the items of a list end, whatever sign it ends with."""

    def span(self, first: int, last: int) -> Span | None:
        """The stretch of words ``first`` up to ``last``, without signs at its edges."""
        while first < last and self.words[first].text in _EDGE:
            first += 1
        while last > first and self.words[last - 1].text in _EDGE and self.words[last - 1].text not in ")]":
            last -= 1
        return (self.words[first].start, self.words[last - 1].end) if first < last else None

    def is_passive_at(self, at: int) -> bool:
        """Whether the word before a cue says that somebody was asked: "was called on", not "is calling"."""
        if not self.any_of("be", at - 1, at):
            return False
        endings = self.tables.progressive_endings
        return not (endings and self.keys[at].endswith(endings))

    def any_of(self, name: str, first: int, last: int) -> bool:
        """Whether a word or phrase of a list stands in a stretch."""
        found, first = self.tables.sets[name], max(0, first)
        if any(key in found for key in self.keys[first:last]):
            return True
        longer = self.tables.longer.get(name)
        if longer is None:
            return False
        hits = (longer.at(self.keys, at) for at in range(first, min(last, len(self.keys))))
        return any(hit is not None and hit.last <= last for hit in hits)

    def past(self, name: str, at: int) -> int:
        """Behind the word or phrase of a list that stands at a word; the word itself where none does."""
        longer = self.tables.longer.get(name)
        hit = longer.at(self.keys, at) if longer is not None else None
        return hit.last if hit is not None else at + (self.keys[at] in self.tables.sets[name])

    def is_authority(self, first: int, last: int) -> bool:
        """Whether a stretch names somebody of whom demands are made: "the police", "Human Rights Desk"."""
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
            and m.start <= self.words[min(first + _BEFORE_COUNTRY, last - 1)].start
            for m in places
        )

    def is_word(self, at: int) -> bool:
        """Whether a token is a word or a number, not a sign."""
        return self.words[at].text[0].isalnum() and bool(self.keys[at])

    def first_word(self) -> int:
        """Where the first word stands, behind signs such as those of a list; the length where none does."""
        return next((at for at in range(len(self.words)) if self.is_word(at)), len(self.words))

    def past_word(self, end: int | None = None) -> int:
        """Behind the last word before a place or the end, signs left out."""
        end = len(self.words) if end is None else end
        while end > 0 and not self.is_word(end - 1):
            end -= 1
        return end

    def ends_open(self) -> bool:
        """Whether the sentence ends with a colon or "the following", so that a list may follow."""
        if self.goes_on:
            return True
        text = self.page.content[self.words[0].start : self.words[-1].end].rstrip('*_ "”')
        return text.endswith(tuple(COLONS)) or self._tail() < len(self.words)

    def is_left_open(self, at: int, stop: int) -> bool:
        """Whether a list follows the sentence, and from a word on it holds nothing but what leads to it."""
        return self.ends_open() and at >= min(stop - 1, self._tail())

    def _tail(self) -> int:
        """Where the words begin that end a sentence over a list ("the following"); its length without any."""
        end, ends = self.past_word(), self.tables.phrases["list_ends"]
        if not end or self.keys[end - 1] not in self.tables.list_last:
            return len(self.words)
        for at in range(max(0, end - _TAIL), end):
            hit = ends.at(self.keys, at)
            if hit is not None and hit.last >= end:
                return at
        return len(self.words)

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
            elif at + 1 < stop and (self._is_cut(at, stop, first) or self._is_said(at)):
                return at
        return stop

    def _is_cut(self, at: int, stop: int, first: int) -> bool:
        """Whether an action ends before a sign: behind it is an address, another sentence, or who said it."""
        text = self.words[at].text
        if text == "]":
            return self.words[at + 1].text == "("
        if text == ";":
            return self._is_apart(at + 1, first)
        return text in ",،–—" and self._is_tail(at + 1, stop)

    def _is_said(self, at: int) -> bool:
        """Whether "and told", "and said" stand at a word: who asks goes on, not what is asked for."""
        if self.keys[at] not in self.tables.sets["join"]:
            return False
        hit = self.tables.phrases["tail"].at(self.keys, at)
        return hit is not None and hit.last > at + 1

    def _is_apart(self, at: int, first: int) -> bool:
        """Whether words after a semicolon are a sentence of their own, not a further action.

        A further thing is asked for only behind a thing: "the release of A; the return of B".
        """
        goes_on = self.tables.sets["join"] | self.tables.sets["verbs"] | self.tables.sets["that_words"]
        return (
            self.words[at].text[:1].isalpha()
            and self.keys[at] not in goes_on
            and self.tables.phrases["to"].at(self.keys, at) is None
            and not (self._is_thing(at) and self._is_thing(first))
            and not self.tables.is_adverb(self.keys[at])
        )

    def _is_thing(self, at: int) -> bool:
        """Whether what begins at a word is one that may be asked for."""
        return self.tables.phrases["things"].at(self.keys, at) is not None

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

    def asks(self, part: Part, score: float, *, to_reader: bool = False) -> Iterator[Ask]:
        """The actions in a stretch: one, or one for each number or semicolon of a list inside it."""
        first, last, addressee = part
        span = self.span(first, last)
        if span is None:
            return
        pieces = self._parted(first, last)
        if len(pieces) > 1:
            for begin, end in pieces:
                yield from self.asks(Part(begin, end, addressee), score, to_reader=to_reader)
            return
        numbers = list(_INNER.finditer(self.page.content, self.words[first].start, span[1]))
        if len(numbers) < 2:
            yield Ask(self._past_to(first, span[0]), span[1], addressee, score, to_reader)
            return
        ends = [*(number.start() for number in numbers[1:]), span[1]]
        for number, end in zip(numbers, ends, strict=True):
            yield Ask(self._past_to(first, number.end()), end, addressee, score, to_reader)

    def _parted(self, first: int, last: int) -> list[tuple[int, int]]:
        """The pieces of a stretch between semicolons, an "and" before them left out; none has a number."""
        if ";" not in [word.text for word in self.words[first:last]]:
            return []
        pieces = []
        for at in range(first, last):
            if self.words[at].text == ";":
                pieces.append((first, at))
                first = (
                    at
                    + 1
                    + (self.keys[at + 1 : at + 2] != () and self.keys[at + 1] in self.tables.sets["join"])
                )
        pieces.append((first, last))
        is_numbered = any(self.words[begin].text in _NUMBERS for begin, _ in pieces[1:] if begin < last)
        return [] if is_numbered else [piece for piece in pieces if piece[0] < piece[1]]

    def _past_to(self, first: int, start: int) -> int:
        """Where an action of a list begins, behind the "to" that stands before it."""
        words = self.words
        at = next((at for at in range(first, len(words)) if words[at].start >= start), len(words))
        to = self.tables.phrases["to"].at(self.keys, at) if at < len(words) - 1 else None
        return words[to.last].start if to is not None and to.last < len(words) else start
