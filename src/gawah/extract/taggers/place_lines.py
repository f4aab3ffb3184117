"""The sentences of a page made ready for places, and what may be a place in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.taggers.lexicon import word_list
from gawah.extract.taggers.place_tables import language_for, own_tables, tables
from gawah.values.scripts import is_arabic

if TYPE_CHECKING:
    from gawah.extract.page import Page, Sentence
    from gawah.extract.taggers.place_tables import Tables
    from gawah.extract.taggers.words import Words
    from gawah.values.places import Found, Place

_HEAD_SIGNS = frozenset("-–—:(")
"""What the place at the head of a report is followed by."""
_HEADING = 3
"""The fewest words with a capital in a heading that is known by them."""
_NUMBERED = 6
_MARK = 2


@dataclass(slots=True)
class Line:
    """A sentence with its words and the tables of its language."""

    sentence: Sentence
    words: Words
    lex: Tables
    heading: bool
    """Set in Title Case or capitals: capitals say little in it."""
    shouted: bool
    """All in capitals."""
    capitals: list[int]
    """Where its words with a capital are."""


@dataclass(slots=True)
class Name:
    """A stretch that may be the name of a place."""

    line: Line
    first: int
    """Its first word, and the one after its last."""
    last: int
    start: int
    end: int
    key: str
    text: str
    found: tuple[Found, ...]
    level: str | None = None
    """What a cue word beside it calls it."""
    called_place: bool = False
    evidence: float = 0.0
    """What the words around it say for (or, below 0, against) a place."""
    located: bool = False
    """Whether a word of place stands before (or after) it."""
    in_body: bool = False
    person: bool = False
    containers: list[Place] = field(default_factory=list)
    supported: float = 0.0
    """Added where the names beside it fit."""


def read_lines(page: Page) -> list[Line]:
    """The sentences of a page, made ready."""
    lines = []
    for sentence in page.sentences:
        lex = own_tables(sentence.lang) or _tables_by_script(page, sentence)
        words = word_list(page, sentence)
        capitals = words.capitals if lex.cased else []
        heading = len(capitals) >= _HEADING and words.is_heading
        lines.append(Line(sentence, words, lex, heading, heading and _is_shouted(words), capitals))
    return lines


def _tables_by_script(page: Page, sentence: Sentence) -> Tables:
    """The tables that serve a sentence of a language without any."""
    sample = page.content[sentence.start : sentence.start + 60]
    return tables(language_for(sentence.lang, not sample.isascii() and is_arabic(sample)))


def _is_shouted(words: Words) -> bool:
    shapes = words.shapes
    return shapes.count("U") > shapes.count("A") + shapes.count("l")


class Span(NamedTuple):
    """A stretch that bears a name of the gazetteer: its words, its characters, the name and the places."""

    first: int
    last: int
    start: int
    end: int
    key: str
    found: tuple[Found, ...]


def is_head(line: Line, last: int) -> bool:
    """Whether the first words of a line, up to one, are the head of a report ("XTOWN — …", "Xtown: …")."""
    return last < len(line.words) and line.words[last].key in _HEAD_SIGNS


def numbered_end(line: Line, first: int) -> int | None:
    """Where the name of a village with a number ends ("Xak 12 GB", "Xak No. 108/DB"), if one begins here."""
    words = line.words
    hit = line.lex.numbered.at(words, first)
    if hit is None:
        return None
    at = first + hit[0]
    if at < len(words) and words[at].key == ".":
        at += 1
    if at >= len(words) or words[at].shape != "0":
        return None
    at += 1
    while at < len(words) and at - first < _NUMBERED:
        word = words[at]
        joined = (
            word.key in "/-"
            and at + 1 < len(words)
            and words.starts[at + 1] == words.ends[at] == words.ends[at - 1] + 1
        )
        mark = word.shape in "Ux0" or len(word.key) == 1
        if joined:
            at += 2
        elif mark and len(word.key) <= _MARK and word.shape != "." and word.key not in line.lex.ends:
            at += 1
        else:
            break
    return at
