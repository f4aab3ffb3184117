"""A text made ready for taggers: sentences, words, and what was marked so far.

Offsets everywhere are code points of ``page.content``, which is the text, unchanged.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.lexicon import KEYS
from gawah.languages import codes, table
from gawah.model.kept import kept
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gawah.extract.lexicon import Hit
    from gawah.extract.marks import Mention
    from gawah.extract.taggers.words import Words
    from gawah.model import Block, Text

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
"""Accents and vowel signs written over or under a letter, which they belong to."""
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Signs of no width: inside a word they part nothing, elsewhere they are no word."""
_TAIL = rf"(?:[{_MARKS}]+[^\W_]*|[{_UNSEEN}]+[^\W_]+)*"
"""How a run of letters may go on."""
_COMMON = "A-Za-z0-9\u0620-\u064a\u0671-\u06d3"
"""The letters of most words, as a set that is read faster than one of all that is no letter."""
# One set begins words and signs alike, so that the search passes over blanks quickly. Most words are common
# letters alone; elsewhere what may follow is tried only before a sign that can begin it.
WORD = re.compile(
    rf"[^\s{_MARKS}{_UNSEEN}](?:(?<=[{_COMMON}])[{_COMMON}]*+(?=[ .,])"
    rf"|(?<=[^\W_])[^\W_]*(?:(?=[{_MARKS}{_UNSEEN}'’\-]){_TAIL}(?:['’\-][^\W_]+{_TAIL})*['’]?)?|)"
)
"""Words (inner apostrophes and hyphens kept) or single signs."""
_PARTS = re.compile(f"({WORD.pattern})")

EMPHASIS = frozenset("*_")
"""Markup around words, which is no word beside them."""

# One set of signs begins each kind of break, so that the search passes over all other characters quickly.
_BREAK = re.compile(
    r"[.!?؟۔…\n](?:(?<!\n)[.!?؟۔…]*[\"'”’»)\]]*(?=\s|$)"
    r"|(?<=[۔؟])(?=\S)|(?<=\n)\s*\n|(?<=[.!?])[”\"](?=[A-Z]))"
)
_DATELINE = 60
"""How many characters a dateline may take."""
_OF_DATELINES = frozenset({"published", "dateline"})
_DATELINE_END = re.compile(r"\s[-–—]{1,2}\s|[–—]|:\s|(?<=\d)\.\s")
_INITIAL = re.compile(r"(?:^|[\s(.])[A-Z]$")


class Token(NamedTuple):
    """One word or sign."""

    start: int
    end: int
    text: str


Columns = tuple[list[int], list[int], list[str]]
"""The fields of the words of a sentence: as many of each."""

_token: Callable[[tuple[int, int, str]], Token] = partial(tuple.__new__, Token)
"""Makes a word without a step of Python."""


@record
class Sentence:
    """A stretch of one block, without the white space around it."""

    start: int
    end: int
    index: int
    block: int
    """Position of its block in ``text.blocks``."""
    lang: str


