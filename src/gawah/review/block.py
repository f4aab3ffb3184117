"""A person says what a block of a page is: puts one back that was set aside, or sets one aside."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from gawah.errors import NotFoundError, Term, UsageError
from gawah.model import Span, Statement, Verdict, Word
from gawah.model.record import record
from gawah.project.blocks import PROP, value_of
from gawah.review.decision import decided
from gawah.review.look_up import find_document
from gawah.store.deeds import statements_with
from gawah.store.look_up import newest_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.model import Block, BlockKind, Text
    from gawah.project import Project
    from gawah.review.decision import Decided, Decision

_WHERE = re.compile(r"(\d{1,9})(?::(\d{1,9}))?", re.ASCII)


@record
class Classed:
    """What became of a block."""

    document: str
    block: Block
    """As it was."""
    words: str


def class_block(project: Project, prefix: str, where: str, kind: BlockKind, decision: Decision) -> Classed:
    """A person says what the block at a line is; it holds from the next reading of the document.

    Args:
        project: the project.
        prefix: the beginning of the document's id.
        where: ``LINE`` or ``LINE:COLUMN``, from one, as ``gawah show`` gives them.
        kind: what the block is.
        decision: who says so and why.

    Raises:
        NotFoundError: there is no such document, or no block there, or nobody read the document yet.
        UsageError: several documents begin so, several blocks stand in that line, or it is that already.
    """
    document = find_document(project, prefix)
    run = newest_run(project.engine, document)
    text = project.text(document, run.text) if run is not None else None
    if text is None:
        raise NotFoundError("That document was not read yet: gawah run on its file reads it.")
    block = _block_at(text, where)
    if block.kind is kind:
        raise UsageError("That block is %(kind)s already.", kind=Term(kind.value, "block"))
    return decided(project, decision, lambda at: _say(project, (text, block), kind, (decision, at)))


def to_read_again(project: Project, claims: Iterable[str]) -> frozenset[str]:
    """The documents that have to be read again, since something was said or taken back of their blocks.

    Args:
        project: the project.
        claims: ids of claims about which something was said or taken back; other ids are passed over.
    """
    said = statements_with(project.engine, claims).values()
    return frozenset(one.document for one in said if (one.kind, one.prop) == ("document", PROP))


def _say(
    project: Project, told: tuple[Text, Block], kind: BlockKind, by: tuple[Decision, str]
) -> tuple[Classed, list[Decided]]:
    text, block = told
    decision, at = by
    words = text.content[block.start : block.end]
    span = Span(text.id, block.start, block.end)
    said = Statement(
        subject=f"document:{text.document}",
        prop=PROP,
        value=value_of(span, kind),
        document=text.document,
        method="review",
        run="review",
        at=at,
        span=span,
        original=words,
        lang=block.lang,
        reviewer=decision.reviewer,
    )
    records: list[Decided] = [said]
    if decision.why or statements_with(project.engine, [said.claim_id]):
        # The same was said before, so it is there already: the newer word has to say so.
        records.append(Verdict(said.claim_id, Word.ACCEPTED, decision.reviewer, at, None, decision.why))
    return Classed(text.document, block, words), records


def places(text: Text) -> Mapping[int, str]:
    """Where each block begins, by its offset: its line, with the column where it shares the line."""
    breaks = [match.start() for match in re.finditer("\n", text.content)]
    found = {}
    before, blocks = -1, text.blocks
    for number, block in enumerate(blocks):
        line = bisect_left(breaks, block.start)
        after = bisect_left(breaks, blocks[number + 1].start) if number + 1 < len(blocks) else -1
        column = block.start - (breaks[line - 1] if line else -1)
        found[block.start] = f"{line + 1}:{column}" if line in (before, after) else str(line + 1)
        before = bisect_left(breaks, block.end)
    return found


def _block_at(text: Text, where: str) -> Block:
    told = _WHERE.fullmatch(where.strip())
    if told is None or int(told[1]) == 0 or told[2] == "0":
        raise UsageError(
            "%(where)s is no place: write LINE or LINE:COLUMN, counted from 1, as 12 or 12:40.", where=where
        )
    lines = text.content.split("\n")
    line = int(told[1])
    if line > len(lines):
        raise NotFoundError(
            "There is no line %(line)s: the text has %(number)s.", line=line, number=len(lines)
        )
    start = sum(len(one) + 1 for one in lines[: line - 1])
    found = _in_line(text, start)
    if told[2] is not None:
        offset = start + int(told[2]) - 1
        found = [block for block in found if block.start <= offset < block.end]
    if not found:
        raise NotFoundError(
            "No block stands at %(where)s. gawah show %(document)s lists them.",
            where=where,
            document=text.document[:8],
        )
    if len(found) > 1:
        known = places(text)
        which = tuple(known[block.start] for block in found)
        raise UsageError(
            "Several blocks stand in line %(line)s; say which: %(which)s.", line=line, which=which
        )
    return found[0]


def _in_line(text: Text, start: int) -> list[Block]:
    """The blocks that stand in the line that begins there."""
    end = text.content.find("\n", start)
    end = len(text.content) if end < 0 else end
    return [block for block in text.blocks if block.start < max(end, start + 1) and start < block.end]
