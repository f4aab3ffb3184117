"""A part of the record: what some documents say, with the decisions that touch it.

A part that is *closed* shows its incidents as the whole record would: no document outside it tells of a thing
that a document inside tells of too. A register of a hundred thousand incidents is looked at in such parts.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select

from gawah.model import Finding, Same
from gawah.register.entries import ENTRY, entries_of
from gawah.register.live import claims
from gawah.store import records, tables
from gawah.store.look_up import STATEMENT, Stored, known_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from sqlalchemy import Column, Connection, Engine, Row, Select, Table

    from gawah.model import Judgement, Run, Statement, Verdict

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
        new = set(found)
        while new:
            told = [s for s in _subjects_of(connection, new) if s.partition(":")[0] in TOLD]
            joined = [j for j in _judgements_of(connection, told) if j.same is Same.SAME]
            new = _documents_of(connection, {end for j in joined for end in (j.left, j.right)}) - found
            found |= new
    return frozenset(found)


def load_told(engine: Engine, incident: str, documents: Iterable[str]) -> Stored:
    """What tells of one incident as the whole record would: the documents that tell of it, and no more.

    A part that is closed may be far greater: one of these documents may tell of another incident, which a
    hundred others tell of. Of what was judged, there is what concerns this incident, its parts, whom and what
    these name, and the documents. Nobody may look for other incidents in this part.

    Args:
        engine: the store.
        incident: its id.
        documents: those that tell of it, as far as they are known.
    """
    found, known = set(documents), {incident}
    with engine.connect() as connection:
        statements = _statements_of(connection, sorted(found))
        while True:
            chosen = _named_from(known, statements)
            words = _judgements_of(connection, chosen)
            joined = {end for one in words if one.same is Same.SAME for end in (one.left, one.right)}
            if joined <= known:
                return _part(connection, sorted(found), statements, chosen)
            known |= joined
            missing = filter(_is_looked_for, joined - {one.subject for one in statements})
            more = _documents_of(connection, missing) - found
            if more:
                found |= more
                statements = _statements_of(connection, sorted(found))


def _named_from(subjects: set[str], statements: Iterable[Statement]) -> set[str]:
    """Subjects with the parts of incidents, whom and what these name, who says so, and what those name."""
    named: dict[str, set[str]] = defaultdict(set)
    for one in statements:
        if one.prop == "incident" and one.value in subjects:
            named[one.value].add(one.subject)
        named[one.subject] |= {one.value, *one.speaker}
    chosen, new = set(subjects), set(subjects)
    while new:
        new = {other for one in new for other in named[one] if other in named} - chosen
        chosen |= new
    return chosen


def _is_looked_for(subject: str) -> bool:
    return subject.partition(":")[0] in (*TOLD, "person")


def documents_of_subjects(engine: Engine, subjects: Iterable[str]) -> frozenset[str]:
    """The documents that say something of some subjects."""
    with engine.connect() as connection:
        return frozenset(_documents_of(connection, subjects))


def subjects_of_documents(engine: Engine, documents: Iterable[str], kind: str) -> frozenset[str]:
    """The subjects of a kind of which some documents say something."""
    with engine.connect() as connection:
        return frozenset(one for one in _subjects_of(connection, documents) if one.startswith(f"{kind}:"))


def documents_of_claims(engine: Engine, claims: Iterable[str]) -> frozenset[str]:
    """The documents that make some claims."""
    with engine.connect() as connection:
        column = tables.statements.c.document
        return frozenset(row.document for row in rows_with(connection, [column], _claim_id, claims))


def load_part(engine: Engine, documents: Iterable[str]) -> Stored:
    """All records of some documents but their texts, with what was judged of their subjects."""
    wanted = sorted(set(documents))
    with engine.connect() as connection:
        statements = _statements_of(connection, wanted)
        return _part(connection, wanted, statements, {one.subject for one in statements})


def _statements_of(connection: Connection, documents: Sequence[str]) -> tuple[Statement, ...]:
    return tuple(map(known_statement, rows_with(connection, STATEMENT, _document, documents)))


def _part(
    connection: Connection, wanted: Sequence[str], statements: tuple[Statement, ...], subjects: Set[str]
) -> Stored:
    """All records of some documents, with what was judged of some subjects and of the documents."""

    def rows(table: Table, column: Column[Any]) -> list[dict[str, object]]:
        return [row._asdict() for row in rows_with(connection, table.c, column, wanted)]

    # Also of documents of which nothing is said: that they are one source may have been.
    mine = subjects | {f"document:{one}" for one in wanted}
    judgements = tuple(_judgements_of(connection, mine))
    outside = {end for one in judgements for end in (one.left, one.right)} - mine
    return Stored(
        tuple(map(records.to_document, rows(tables.documents, tables.documents.c.id))),
        tuple(map(records.to_sighting, rows(tables.sightings, tables.sightings.c.document))),
        statements,
        tuple(_verdicts_of(connection, wanted)),
        judgements,
        runs_with(connection, tables.runs.c.document, wanted),
        tuple(map(records.to_fault, rows(tables.faults, tables.faults.c.document))),
        _entries_of(connection, outside),
    )


def _entries_of(connection: Connection, subjects: Iterable[str]) -> Mapping[str, str]:
    """The entries in the gazetteer and the directory that some subjects have."""
    listed = sorted(one for one in subjects if one.partition(":")[0] in ENTRY)
    found = map(known_statement, rows_with(connection, STATEMENT, tables.statements.c.subject, listed))
    told = [one for one in found if one.prop == ENTRY[one.kind]]
    verdicts = tables.verdicts
    on_these = rows_with(connection, verdicts.c, verdicts.c.claim_id, [one.claim_id for one in told])
    said = [records.to_verdict(row._asdict()) for row in on_these]
    return entries_of([claim for claim in claims(told, said, ()).values() if claim.counts], (), {})


_claim_id = tables.statements.c.claim_id
_document = tables.statements.c.document


def rows_with(
    connection: Connection, columns: Iterable[Column[Any]], column: Column[Any], values: Iterable[Any]
) -> Iterator[Row[Any]]:
    """The rows in which a column has one of many values."""
    chosen, query = list(values), _in_one_of(tuple(columns), column)
    for i in range(0, len(chosen), MANY):
        yield from connection.execute(query, {"chosen": chosen[i : i + MANY]})


@cache
def _in_one_of(columns: tuple[Column[Any], ...], column: Column[Any]) -> Select[Any]:
    # To put such a query together takes as long as to run it.
    return select(*columns).where(column.in_(bindparam("chosen", expanding=True)))


def _subjects_of(connection: Connection, documents: Iterable[str]) -> set[str]:
    subject = tables.statements.c.subject
    return {row.subject for row in rows_with(connection, [subject], _document, documents)}


def _documents_of(connection: Connection, subjects: Iterable[str]) -> set[str]:
    return {row.document for row in rows_with(connection, [_document], tables.statements.c.subject, subjects)}


def _verdicts_of(connection: Connection, documents: Sequence[str]) -> Iterator[Verdict]:
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


def _judgements_of(connection: Connection, subjects: Iterable[str]) -> list[Judgement]:
    """What was judged of some subjects, of those they are one with, and so on."""
    known: dict[int, Judgement] = {}
    seen, new = set(subjects), set(subjects)
    while new:
        ends: set[str] = set()
        for row in _touching(connection, sorted(new)):
            if row.row not in known:
                known[row.row] = records.to_judgement(row._asdict())
                if row.same == Same.SAME:
                    ends |= {row.left, row.right}
        new = ends - seen
        seen |= new
    return [known[row] for row in sorted(known)]


def joined_with(connection: Connection, subjects: Iterable[str]) -> set[str]:
    """All that anybody, ever, said to be one with some subjects, or with these, and so on."""
    joined = [word for word in _judgements_of(connection, subjects) if word.same is Same.SAME]
    return {end for word in joined for end in (word.left, word.right)}


def _touching(connection: Connection, subjects: Sequence[str]) -> Iterator[Row[Any]]:
    table = tables.judgements
    for i in range(0, len(subjects), MANY):
        some = subjects[i : i + MANY]
        either = or_(table.c.left.in_(some), table.c.right.in_(some))
        yield from connection.execute(select(table).where(either))


__all__ = [
    "MANY",
    "TOLD",
    "closed",
    "documents_of_claims",
    "documents_of_subjects",
    "findings_of",
    "joined_with",
    "load_part",
    "load_told",
    "rows_with",
    "runs_with",
    "subjects_of_documents",
]