@dataclass
class Page:
    """A text, its sentences and words, and the mentions that earlier taggers left.

    Only the driver (``extract.tag``) adds mentions; a tagger reads.
    """

    text: Text
    anchor: str | None = None
    """The EDTF date that relative dates are resolved against: given, or the page's own."""
    _marks: dict[str, list[Mention]] = field(default_factory=dict)
    parted: dict[int, tuple[tuple[Token, ...], tuple[str, ...]]] = field(default_factory=dict)
    """What a grammar has parted the words of each sentence into, where it parts any; several taggers ask."""
    seen: dict[int, Words] = field(default_factory=dict)
    """The words of each sentence as the name taggers see them, kept for the same reason."""
    cues: dict[int, list[Hit[frozenset[str]]]] = field(default_factory=dict)
    """What a grammar has found of ``status.yaml`` in each sentence, kept for the same reason."""
    _tokens: dict[int, tuple[Token, ...]] = field(default_factory=dict)
    """The words of each sentence for whom they were made."""
    _places: dict[str, list[int]] = field(default_factory=dict)
    """Where the mentions of each label begin."""

    @kept
    def content(self) -> str:
        """All characters of the text."""
        return self.text.content

    @kept
    def has_emphasis(self) -> bool:
        """Whether there is markup for emphasis anywhere."""
        return any(sign in self.content for sign in EMPHASIS)

    @kept
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all blocks that are read, in order."""
        found: list[Sentence] = []
        for number, block in enumerate(self.text.blocks):
            if not block.is_read:
                continue
            for start, end in split_sentences(self.content, block.start, block.end, block.lang):
                found.append(Sentence(start, end, len(found), number, block.lang))
        return tuple(found)

    @kept
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def told_from(self, sentence: Sentence) -> int:
        """Where a sentence begins to tell: behind its dateline ("KADUNA, 3 May (Wire) – "), if any."""
        opening = sentence.start + _DATELINE
        inside = [
            item.end
            for item in self.text.metadata
            if item.prop in _OF_DATELINES
            and item.start is not None
            and item.end is not None
            and sentence.start <= item.start < opening
        ]
        if not inside:
            return sentence.start
        sign = _DATELINE_END.search(self.content, max(inside), min(sentence.end, max(inside) + _DATELINE))
        return sign.end() if sign else sentence.start

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset, or None where the place is not read."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self.sentences[at].end:
            return self.sentences[at]
        return None

    def block_of(self, sentence: Sentence) -> Block:
        """The block a sentence stands in."""
        return self.text.blocks[sentence.block]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The words and signs of a sentence."""
        made = self._tokens.get(sentence.index)
        if made is None:
            made = tuple(map(_token, zip(*self.columns(sentence), strict=True)))
            self._tokens[sentence.index] = made
        return made

    def columns(self, sentence: Sentence) -> Columns:
        """Where the words and signs of a sentence begin, where they end, and they themselves."""
        return self._columns[sentence.index]

    @kept
    def _columns(self) -> tuple[Columns, ...]:
        return tuple([columns(self.content, s.start, s.end) for s in self.sentences])

    def keys(self, sentence: Sentence) -> tuple[str, ...]:
        """The words of a sentence as they are looked up: folded, without possessive endings."""
        return self._keys[sentence.index]

    @kept
    def _keys(self) -> tuple[tuple[str, ...], ...]:
        key_of = KEYS.__getitem__
        return tuple([tuple(map(key_of, texts)) for _, _, texts in self._columns])

    def add(self, mentions: Iterable[Mention]) -> None:
        """Keep what a tagger found, in order of place."""
        touched = set()
        for mention in mentions:
            self._marks.setdefault(mention.label, []).append(mention)
            touched.add(mention.label)
        for label in touched:
            marks = self._marks[label]
            marks.sort(key=lambda m: (m.start, -m.end))
            self._places[label] = [mark.start for mark in marks]

    def marks(self, label: str) -> list[Mention]:
        """All mentions with a label, in order of place."""
        return self._marks.get(label, [])

    def marks_in(self, label: str, start: int, end: int) -> list[Mention]:
        """The mentions with a label that begin in a stretch."""
        places = self._places.get(label)
        if places is None:
            return []
        low = bisect_left(places, start)
        return self._marks[label][low : bisect_left(places, end, low)]


def columns(content: str, start: int, end: int) -> Columns:
    """The words and signs of a stretch."""
    parts = _PARTS.split(content[start:end])  # what stands between words, and each word, by turns
    places = list(accumulate(map(len, parts), initial=start))
    return places[1:-1:2], places[2:-1:2], parts[1::2]


def _abbreviations(lang: str) -> frozenset[str]:
    found: set[str] = set()
    for code in (lang, "en"):
        found.update(str(word).casefold() for word in table(code, "language").get("abbreviations", ()))
    return frozenset(found)


_ABBREVIATIONS: dict[str, frozenset[str]] = {}


def split_sentences(content: str, start: int, end: int, lang: str) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, trimmed.

    A full stop after an abbreviation of the language (``abbreviations`` in ``language.yaml``), after a
    single capital (an initial) or before a small letter ends nothing.

    Args:
        content: the whole text.
        start: where the stretch begins.
        end: where it ends.
        lang: ISO 639-1 code of the stretch; an unknown one is split by the signs alone.
    """
    known = _ABBREVIATIONS.get(lang)
    if known is None:
        known = _ABBREVIATIONS[lang] = _abbreviations(lang if lang in codes() else "en")
    at = start
    for match in _BREAK.finditer(content, start, end):
        if match.end() <= at or not _ends_sentence(content, match, at, end, known):
            continue
        yield from _unless_blank(content, at, match.end())
        at = match.end()
    yield from _unless_blank(content, at, end)


def _ends_sentence(content: str, match: re.Match[str], start: int, end: int, known: frozenset[str]) -> bool:
    sign = match.group()
    if not sign.startswith("."):
        return True
    following = content[match.end() : min(end, match.end() + 12)].lstrip()
    if following and following[0].islower():
        return False
    if sign == ".":
        before = content[max(start, match.start() - 24) : match.start()]
        last = re.split(r"[\s(\[“\"]", before)[-1]
        if last.casefold() in known or (last + ".").casefold() in known:
            return not following or (len(last) > 3 and following[0] in '“"')
        if _INITIAL.search(before):
            return False
        if before[-1:].isdecimal() and last == before.strip() and len(last) <= 3:
            return False  # "1. First of a list"
    return True


def _unless_blank(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = trimmed(content, start, end)
    if start < end:
        yield start, end


def trimmed(content: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text without the blanks at its ends."""
    while start < end and content[start].isspace():
        start += 1
    while end > start and content[end - 1].isspace():
        end -= 1
    return start, end
