"""Records to rows and back, and the canonical form under which the log keeps each record's digest."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, field
from typing import TYPE_CHECKING, Any

from gawah.model import (
    Block,
    BlockKind,
    CustodyEvent,
    Fault,
    Finding,
    Handling,
    Judgement,
    Metadatum,
    Run,
    Same,
    Span,
    Stance,
    Statement,
    Text,
    Verdict,
    Visibility,
    Word,
)
from gawah.model.record import record
from gawah.seal.commitment import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import RowMapping


@record
class Document:
    """The bytes of one document, as received."""

    id: str
    """Their SHA-256."""
    name: str
    size: int
    media_type: str
    added_at: str
    source: str
    """The path or address they came from."""


@record
class Sighting:
    """A name under which bytes were handed in, with what the person said about them."""

    document: str
    name: str
    source: str
    at: str
    given: Mapping[str, str] = field(default_factory=dict)
    after: str | None = field(default=None, compare=False)
    """The time that it counts as said at, where the clock stood behind what was known (``came``)."""


Record = Document | Sighting | Text | Statement | Run | Verdict | Judgement | Fault | CustodyEvent

Row = dict[str, Any]


def to_row(record: Record) -> Row:
    """The columns of a record (without those that the store adds)."""
    match record:
        case Statement():
            return _statement_row(record)
        case Text():
            layout = {
                "blocks": [list(astuple(block)) for block in record.blocks],
                "metadata": [list(astuple(datum)) for datum in record.metadata],
            }
            return {
                "id": record.id,
                "document": record.document,
                "reader": record.reader,
                "content": record.content,
                "layout": layout,
            }
        case Fault():
            row = {name: getattr(record, name) for name in ("document", "code", "what", "at")}
            return row | _span_row(record.span)
        case Run():
            row = {name: getattr(record, name) for name in ("id", "document", "text", "at", "after")}
            return row | {"methods": list(record.methods)}
        case Sighting():
            row = {name: getattr(record, name) for name in ("document", "name", "source", "at", "after")}
            return row | {"given": dict(record.given)}
        case CustodyEvent():
            plain = ("id", "file", "parent", "actor", "at", "reason", "tool")
            row = {name: getattr(record, name) for name in plain}
            return row | {"handling": record.handling.value, "parameters": dict(record.parameters)}
        case Judgement():
            return _plain_row(record) | {"score": None if record.score is None else float(record.score)}
        case _:
            return _plain_row(record)


def _plain_row(record: Document | Verdict | Judgement) -> Row:
    return {name: getattr(record, name) for name in record.__dataclass_fields__ if name not in _ADDED}


_ADDED = frozenset({"row", "row_id", "batch", "leaf", "salt"})
"""The columns that the store adds."""


def without_added(row: Mapping[str, Any] | RowMapping) -> Row:
    """The columns of a record as ``to_row`` made them, of a row of the store."""
    return {name: value for name, value in row.items() if name not in _ADDED}


_LATER = frozenset({"shown", "after"})
"""Columns that older records do not have: without a value they are no part of what is hashed."""


def record_bytes(kind: str, row: Row, found: Iterable[Finding] = ()) -> bytes:
    """A record in its canonical form: its columns in order of name; of a run, what it found besides.

    Args:
        kind: the table.
        row: the columns, without those that the store adds.
        found: what a run found.
    """
    findings = sorted([f.claim_id, f.method, f.confidence] for f in found)
    return canonical(kind, told(row), findings)


def told(row: Row) -> Row:
    """The columns that are hashed and exported: those that older records do not have only with a value."""
    return {name: value for name, value in row.items() if name not in _LATER or value is not None}


def best_of(run: Run) -> list[Finding]:
    """What a run found, each claim once for a method, as surely as it was found at best."""
    best: dict[tuple[str, str], float] = {}
    for finding in run.found:
        key = (finding.claim_id, finding.method)
        best[key] = max(best.get(key, 0.0), float(finding.confidence))
    return [Finding(claim, method, confidence) for (claim, method), confidence in best.items()]


def record_digest(kind: str, row: Row, found: Iterable[Finding] = ()) -> str:
    """The SHA-256 of a record in its canonical form: so the log told its batches before it had a tree."""
    return hashlib.sha256(record_bytes(kind, row, found)).hexdigest()


def _span_row(span: Span | None) -> Row:
    if span is None:
        return {"text": None, "start": None, "end": None}
    return {"text": span.text, "start": span.start, "end": span.end}


def _statement_row(record: Statement) -> Row:
    return {
        "claim_id": record.claim_id,
        "subject": record.subject,
        "prop": record.prop,
        "value": record.value,
        "document": record.document,
        "method": record.method,
        "run": record.run,
        "at": record.at,
        **_span_row(record.span),
        "original": record.original,
        "lang": record.lang,
        "speaker": list(record.speaker),
        "stance": record.stance.value,
        "confidence": float(record.confidence),  # as the database has it, or 1 and 1.0 would hash differently
        "reviewer": record.reviewer,
        "visibility": record.visibility.value,
        "after": record.after,
    }


def _span(row: Mapping[str, Any]) -> Span | None:
    return None if row["text"] is None else Span(row["text"], row["start"], row["end"])


def to_statement(row: Mapping[str, Any]) -> Statement:
    """A statement from its row."""
    return Statement(
        row["subject"],
        row["prop"],
        row["value"],
        row["document"],
        row["method"],
        row["run"],
        row["at"],
        _span(row),
        row["original"],
        row["lang"],
        tuple(row["speaker"]),
        Stance(row["stance"]),
        row["confidence"],
        row["reviewer"],
        Visibility(row["visibility"]),
        row.get("after"),
    )


def to_text(row: Mapping[str, Any]) -> Text:
    """A text from its row."""
    blocks = tuple(
        Block(start, end, BlockKind(kind), *rest) for start, end, kind, *rest in row["layout"]["blocks"]
    )
    metadata = tuple(Metadatum(*datum) for datum in row["layout"]["metadata"])
    return Text(row["document"], row["content"], blocks, metadata, row["reader"])


def to_run(row: Mapping[str, Any], found: Iterable[Finding] = ()) -> Run:
    """A run from its row and its findings."""
    plain = {name: row[name] for name in ("id", "document", "text", "at")}
    return Run(methods=tuple(row["methods"]), found=tuple(found), after=row.get("after"), **plain)


def to_verdict(row: Mapping[str, Any]) -> Verdict:
    """A verdict from its row."""
    plain = ("claim_id", "reviewer", "at", "instead", "why")
    return Verdict(word=Word(row["word"]), after=row.get("after"), **{name: row[name] for name in plain})


def to_judgement(row: Mapping[str, Any]) -> Judgement:
    """A judgement from its row."""
    plain = ("left", "right", "method", "at", "reviewer", "score", "words", "shown")
    return Judgement(same=Same(row["same"]), after=row.get("after"), **{name: row[name] for name in plain})


def to_fault(row: Mapping[str, Any]) -> Fault:
    """A fault from its row."""
    return Fault(row["document"], row["code"], row["what"], row["at"], _span(row))


def to_custody(row: Mapping[str, Any]) -> CustodyEvent:
    """A custody event from its row."""
    plain = ("file", "actor", "at", "reason", "parent", "tool", "parameters")
    return CustodyEvent(Handling(row["handling"]), **{name: row[name] for name in plain})


def to_document(row: Mapping[str, Any]) -> Document:
    """A document from its row."""
    return Document(**{name: row[name] for name in Document.__dataclass_fields__})


def to_sighting(row: Mapping[str, Any]) -> Sighting:
    """A sighting from its row."""
    plain = ("document", "name", "source", "at", "given")
    return Sighting(after=row.get("after"), **{name: row[name] for name in plain})
