"""A long document in parts: a report of a hundred pages is to open as quickly as one of two."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.model import Text

SIZE = 12_000
"""Characters shown at once, more or less: some four pages of print. A dense report says a hundred things in a
thousand characters, and each of them is a line with its buttons."""
_WHOLE = 18_000
"""A document that is no longer than this is shown whole."""


@record
class Leaf:
    """A part of a long document, as it is shown at once."""

    number: int
    """From 1."""
    start: int
    """The offset of its first character."""
    end: int
    """The offset behind its last one."""


def leaves(text: Text) -> tuple[Leaf, ...]:
    """The parts in which a text is shown, in order, at least one; a block is never cut."""
    whole = len(text.content)
    if whole <= _WHOLE or not text.blocks:
        return (Leaf(1, 0, whole),)
    size = whole / -(-whole // SIZE)  # of even length, so that the last one is no scrap
    cuts = [0]
    for block in text.blocks:
        is_behind = (block.start + block.end) / 2 > len(cuts) * size
        is_scrap = min(block.start - cuts[-1], whole - block.start) < size / 4
        if is_behind and not is_scrap:
            cuts.append(block.start)
    return tuple(
        Leaf(at + 1, start, end) for at, (start, end) in enumerate(zip(cuts, (*cuts[1:], whole), strict=True))
    )


def leaf_at(found: tuple[Leaf, ...], offset: int) -> Leaf:
    """The part that shows an offset; the first one for what stands nowhere (below 0)."""
    return found[max(0, bisect_right([leaf.start for leaf in found], offset) - 1)]
