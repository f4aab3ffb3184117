"""Lists of other stories: a heading such as "Related" and what stands under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model import BlockKind
from gawah.read.bylines import is_byline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.read.judged import Judged

STORIES = "a list of other stories"
_MAY_HEAD = frozenset({None, BlockKind.TEASER, BlockKind.NAVIGATION})


def stories(blocks: Sequence[Judged]) -> None:
    """A heading such as "Related" and the headlines under it, up to the next running text."""
    at, in_head = 0, True
    while at < len(blocks):
        block = blocks[at]
        in_head = in_head and not (block.is_read and block.is_paragraph)
        if block.kind not in _MAY_HEAD or not _heads_stories(block):
            at += 1
            continue
        end = _stories_end(blocks, at + 1)
        if in_head and end < len(blocks):
            end = _before_title(blocks, at + 1, end)
        if end > at + 1 or block.is_open:
            for member in blocks[at:end]:
                if member.is_read:
                    member.set(BlockKind.TEASER, STORIES)
        at = max(end, at + 1)


def _before_title(blocks: Sequence[Judged], start: int, end: int) -> int:
    """Above the article, the last headline of a list is the article's own title."""
    headlines = [at for at in range(start, end) if _may_be_headline(blocks[at])]
    return headlines[-1] if len(headlines) >= 3 else headlines[0] if headlines else end


def _may_be_headline(block: Judged) -> bool:
    return block.is_open and block.size >= 4 and not is_byline(block)


def _heads_stories(block: Judged) -> bool:
    if block.is_all("teaser_heads") or block.is_all("teaser_starts"):
        return True
    opening = block.opens("teaser_open")
    return bool(opening) and opening < block.size <= opening + 5 and not block.ends and "," not in block.raw


def _stories_end(blocks: Sequence[Judged], start: int) -> int:
    """Where the list ends: after its headlines, or its pairs of headline and summary at the page's end."""
    before = sum(block.size for block in blocks[:start])
    if before > sum(block.size for block in blocks[start:]):
        pairs = start
        while pairs + 1 < len(blocks) and _is_story(blocks[pairs]) and _is_summary(blocks[pairs + 1]):
            pairs += 2
        if pairs >= start + 4:
            return pairs
    at = start
    while at < len(blocks) and _is_story(blocks[at]):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if blocks[at].piece.level > 0 and following is not None and following.is_paragraph:
            break  # a heading of the text itself
        at += 1
    return at


def _is_story(block: Judged) -> bool:
    return not block.is_read or (block.is_headline and not block.is_paragraph)


def _is_summary(block: Judged) -> bool:
    return block.is_open and block.is_paragraph and block.size <= 45
