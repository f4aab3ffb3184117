"""What a person said of the blocks of a page: it goes before what the reader made of them.

A word is a statement ``document.block`` with the value ``START..END=KIND``; the last one that counts holds.
The text itself is never changed, nor stored anew: the words are applied whenever it is used.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.model import BlockKind, digest
from gawah.model.record import record
from gawah.register.live import claims
from gawah.store.look_up import said_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Engine

    from gawah.model import Block, Span, Statement, Text, Verdict
    from gawah.store import Stored

PROP = "block"
_KINDS = {kind.value: kind for kind in BlockKind}
_VALUE = re.compile(r"(\d+)\.\.(\d+)=(\w+)", re.ASCII)


@record
class BlockWord:
    """A person's word on what a stretch of a text is."""

    span: Span
    original: str
    kind: BlockKind
    reviewer: str


def value_of(span: Span, kind: BlockKind) -> str:
    """The value of the statement that says it."""
    return f"{span.start}..{span.end}={kind.value}"


def block_words(engine: Engine, document: str) -> tuple[BlockWord, ...]:
    """What people said of a document's blocks and still holds, oldest first."""
    return standing(*said_of(engine, document, PROP))


def words_in(stored: Stored, document: str) -> tuple[BlockWord, ...]:
    """The same from what was loaded: as of the day to which that was cut."""
    mine = [
        s for s in stored.statements if s.prop == PROP and s.document == document and s.kind == "document"
    ]
    return standing(mine, stored.verdicts) if mine else ()


def standing(statements: Iterable[Statement], verdicts: Sequence[Verdict]) -> tuple[BlockWord, ...]:
    """The words that count, oldest first, so that the last one said of a place wins."""
    counting = [claim for claim in claims(statements, verdicts, ()).values() if claim.counts]
    found = []
    for claim in sorted(counting, key=lambda c: (c.person_came, c.id)):
        s, told = claim.statement, _VALUE.fullmatch(claim.statement.value)
        kind = _KINDS.get(told[3]) if told is not None else None
        if s.span is not None and s.original is not None and kind is not None:
            found.append(BlockWord(s.span, s.original, kind, claim.person))
    return tuple(found)


def method_of(words: Sequence[BlockWord]) -> tuple[str, ...]:
    """What names these words among the methods of a run, so that other words mean another reading."""
    if not words:
        return ()
    said = digest([[word.span.text, word.span.start, word.span.end, word.kind.value] for word in words])
    return (f"blocks@{said[:8]}",)


def applied(text: Text, words: Iterable[BlockWord]) -> Text:
    """The text with its blocks as people class them."""
    blocks = text.blocks
    for word in words:
        place = _place(text, word)
        if place is not None:
            blocks = tuple(part for block in blocks for part in _parts(block, place, word))
    return text if blocks is text.blocks else replace(text, blocks=blocks)


def _place(text: Text, word: BlockWord) -> tuple[int, int] | None:
    """Where a word's block stands; in a text that was read anew, where the same words stand once."""
    if word.span.text == text.id:
        return word.span.start, word.span.end
    start = text.content.find(word.original)
    if not word.original or start < 0 or text.content.find(word.original, start + 1) >= 0:
        return None
    return start, start + len(word.original)


def _parts(block: Block, place: tuple[int, int], word: BlockWord) -> Iterable[Block]:
    """A block, cut where the word's place begins or ends in it."""
    start, end = max(block.start, place[0]), min(block.end, place[1])
    if start >= end:
        yield block
        return
    if block.start < start:
        yield replace(block, end=start)
    reason = f"{word.reviewer} says so"
    yield replace(block, start=start, end=end, kind=word.kind, reason=reason, repeats=None)
    if end < block.end:
        yield replace(block, start=end)
