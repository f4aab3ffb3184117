"""Names of places in scripts without capitals: well-known ones, and others beside a word that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.taggers.place_lines import Span, is_head
from gawah.values.places import BEGINS, LARGE, NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.taggers.place_lines import Line
    from gawah.extract.taggers.place_tables import Tables
    from gawah.values.places import Gazetteer

LONGEST = 4
_SHORTEST = 3


def unicase_spans(line: Line, gazetteer: Gazetteer) -> Iterator[Span]:
    """Well-known names anywhere, and others beside a word that says they are places."""
    words, lex = line.words, line.lex
    ends, outlook = lex.ends, gazetteer.outlook
    cued = _Cues(line)
    plain = not (lex.prefixes or lex.article)
    for first, word in enumerate(words):
        if word.shape in "l0." or word.key in ends:
            continue
        if plain:
            if outlook(word.key):
                yield from reversed(list(_names_at(line, first, (word.key, 0), cued, gazetteer)))
            continue
        spans = [
            span
            for bare in _bare(word.key, lex)
            if outlook(bare[0])
            for span in _names_at(line, first, bare, cued, gazetteer)
        ]
        spans.sort(key=lambda span: -span.last)
        yield from spans


def _names_at(
    line: Line, first: int, bare: tuple[str, int], cued: _Cues, gazetteer: Gazetteer
) -> Iterator[Span]:
    """The names that begin with a word, the particles written onto it taken off; the shortest first."""
    words, ends = line.words, line.lex.ends
    name, cut = bare
    long = len(name) >= _SHORTEST
    start = words[first].start + cut
    outlook = gazetteer.outlook(name)
    if outlook & LARGE or (outlook & NAME and long and cued.at(first, first + 1)):
        yield Span(first, first + 1, start, words[first].end, name, gazetteer.find_key(name))
    if not outlook & BEGINS:
        return
    whole = True  # a particle inside is part of a name only where the whole is well known
    for last in range(first + 2, min(first + LONGEST, len(words)) + 1):
        word = words[last - 1]
        if word.shape == ".":
            return
        whole = whole and word.key not in ends
        name = f"{name} {word.key}"
        if gazetteer.is_known(name) or (whole and long and gazetteer.ranks(name) and cued.at(first, last)):
            yield Span(first, last, start, word.end, name, gazetteer.find_key(name))


def _bare(key: str, lex: Tables) -> list[tuple[str, int]]:
    """A word as it is, and without the particles written onto it ("in", "and", "the"); with their length."""
    found = [(key, 0)]
    for prefix, instead in lex.prefixes:
        if key.startswith(prefix) and len(key) >= len(prefix) + _SHORTEST:
            found.append((instead + key[len(prefix) :], 0 if instead else len(prefix)))
    article = lex.article
    if article:
        found += [
            (bare[len(article) :], cut)
            for bare, cut in found
            if bare.startswith(article) and len(bare) >= len(article) + _SHORTEST
        ]
    return found


class _Cues:
    """Where in a line a word for a kind of place, or of being there, stands right beside a stretch.

    The sign behind the first words of a report ("Xtown: …") is one too.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._before: dict[int, bool] = {}
        self._after: dict[int, bool] = {}

    def at(self, first: int, last: int) -> bool:
        """Whether one stands right before or right after."""
        if first == 0 and is_head(self._line, last):
            return True
        if last not in self._after:
            self._after[last] = self._begins(last)
        if self._after[last]:
            return True
        if first not in self._before:
            self._before[first] = self._ends(first)
        return self._before[first]

    def _begins(self, at: int) -> bool:
        words, lex = self._line.words, self._line.lex
        if at >= len(words):
            return False
        return lex.types_after.at(words, at) is not None or lex.locative_after.at(words, at) is not None

    def _ends(self, at: int) -> bool:
        words, lex = self._line.words, self._line.lex
        if at == 0:
            return False
        return lex.types.ending(words, at) is not None or lex.locative.ending(words, at) is not None
