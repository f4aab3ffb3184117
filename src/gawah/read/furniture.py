"""The phrases that tell a page's furniture, of all languages at once, looked up in one pass over the words.

All languages at once, because the buttons of an Urdu page are often English.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from gawah.languages import codes, table
from gawah.values.learnt import Learnt, places
from gawah.values.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"[^\W_]+")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SEAM = re.compile(r"[A-Z](?<=[a-z].)")
"""The same, in a form that is quick where there is none."""
_SIGNS = "’‘“”–—•…\xa0"
"""Signs that stand in no word, and that most texts have which are not ASCII for other letters."""
_PLAIN = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(256))
"""ASCII characters folded, with blanks for those that stand in no word."""
_QUOTED = re.compile(
    r"“[^“”]{24,1200}”|«[^«»|]{24,1200}»|„[^„“”]{24,1200}[“”]|\"[^\"]{24,600}\"|‘[^‘’]{40,}’"
)
_QUOTES = '“«„"‘'
SHORT = 300
"""Characters up to which words that were glued together are parted."""

PHRASES = (
    *(
        "buttons",
        "button_starts",
        "menu",
        "pager_labels",
    ),
    *(
        "teaser_heads",
        "teaser_open",
        "teaser_starts",
        "consent",
    ),
    *(
        "policy_heads",
        "policy_words",
        "newsletter",
        "newsletter_starts",
    ),
    *(
        "newsletter_words",
        "comments",
        "comment_starts",
        "comment_words",
    ),
    *(
        "copyright",
        "copyright_words",
        "donate",
        "sign_on",
    ),
    *(
        "contact",
        "contact_labels",
        "document_notes",
        "photo_labels",
        "caption_labels",
    ),
    *(
        "agencies",
        "tags_labels",
        "bylines",
        "reporters",
    ),
    *(
        "release_labels",
        "clock",
        "published_labels",
        "date_labels",
    ),
    *(
        "updated_labels",
        "not_published_labels",
        "source_labels",
        "letter_labels",
    ),
    *(
        "about_heads",
        "self_description",
        "reporting",
        "mastheads",
        "mastheads_weak",
    ),
    *(
        "site_labels",
        "site_starts",
        "site_words",
        "site_voice",
    ),
    *(
        "colophon",
        "biography",
        "address_labels",
    ),
)
"""The lists of ``furniture.yaml`` that hold phrases."""


Words = tuple[str, ...]

Hit = tuple[int, int]
"""A phrase found among the words of a stretch: the word it begins at, and how many words it has."""

Hits = dict[str, list[Hit]]
"""For each list, where a phrase of it stands: in order, the longest first at each place."""


class _Opening(NamedTuple):
    """The phrases of all lists that begin with one word."""

    names: list[str]
    """The lists that the word alone is in."""
    longer: dict[str, list[tuple[tuple[str, ...], list[str]]]]
    """Longer phrases by their second word, the longest first, with the lists they are in."""


@cache
def _openings() -> dict[str, _Opening]:
    lists: dict[tuple[str, ...], list[str]] = {}
    for code in codes():
        data = table(code, "furniture")
        phrases = [(name, phrase) for name in PHRASES for phrase in data.get(name, ())]
        phrases += [("weekdays", phrase) for phrase in _weekdays(code)]
        for name, phrase in phrases:
            words = fold_words(str(phrase))
            if words and name not in lists.setdefault(words, []):
                lists[words].append(name)
    found: dict[str, _Opening] = {}
    for words, names in lists.items():
        opening = found.setdefault(words[0], _Opening([], {}))
        if len(words) == 1:
            opening.names.extend(names)
        else:
            opening.longer.setdefault(words[1], []).append((words, names))
    for opening in found.values():
        for alike in opening.longer.values():
            alike.sort(key=lambda phrase: -len(phrase[0]))
    return found


def _weekdays(code: str) -> list[str]:
    data = table(code, "dates")
    lists = [*data.get("weekdays", {}).values(), *data.get("weekdays_short", {}).values()]
    return [str(word) for words in lists for word in words]


def _folded(chunk: str) -> Words:
    return tuple(WORD.findall(fold(chunk).text))


# The same runs of signs between blanks are met again and again.
_WORDS: Learnt[str, Words] = Learnt(_folded)
_PARTED: Learnt[str, Words] = Learnt(lambda chunk: _folded(_GLUED.sub(" ", chunk)))


def fold_words(text: str) -> Words:
    """The words of a stretch, folded; in short ones words that were glued together are parted."""
    if not text.isascii():
        for sign in _SIGNS:
            text = text.replace(sign, " ")
    if text.isascii():
        parted = _GLUED.sub(" ", text) if len(text) <= SHORT and _SEAM.search(text) else text
        return tuple(parted.encode().translate(_PLAIN).decode().split())
    words_in = _PARTED if len(text) <= SHORT else _WORDS
    return tuple(chain.from_iterable(map(words_in.__getitem__, text.split())))


def without_quotes(text: str) -> str:
    """The stretch without what it quotes: a report may quote a cookie notice."""
    for mark in _QUOTES:
        if mark in text:
            return _QUOTED.sub(" ", text)
    return text


def find(words: Words) -> Hits:
    """All phrases among some words."""
    openings = _openings()
    found: Hits = defaultdict(list)
    last = len(words) - 1
    for at in places(words, openings):
        alone, longer = openings[words[at]]
        if at < last and words[at + 1] in longer:
            for phrase, names in longer[words[at + 1]]:
                size = len(phrase)
                if size == 2 or words[at : at + size] == phrase:
                    for name in names:
                        found[name].append((at, size))
        for name in alone:
            found[name].append((at, 1))
    return found


def starts(words: Words) -> dict[str, int]:
    """The lists that have a phrase which some words begin with, with the length of the longest."""
    opening = _openings().get(words[0]) if words else None
    if opening is None:
        return {}
    found = dict.fromkeys(opening.names, 1)
    for phrase, names in reversed(opening.longer.get(words[1], ())) if len(words) > 1 else ():
        if words[: len(phrase)] == phrase:
            found.update(dict.fromkeys(names, len(phrase)))
    return found


def starts_with(words: Words, *names: str) -> bool:
    """Whether some words begin with a phrase of some lists."""
    return not starts(words).keys().isdisjoint(names)


def covered(hits: Hits, names: Sequence[str], size: int) -> int:
    """How many of a stretch's words lie in phrases of some lists."""
    marks = bytearray(size)
    for name in names:
        for at, length in hits.get(name, ()):
            marks[at : at + length] = b"\x01" * length
    return sum(marks)


def uncovered(words: Words, names: Sequence[str]) -> list[str]:
    """The words that lie in no phrase of some lists."""
    hits = find(words)
    marks = {at + step for name in names for at, size in hits.get(name, ()) for step in range(size)}
    return [word for at, word in enumerate(words) if at not in marks]


def lists_of(words: Words) -> list[str]:
    """The lists that the words as a whole are a phrase of."""
    return [name for name, size in starts(words).items() if size == len(words)]


@cache
def articles() -> frozenset[str]:
    """The articles of all languages, folded."""
    return frozenset(
        word for code in codes() for word in fold_words(str(table(code, "bodies").get("articles", "")))
    )


@cache
def words_of(name: str) -> frozenset[str]:
    """The single words of a list, folded, of all languages."""
    found: set[str] = set()
    for code in codes():
        for phrase in _weekdays(code) if name == "weekdays" else table(code, "furniture").get(name, ()):
            found.update(fold_words(str(phrase)))
    return frozenset(found)
