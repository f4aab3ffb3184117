"""Names of places in scripts without capitals: well-known ones, and others beside a word that says so."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.taggers.place_lines import Span, is_head
from gawah.values.learnt import Learnt
from gawah.values.places import BEGINS, LARGE, NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.taggers.place_lines import Line
    from gawah.extract.taggers.place_tables import Tables
    from gawah.values.places import Gazetteer

LONGEST = 4
_SHORTEST = 3


class _Opening(NamedTuple):
    """What a word may begin, with or without the particles written onto it."""

    name: str
    cut: int
    """How many letters are no part of the name."""
    outlook: int
    """What :meth:`Gazetteer.outlook` says of the name."""


def unicase_firsts(line: Line, gazetteer: Gazetteer) -> list[int]:
    """Where a name may begin: most words are no place and begin none."""
    words = line.words
    openings = _openings_of(line.lex, gazetteer)
    firsts = compress(range(len(words)), map(openings.__getitem__, words.keys))
    return [at for at in firsts if words.shapes[at] not in "l0."]


def unicase_spans(line: Line, gazetteer: Gazetteer, first: int) -> list[Span]:
    """The names that begin with a word, the longest first.

    Well-known ones are taken anywhere, others beside a word that says they are places.
    """
    openings = _openings_of(line.lex, gazetteer)[line.words.keys[first]]
    spans = [span for opening in openings for span in _names_at(line, first, opening, gazetteer)]
    spans.sort(key=lambda span: -span.last)
    return spans


def _names_at(line: Line, first: int, opening: _Opening, gazetteer: Gazetteer) -> Iterator[Span]:
    """The names that begin with a word in one of its forms; the shortest first."""
    words, ends = line.words, line.lex.ends
    name, cut, outlook = opening
    long = len(name) >= _SHORTEST
    start = words.starts[first] + cut
    if outlook & LARGE or (outlook & NAME and long and _is_cued(line, first, first + 1)):
        yield Span(first, first + 1, start, words.ends[first], name, gazetteer.find_key(name))
    if not outlook & BEGINS:
        return
    whole = True  # a particle inside is part of a name only where the whole is well known
    for last in range(first + 2, min(first + LONGEST, len(words)) + 1):
        word = words[last - 1]
        if word.shape == ".":
            return
        whole = whole and word.key not in ends
        name = f"{name} {word.key}"
        if not gazetteer.ranks(name):
            continue
        if gazetteer.is_known(name) or (whole and long and _is_cued(line, first, last)):
            yield Span(first, last, start, words.ends[last - 1], name, gazetteer.find_key(name))


def _openings_of(lex: Tables, gazetteer: Gazetteer) -> Learnt[str, tuple[_Opening, ...]]:
    return _openings(lex.ends, lex.prefixes, lex.article, gazetteer)


@lru_cache(maxsize=16)
def _openings(
    ends: frozenset[str], prefixes: tuple[tuple[str, str], ...], article: str, gazetteer: Gazetteer
) -> Learnt[str, tuple[_Opening, ...]]:
    """The forms of each word that may be a name or begin one, for the words of one language."""

    def openings(word: str) -> tuple[_Opening, ...]:
        if word in ends:
            return ()
        forms = ((name, cut, gazetteer.outlook(name)) for name, cut in _bare(word, prefixes, article))
        return tuple(_Opening(*form) for form in forms if form[-1])

    return Learnt(openings)


def _bare(key: str, prefixes: tuple[tuple[str, str], ...], article: str) -> list[tuple[str, int]]:
    """A word as it is, and without the particles written onto it ("in", "and", "the"); with their length."""
    found = [(key, 0)]
    for prefix, instead in prefixes:
        if key.startswith(prefix) and len(key) >= len(prefix) + _SHORTEST:
            found.append((instead + key[len(prefix) :], 0 if instead else len(prefix)))
    if article:
        found += [
            (bare[len(article) :], cut)
            for bare, cut in found
            if bare.startswith(article) and len(bare) >= len(article) + _SHORTEST
        ]
    return found


def _is_cued(line: Line, first: int, last: int) -> bool:
    """Whether a word for a kind of place, or of being there, stands right before a stretch or right after.

    The sign behind the first words of a report ("Xtown: …") is one too.
    """
    words, lex, keys = line.words, line.lex, line.words.keys
    if first == 0 and is_head(line, last):
        return True
    after = last < len(words) and keys[last] in lex.following
    if after and (lex.types_after.at(words, last) or lex.locative_after.at(words, last)):
        return True
    if first == 0 or keys[first - 1] not in lex.leading:
        return False
    return lex.types.ending(words, first) is not None or lex.locative.ending(words, first) is not None
