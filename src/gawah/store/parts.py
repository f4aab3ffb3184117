"""A part of the record: what some documents say, with the decisions that touch it.

A part that is *closed* shows its incidents as the whole record would: no document outside it tells of a thing
that a document inside tells of too. A register of a hundred thousand incidents is looked at in such parts.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from gawah.model import Finding, Same
from gawah.model.record import record
from gawah.register.entries import ENTRY, NOTHING, Elsewhere, entries_of
from gawah.register.homes import TOLD_APART, homes_of
from gawah.register.live import claims
from gawah.store import records, tables
from gawah.store.judged import Judged, judgements_of
from gawah.store.look_up import STATEMENT, Stored, known_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from sqlalchemy import Column, ColumnElement, Connection, Engine, Row, Select, Table

    from gawah.model import Judgement, Run, Statement, Verdict
    from gawah.store.records import Document

MANY = 400
"""Values in one look-up: well under what SQLite allows in a statement."""
TOLD = ("incident", "act", "measure", "group", "object", "claim", "quote", "demand", "notice", "citation")
"""The kinds of what is told: where two of them are one, their accounts are shown together. People, bodies and
places stand by themselves: that two documents name one town does not join what they tell."""


def closed(engine: Engine, documents: Iterable[str]) -> frozenset[str]:
    """Some documents with all that tell of the same things, as far as anybody said that they are the same."""
    found = set(documents)
    with engine.connect() as connection:
        if connection.execute(select(tables.judgements.c.row).limit(1)).first() is None:
            return frozenset(found)
        new, judged = set(found), Judged(connection)
        while new:
            judged.look(s for s in _subjects_of(connection, new) if s.partition(":")[0] in TOLD)
            new = documents_saying(connection, judged.joined) - found
            found |= new
    return frozenset(found)


def documents_of_subjects(engine: Engine, subjects: Iterable[str]) -> frozenset[str]:
    """The documents that say something of some subjects."""
    with engine.connect() as connection:
        return frozenset(documents_saying(connection, subjects))


def subjects_of_documents(engine: Engine, documents: Iterable[str], kind: str) -> frozenset[str]:
    """The subjects of a kind of which some documents say something."""
    with engine.connect() as connection:
        return frozenset(one for one in _subjects_of(connection, documents) if one.startswith(f"{kind}:"))


def subjects_of_entries(engine: Engine, subjects: Iterable[str]) -> frozenset[str]:
    """All places and bodies that any document gives an entry of a list that some subjects have."""
    statements = tables.statements.c
    listed = [one for one in subjects if _kind(one) in ENTRY]
    found: set[str] = set()
    with engine.connect() as connection:
        told = list(rows_with(connection, [statements.prop, statements.value], statements.subject, listed))
        for prop in set(ENTRY.values()):
            values = {row.value for row in told if row.prop == prop}
            query = _in_one_of((statements.subject,), statements.value).where(statements.prop == prop)
            for some in _some(sorted(values)):
                found.update(connection.execute(query, {"chosen": some}).scalars())
    return frozenset(found)


def documents_of_claims(engine: Engine, claims: Iterable[str]) -> frozenset[str]:
    """The documents that make some claims."""
    with engine.connect() as connection:
        column = tables.statements.c.document
        return frozenset(row.document for row in rows_with(connection, [column], _claim_id, claims))


def documents_named(engine: Engine, documents: Iterable[str]) -> tuple[Document, ...]:
    """Some documents by their ids, in order of these."""
    column = tables.documents.c.id
    with engine.connect() as connection:
        rows = rows_with(connection, tables.documents.c, column, sorted(set(documents)))
        return tuple(sorted((records.to_document(row._asdict()) for row in rows), key=lambda one: one.id))


def load_part(engine: Engine, documents: Iterable[str]) -> Stored:
    """All records of some documents but their texts, with what was judged of their subjects."""
    wanted = sorted(set(documents))
    with engine.connect() as connection:
        statements = tuple(map(known_statement, rows_with(connection, STATEMENT, _document, wanted)))
        # Also of documents of which nothing is said: that they are one source may have been.
        subjects = {one.subject for one in statements} | {f"document:{one}" for one in wanted}
        return part_of(
            connection,
            wanted,
            Said(
                statements,
                tuple(verdicts_in(connection, wanted)),
                judgements_of(connection, subjects),
                runs_with(connection, tables.runs.c.document, wanted),
                subjects,
            ),
        )


@record
class Said:
    """What is said in a part of the record."""

    statements: tuple[Statement, ...]
    verdicts: tuple[Verdict, ...]
    judgements: tuple[Judgement, ...]
    runs: tuple[Run, ...]
    subjects: Set[str]
    """Of which all that was judged is among the judgements."""


def part_of(connection: Connection, documents: Sequence[str], said: Said) -> Stored:
    """What is said in a part of the record, with the documents themselves and what it needs from outside."""

    def rows(table: Table, column: Column[Any]) -> list[dict[str, object]]:
        return [row._asdict() for row in rows_with(connection, table.c, column, documents)]

    # That two places differ also tells of their entries; where somebody is at home, only of those joined.
    asked_about = (
        end
        for one in said.judgements
        for end in (one.left, one.right)
        if _kind(end) in ENTRY or (one.same is Same.SAME and _kind(end) in TOLD_APART)
    )
    return Stored(
        tuple(map(records.to_document, rows(tables.documents, tables.documents.c.id))),
        tuple(map(records.to_sighting, rows(tables.sightings, tables.sightings.c.document))),
        said.statements,
        said.verdicts,
        said.judgements,
        said.runs,
        tuple(map(records.to_fault, rows(tables.faults, tables.faults.c.document))),
        _elsewhere(connection, set(asked_about) - said.subjects),
    )


def _kind(subject: str) -> str:
    return subject.partition(":")[0]


def _elsewhere(connection: Connection, subjects: Iterable[str]) -> Elsewhere:
    """What the whole record tells of some subjects: their entries, and the documents that tell of them."""
    wanted = sorted(subjects)
    if not wanted:
        return NOTHING
    found = list(map(known_statement, rows_with(connection, STATEMENT, tables.statements.c.subject, wanted)))
    verdicts = tables.verdicts
    on_these = rows_with(connection, verdicts.c, verdicts.c.claim_id, [one.claim_id for one in found])
    said = [records.to_verdict(row._asdict()) for row in on_these]
    counting = [claim for claim in claims(found, said, ()).values() if claim.counts]
    return Elsewhere(entries_of(counting, (), {}), homes_of(counting, wanted))


_claim_id = tables.statements.c.claim_id
_document = tables.statements.c.document


def rows_with(
    connection: Connection, columns: Iterable[ColumnElement[Any]], column: Column[Any], values: Iterable[Any]
) -> Iterator[Row[Any]]:
    """The rows in which a column has one of many values."""
    query = _in_one_of(tuple(columns), column)
    for some in _some(list(values)):
        yield from connection.execute(query, {"chosen": some})


def _some(values: list[Any]) -> Iterator[list[Any]]:
    for i in range(0, len(values), MANY):
        yield values[i : i + MANY]


@cache
def _in_one_of(columns: tuple[ColumnElement[Any], ...], column: Column[Any]) -> Select[Any]:
    # To put such a query together takes as long as to run it.
    return select(*columns).where(column.in_(bindparam("chosen", expanding=True)))


def _subjects_of(connection: Connection, documents: Iterable[str]) -> set[str]:
    subject = tables.statements.c.subject
    return {row.subject for row in rows_with(connection, [subject], _document, documents)}


def documents_saying(connection: Connection, subjects: Iterable[str]) -> set[str]:
    """The documents that say something of some subjects."""
    return {row.document for row in rows_with(connection, [_document], tables.statements.c.subject, subjects)}


def verdicts_in(connection: Connection, documents: Sequence[str]) -> Iterator[Verdict]:
    """What people said of the claims of some documents, in the order of saying."""
    verdicts = tables.verdicts
    for i in range(0, len(documents), MANY):
        query = (
            select(verdicts)
            .join(tables.statements, _claim_id == verdicts.c.claim_id)
            .where(_document.in_(documents[i : i + MANY]))
            .order_by(verdicts.c.row)
        )
        yield from (records.to_verdict(dict(row)) for row in connection.execute(query).mappings())


def runs_with(connection: Connection, column: Column[Any], values: Iterable[Any]) -> tuple[Run, ...]:
    """The runs in which a column has one of many values, with what they found."""
    read = list(rows_with(connection, tables.runs.c, column, values))
    found = findings_of(connection, [run.id for run in read])
    return tuple(records.to_run(run._asdict(), found.get(run.id, ())) for run in read)


def findings_of(connection: Connection, runs: Iterable[str]) -> Mapping[str, list[Finding]]:
    """What some runs found, by their ids; nothing for a run that found nothing."""
    found: dict[str, list[Finding]] = defaultdict(list)
    columns = tables.findings.c
    wanted = [columns.run, columns.claim_id, columns.method, columns.confidence]
    for row in rows_with(connection, wanted, columns.run, runs):
        found[row.run].append(Finding(row.claim_id, row.method, row.confidence))
    return found


__all__ = [
    "MANY",
    "TOLD",
    "Said",
    "closed",
    "documents_of_claims",
    "documents_of_subjects",
    "documents_saying",
    "findings_of",
    "load_part",
    "part_of",
    "rows_with",
    "runs_with",
    "subjects_of_documents",
    "subjects_of_entries",
    "verdicts_in",
]
