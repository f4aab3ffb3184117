"""Blocks, and tails of blocks, that repeat the words of another: pull quotes, and texts told twice."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.model import Block, BlockKind
from gawah.read.furniture import fold_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHINGLE = 5
_SHORTEST = 8
_TAIL_SHORTEST = 10
_LONGEST_ATTRIBUTION = 16
_GLUED = re.compile(
    r"(?<=[^\W\d_][.!?۔؟])(?=[\"“‘«]?[^\W\d_])|(?<=[.!?][\"”’»])(?=[\"“‘«]?[^\W\d_])|[^\S\n]*\n"
)
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
        sharing = set().union(*places.values())
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
    first: dict[Words, int] = {}
    places: Places = {}
    for number, block in enumerate(blocks):
        if block.kind in _COMPARED:
            shingles = dict.fromkeys(_shingles(words[number]), number)
            for shingle in filter(first.__contains__, shingles):
                places.setdefault(shingle, {first[shingle]}).add(number)
            first = shingles | first
    return places


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
    found: list[Block] = []
    for number, (block, words) in enumerate(zip(blocks, texts, strict=True)):
        earlier = whole.setdefault(words, number) if len(words) >= 3 else number
        if block.repeats is not None:
            found.append(block)
        elif earlier != number:
            found.append(replace(block, repeats=blocks[earlier].start))
        elif places and block.kind in _COMPARED and len(words) >= _SHORTEST:
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
    if not counts:
        return block
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
