"""Mastheads: lines in the head of a page that are the name of the paper, bulletin or body that issues it.

A name is told by a word that such names begin or end with ("Gazette", "روزنامہ"). Common words ("Post",
"Voice") and the words for bodies ("Council") are told only together with other signs.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gawah.languages import codes, table
from gawah.read import furniture
from gawah.read.bylines import are_names
from gawah.read.language import is_small_word

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = re.compile(r"[^|•·»›>\n]+?(?=\s*[|•·»›>\n]|\s[–—/-]\s|\s*$)")
_EDGES = " \t*_#[]–—/-|•·»›>،,:"
_NO_NAME = re.compile(r"[.!?؟۔؛;:“”«»\"()\d]|\]\(")
_MOST_WORDS = 9
_MOST_CAPITALS = 3
_NOT_NAMES = (
    "menu",
    "buttons",
    "release_labels",
    "weekdays",
    "reporters",
    "agencies",
    "tags_labels",
    "teaser_heads",
)


class Name(NamedTuple):
    """A name in a line of a page's head; offsets count from the line's beginning."""

    start: int
    end: int
    strong: bool
    """It is short, with a word of mastheads at its border: longer ones may be headlines."""
    weak: bool
    """It has a word of mastheads, or a common word that they have too."""
    body: bool
    """It has a word for a body at its border."""


def names_in(line: str) -> Iterator[Name]:
    """The parts of a line that may be names of who issues the page."""
    for part in _PARTS.finditer(line):
        for words in dict.fromkeys((part.group().split(",")[0].split("،")[0], part.group())):
            trimmed = words.strip(_EDGES)
            if not trimmed or _NO_NAME.search(trimmed):
                continue
            name = _name(trimmed, part.start() + part.group().index(trimmed))
            if name is not None:
                yield name
                break


def _name(words: str, start: int) -> Name | None:
    folded = furniture.fold_words(words)
    size = len(folded)
    cased = words.upper() != words.lower()
    if not 2 <= size <= (_MOST_WORDS if cased else 5) or (cased and not are_names(words)):
        return None
    hits = furniture.find(folded)
    if furniture.covered(hits, _NOT_NAMES, size) >= 0.99 * size:
        return None

    def at_border(name: str) -> bool:
        return any(at <= (size > 2) or at + many == size for at, many in hits.get(name, ()))

    body = bool({folded[0], folded[-1]} & body_words()) or any(
        word in body_words() and following in _connectors() for word, following in pairwise(folded)
    )
    capitals = [word for word in folded if word not in furniture.articles() and not is_small_word(word)]
    brief = len(capitals) <= _MOST_CAPITALS or folded[0] in furniture.articles()
    strong = brief and at_border("mastheads")
    weak = at_border("mastheads_weak") or at_border("mastheads")
    return Name(start, start + len(words), strong, weak, body)


def is_masthead(line: str) -> bool:
    """Whether a line is the name of a paper or bulletin, alone or with the name of a section."""
    first = next(names_in(line), None)
    return first is not None and first.strong and first.start <= 4 and first.end - first.start <= 60


@cache
def body_words() -> frozenset[str]:
    """The single words, folded, that names of bodies are told by, of all languages."""
    found: set[str] = set()
    for code in codes():
        data = table(code, "bodies")
        for name in ("heads", "first_heads"):
            for words in data.get(name, {}).values():
                folded = (furniture.fold_words(word) for word in str(words).split(","))
                found.update(word[0] for word in folded if len(word) == 1)
    return frozenset(found)


@cache
def _connectors() -> frozenset[str]:
    """The small words that join the parts of a body's name, of all languages."""
    return frozenset(
        word
        for code in codes()
        for word in furniture.fold_words(str(table(code, "bodies").get("connectors", "")))
    )
