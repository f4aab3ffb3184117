"""The items of a list in a block: the block itself, or its lines that begin with a sign or a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.extract.page import trimmed

if TYPE_CHECKING:
    from gawah.extract.asking.line import Span
    from gawah.model import Block

LONGEST = 900
"""A list item longer than this is a section of a report, not one demand."""
_MARKER = re.compile(
    r"\s*(?:[^\W\d_]{4,20}\s+\d{1,2}\s*:"  # "Recommendation 4:"
    r"|[-*•·●▪◦‣○■□➤►▶➡✓✔☑✅★☆✦✱❖–—]\ufe0f?|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|الف|[ابپتجدہھوزحطی])[.)])\s+"
)
_LINE = re.compile(r"[^\n]+")


def items_of(content: str, block: Block) -> list[Span]:
    """The items of a block, without the signs before them."""
    found: list[Span] = []
    if block.level >= 0 and content.find("\n", block.start, block.end) < 0:
        match = _MARKER.match(content, block.start, block.end)
        return [trimmed(content, match.end(), block.end)] if match else []
    for line in _LINE.finditer(content, block.start, block.end):
        match = _MARKER.match(content, line.start(), line.end())
        if match is not None:
            found.append(trimmed(content, match.end(), line.end()))
        elif found:
            found[-1] = trimmed(content, found[-1][0], line.end())
        elif block.level < 0:
            found.append(trimmed(content, line.start(), line.end()))
    return [(start, end) for start, end in found if start < end]


def begins_with_item(content: str, block: Block, items: list[Span]) -> bool:
    """Whether a block begins with its first item, not with prose that leads up to it."""
    if not items:
        return False
    match = _MARKER.match(content, block.start, block.end)
    if match is None:
        return block.level < 0 and items[0][0] <= block.start
    return items[0][0] <= match.end()


def prose_end(content: str, block: Block, items: list[Span]) -> int:
    """Where the prose of a block ends: before the line of its first item."""
    if not items:
        return block.end
    line = content.rfind("\n", block.start, items[0][0])
    return line if line >= 0 else items[0][0]
