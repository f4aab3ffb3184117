"""Where the terms of a search stand in words as they were received, for showing them.

Terms are folded and words are not: a term is found in a folded copy and marked where its letters came from.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Span = tuple[int, int]

_AROUND = 150
"""Characters of an excerpt on each side of a hit; fewer where several are shown."""
_WINDOWS = 3
"""Stretches of an excerpt, where hits stand far from each other."""


@record
class Piece:
    """A stretch of words, that was searched for or stands around it."""

    words: str
    is_hit: bool = False


def marked(words: str, terms: Sequence[str]) -> tuple[Piece, ...]:
    """Words with every place at which a term stands.

    Args:
        words: as they were received.
        terms: folded, as of :func:`gawah.store.search.terms_of`.
    """
    return tuple(_pieces(words, (0, len(words)), _hits(words, terms)))


def excerpt(words: str, terms: Sequence[str]) -> tuple[Piece, ...]:
    """What stands around the first place of each term, with every place at which a term stands there.

    Args:
        words: as they were received.
        terms: folded.
    """
    found = [spans for term in terms if (spans := _spans(words, [term]))]
    around = _AROUND // max(1, min(len(found), _WINDOWS))
    first = [_window(words, spans[0], around) for spans in found] or [_window(words, (0, 0), 2 * around)]
    windows = _merged(first)[:_WINDOWS]
    hits = _merged(span for spans in found for span in spans)
    pieces: list[Piece] = []
    for start, end in windows:
        if start:
            pieces.append(Piece(" … " if pieces else "… "))
        pieces.extend(_pieces(words, (start, end), hits))
    if windows[-1][1] < len(words):
        pieces.append(Piece(" …"))
    return tuple(pieces)


def first_hit(words: str, terms: Sequence[str]) -> Span:
    """Where the first of the terms stands; at the beginning where none does."""
    return min(_spans(words, terms), default=(0, 0))


def _hits(words: str, terms: Sequence[str]) -> list[Span]:
    return _merged(_spans(words, terms))


def _spans(words: str, terms: Sequence[str]) -> list[Span]:
    folded = fold(words)
    patterns = (re.escape(term).replace(r"\ ", " +") for term in dict.fromkeys(terms))
    return [
        folded.span(match.start(), match.end())
        for pattern in patterns
        for match in re.finditer(pattern, folded.text)
    ]


def _window(words: str, span: Span, around: int) -> Span:
    """The surroundings of a hit, cut between words where there is a blank."""
    start, end = max(0, span[0] - around), min(len(words), span[1] + around)
    if start:
        blank = words.find(" ", start, span[0])
        start = blank + 1 if blank >= 0 else start
    if end < len(words):
        blank = words.rfind(" ", span[1], end)
        end = blank if blank >= 0 else end
    return start, end


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Stretches in order, those that touch as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _pieces(words: str, within: Span, hits: Iterable[Span]) -> Iterator[Piece]:
    at, last = within
    for start, end in hits:
        begins, ends = max(start, at), min(end, last)
        if begins >= ends:
            continue
        if begins > at:
            yield Piece(words[at:begins])
        yield Piece(words[begins:ends], is_hit=True)
        at = ends
    if at < last:
        yield Piece(words[at:last])
