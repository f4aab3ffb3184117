"""Classing the blocks of a page: body, title, caption, pull quote, or one of the kinds set aside.

Setting aside is a mark with a reason, never a deletion. What no rule knows is body.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.model.text import READ, Block, BlockKind
from gawah.read.context import title
from gawah.read.judged import Judged
from gawah.read.language import languages_of
from gawah.read.passes import look_around
from gawah.read.repeats import mark_repeats
from gawah.read.rules import TAGS, judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.read.pieces import Piece

_MOSTLY = 0.1
_ENOUGH = 120


def classify(content: str, pieces: Sequence[Piece], told_title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a page in order.

    Args:
        content: the characters of the document.
        pieces: its stretches, in order, as its reader parted them.
        told_title: the title that the page's own metadata tells, if any.
    """
    judged = _judged(content, pieces, told_title, trust=True)
    total = sum(block.size for block in judged)
    hinted = any(piece.reason.startswith("markup") for piece in pieces)
    if hinted and total >= _ENOUGH and sum(b.size for b in judged if b.is_read) < _MOSTLY * total:
        # Markup that sets nearly everything aside is not to be believed.
        again = _judged(content, pieces, told_title, trust=False)
        if sum(b.size for b in again if b.is_read) > 0.5 * total:
            judged = again
    return tuple(_blocks(content, judged))


def _judged(content: str, pieces: Sequence[Piece], told_title: str | None, *, trust: bool) -> list[Judged]:
    judged = [Judged(piece, content[piece.start : piece.end]) for piece in pieces]
    judged = [block for block in judged if any(map(str.isalnum, block.raw))]
    for block in judged:
        if not trust and block.piece.reason.startswith("markup"):
            block.kind, block.reason = None, ""
        if block.kind is BlockKind.CREDIT and block.size > 60 and block.piece.reason.startswith("markup"):
            block.kind, block.reason = None, ""
        judge(block)
    look_around(judged)
    title(judged, told_title)
    return judged


def _blocks(content: str, judged: Sequence[Judged]) -> list[Block]:
    """The verdicts as blocks; those set aside keep the marks of their lines."""
    made: list[Block] = []
    words: list[tuple[str, ...]] = []
    langs = languages_of([(block.raw, block.words) for block in judged])
    for block, lang in zip(judged, langs, strict=True):
        kind = block.kind or BlockKind.BODY
        piece = block.piece
        start = piece.start if kind in READ else piece.outer
        if (
            block.reason == TAGS
            and made
            and made[-1].reason == TAGS
            and _is_next_line(content, made[-1].end, start)
        ):
            made[-1] = replace(made[-1], end=piece.end)  # the items of one list of tags
            words[-1] += block.words
        else:
            made.append(Block(start, piece.end, kind, lang, block.reason, None, piece.level))
            words.append(block.words)
    return mark_repeats(content, made, words)


def _is_next_line(content: str, end: int, start: int) -> bool:
    return content.count("\n", end, start) <= 1
