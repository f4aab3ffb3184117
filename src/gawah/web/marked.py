"""A text cut into stretches, each with what its words say: how statements are shown where they stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.model import Block, Text
    from gawah.web.leaves import Leaf


@record
class Mark:
    """A stretch of a text by which something is said."""

    start: int
    end: int
    what: str
    """What it is, for the style sheet: ``date``, ``place``, ``who``, ``act``, ``other`` or ``asked``."""
    entry: str
    """The entry that it belongs to, to lead there; empty for none."""


@record
class Stretch:
    """Some words of a block, with all that they say."""

    start: int
    words: str
    marks: tuple[Mark, ...]
    """The shortest first: it is the one a reader means who presses the words."""
    is_anchor: bool
    """Whether something begins here that other pages lead to."""


@record
class Part:
    """A block of a page as it is shown."""

    block: Block
    place: str
    """Its line, as ``review`` knows it."""
    stretches: tuple[Stretch, ...]


@record
class Run:
    """Blocks that follow each other and are either all read or all set aside."""

    is_read: bool
    parts: tuple[Part, ...]


def runs(
    text: Text, leaf: Leaf, marks: Sequence[Mark], anchors: Iterable[int], places: dict[int, str]
) -> tuple[Run, ...]:
    """A part of a text as it is shown: every character of every block once, in order.

    Args:
        text: the text.
        leaf: the part of it.
        marks: what is said by which of its words, in any order; they may overlap.
        anchors: offsets that other pages lead to.
        places: the line of each block, by its offset.
    """
    near = (mark for mark in marks if mark.start < leaf.end and leaf.start < mark.end)
    ordered = sorted(near, key=lambda mark: (mark.start, mark.end))
    blocks = [block for block in text.blocks if leaf.start <= block.start < leaf.end]
    wanted = {at for at in anchors if leaf.start <= at < leaf.end}
    wanted |= {mark.start for mark in ordered} | {block.start for block in blocks}
    found: list[Run] = []
    for block in blocks:
        stretches = tuple(_stretches(text.content, block, ordered, wanted))
        part = Part(block, places.get(block.start, ""), stretches)
        if found and found[-1].is_read == block.is_read:
            found[-1] = Run(block.is_read, (*found[-1].parts, part))
        else:
            found.append(Run(block.is_read, (part,)))
    return tuple(found)


def _stretches(content: str, block: Block, marks: Sequence[Mark], wanted: set[int]) -> Iterator[Stretch]:
    inside = [mark for mark in marks if mark.start < block.end and block.start < mark.end]
    cuts = {block.start, block.end}
    cuts |= {at for mark in inside for at in (mark.start, mark.end) if block.start < at < block.end}
    cuts |= {at for at in wanted if block.start < at < block.end}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        said = [mark for mark in inside if mark.start <= start and end <= mark.end]
        said.sort(key=lambda mark: mark.end - mark.start)
        yield Stretch(start, content[start:end], tuple(said), start in wanted)


def find_words(content: str, words: str, most: int = 10) -> list[tuple[int, int]]:
    """Where words stand in a text, blanks and line breaks alike: for somebody who cannot select them.

    Args:
        content: the text.
        words: as they were typed or pasted.
        most: how many places at most.
    """
    wanted = words.split()
    if not wanted:
        return []
    found: list[tuple[int, int]] = []
    at = content.find(wanted[0])
    while at >= 0 and len(found) < most:
        end = _follow(content, at, wanted)
        if end is not None:
            found.append((at, end))
        at = content.find(wanted[0], at + 1)
    return found


def _follow(content: str, at: int, wanted: list[str]) -> int | None:
    """Where the words end that begin at an offset; None where other words follow."""
    for number, word in enumerate(wanted):
        if number:
            begin = at
            while at < len(content) and content[at].isspace():
                at += 1
            if at == begin:
                return None
        if not content.startswith(word, at):
            return None
        at += len(word)
    return at
