"""Blocks, and tails of blocks, that repeat the words of another: pull quotes, and texts told twice."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.model import Block, BlockKind
from gawah.read.furniture import fold_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

_SHINGLE = 5
_SHORTEST = 8
_TAIL_SHORTEST = 10
_LONGEST_ATTRIBUTION = 16
_GLUED = re.compile(
    r"(?<=[^\W\d_][.!?۔؟])(?=[\"“‘«]?[^\W\d_])|(?<=[.!?][\"”’»])(?=[\"“‘«]?[^\W\d_])|[^\S\n]*\n"
)
_RUN = re.compile(rb"\x01{%d,}" % _SHINGLE)
"""So many words in a row, each of which is marked, as are needed for a shingle."""
_LIKE = 0.9
_COMPARED = frozenset({BlockKind.BODY, BlockKind.PULL_QUOTE, BlockKind.TITLE, BlockKind.CAPTION})

Words = tuple[str, ...]
Places = dict[Words, set[int]]


def mark_repeats(content: str, blocks: Sequence[Block], words: Sequence[Words]) -> list[Block]:
    """The blocks, with repeats marked and glued pull quotes cut off.

    Args:
        content: the characters of the document.
        blocks: its blocks, in order.
        words: the folded words of each.
    """
    places = _places(blocks, words)
    if places:
        parted: list[Block] = []
        sharing = _sharing(places)
        for number, block in enumerate(blocks):
            may_be = number in sharing and block.kind is BlockKind.BODY
            parted.extend(_parted(content, blocks, number, places) if may_be else [block])
        if len(parted) > len(blocks):
            blocks = parted
            words = [fold_words(content[block.start : block.end]) for block in blocks]
            places = _places(blocks, words)
    return _marked(blocks, words, places)


def _shingles(words: Words) -> zip[Words]:
    return zip(*(words[at:] for at in range(_SHINGLE)), strict=False)


def _places(blocks: Sequence[Block], words: Sequence[Words]) -> Places:
    """The runs of a few words that stand in more than one block, with these blocks."""
    compared = [
        number
        for number, block in enumerate(blocks)
        if len(words[number]) >= _SHINGLE and block.kind in _COMPARED
    ]
    shared = _shared_words([words[number] for number in compared])
    first: dict[Words, int] = {}
    places: Places = {}
    for number in compared:
        for shingle in _runs(words[number], shared):
            before = first.setdefault(shingle, number)
            if before != number:
                places.setdefault(shingle, {before}).add(number)
    return places


def _shared_words(texts: Iterable[Words]) -> set[str]:
    """The words that stand in more than one of some texts."""
    met: set[str] = set()
    shared: set[str] = set()
    for words in texts:
        own = set(words)
        shared |= met & own
        met |= own
    return shared


def _runs(words: Words, shared: Container[str]) -> Iterator[Words]:
    """The shingles that have none but shared words: no other stands in two blocks, and most are other."""
    marks = bytes(map(shared.__contains__, words))
    for run in _RUN.finditer(marks):
        yield from _shingles(words[run.start() : run.end()])


def _sharing(places: Places) -> set[int]:
    """The blocks that have some words in a row with another one."""
    return set().union(*places.values())


def _parted(content: str, blocks: Sequence[Block], number: int, places: Places) -> list[Block]:
    """A block without the pull quote that was glued to its end, and that pull quote."""
    block = blocks[number]
    for seam in _GLUED.finditer(content, block.start, block.end):
        words = fold_words(content[seam.end() : block.end])
        if len(words) < _TAIL_SHORTEST:
            break
        shared, other = _shared(words, places, number)
        if other is not None and shared >= _TAIL_SHORTEST and len(words) - shared <= _LONGEST_ATTRIBUTION:
            start, end = seam.end(), seam.start()
            while content[start].isspace():
                start += 1
            if not content[block.start : end].strip():
                break
            quote = replace(
                block,
                start=start,
                kind=BlockKind.PULL_QUOTE,
                reason="repeats words of the text, glued to the end of a paragraph",
                repeats=blocks[other].start,
            )
            return [replace(block, end=block.start + len(content[block.start : end].rstrip())), quote]
    return [block]


def _shared(words: Words, places: Places, number: int) -> tuple[int, int | None]:
    """How many words, from the first on, stand in another block too; and in which."""
    best, where = 0, None
    shingles = list(_shingles(words))
    for other in sorted(places.get(shingles[0], ())) if shingles else ():
        if other == number:
            continue
        run = 0
        while run < len(shingles) and other in places.get(shingles[run], ()):
            run += 1
        if run + _SHINGLE - 1 > best:
            best, where = run + _SHINGLE - 1, other
    return best, where


def _marked(blocks: Sequence[Block], texts: Sequence[Words], places: Places) -> list[Block]:
    """Each block that another holds, or that an earlier one equals, says where."""
    whole: dict[Words, int] = {}
    sharing = _sharing(places)
    found: list[Block] = []
    for number, (block, words) in enumerate(zip(blocks, texts, strict=True)):
        earlier = whole.setdefault(words, number) if len(words) >= 3 else number
        if block.repeats is not None:
            found.append(block)
        elif earlier != number:
            found.append(replace(block, repeats=blocks[earlier].start))
        elif number in sharing and len(words) >= _SHORTEST:
            found.append(_held(blocks, texts, number, places))
        else:
            found.append(block)
    return found


def _held(blocks: Sequence[Block], texts: Sequence[Words], number: int, places: Places) -> Block:
    """A block as a repeat, where nearly all its words stand in a row in another one."""
    block, words = blocks[number], texts[number]
    counts: dict[int, int] = {}
    for shingle in _shingles(words):
        for other in places.get(shingle, ()):
            if other != number:
                counts[other] = counts.get(other, 0) + 1
    runs = len(words) - _SHINGLE + 1
    other = max(counts, key=lambda key: (counts[key], -key))
    if counts[other] < _LIKE * runs and not (runs >= 12 and counts[other] >= 0.75 * runs):
        return block
    if len(texts[other]) <= 1.2 * len(words):  # as long as this one: the later of the two is the repeat
        return replace(block, repeats=blocks[other].start) if other < number else block
    if block.kind is not BlockKind.BODY:
        return block
    return replace(
        block, kind=BlockKind.PULL_QUOTE, reason="repeats words of the text", repeats=blocks[other].start
    )
