"""Records as they go from one log to another: as canonical bytes with salt and leaf, and back to records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from gawah.model import CustodyEvent, Finding, Handling, Judgement, MemberChange, Proposal, Verdict
from gawah.model.record import record
from gawah.store import records, tables
from gawah.store.look_up import STATEMENT, known_statement
from gawah.store.parts import MANY, findings_of, rows_with
from gawah.store.records import Document, record_bytes, without_added
from gawah.store.sealed import Sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sqlalchemy import ColumnElement, Connection, RowMapping, Table

    from gawah.model import Statement
    from gawah.store.records import Record

_t = tables


def carried_of(connection: Connection, document: str) -> Iterator[Sealed]:
    """All records of a document, in the order of the tables; without what was judged of two subjects."""
    for table, is_meant in _of_document(document):
        # Sorted here: the database might do so in a file, and names and words must not get there.
        found = connection.execute(select(table).where(is_meant)).mappings()
        rows = sorted(found, key=lambda row: int(row["leaf"]))
        own = findings_of(connection, [row["id"] for row in rows]) if table is _t.runs else {}
        yield from (_sealed(table, row, own.get(row.get("id", ""), ())) for row in rows)


def judged_among(connection: Connection, documents: Iterable[str]) -> Iterator[Sealed]:
    """What was judged of two subjects of which only some documents tell, or of two of these themselves."""
    wanted, s, j = sorted(set(documents)), _t.statements.c, _t.judgements
    rows: dict[int, RowMapping] = {}
    for at in range(0, len(wanted), MANY):
        some = wanted[at : at + MANY]
        told = select(s.subject).where(s.document.in_(some))
        own = [f"document:{one}" for one in some]
        query = select(j).where(or_(j.c.left.in_(told), j.c.left.in_(own)))
        rows.update((row["leaf"], row) for row in connection.execute(query).mappings())
    ends = {row[end] for row in rows.values() for end in ("left", "right")}
    mine = subjects_in(connection, ends, frozenset(wanted))
    for leaf in sorted(rows):
        if rows[leaf]["left"] in mine and rows[leaf]["right"] in mine:
            yield _sealed(j, rows[leaf])


def words_across(connection: Connection, documents: Iterable[str]) -> Iterator[Sealed]:
    """Words that put a claim of one of some documents in place of one of another of them.

    So it is where a person said something of an incident of which several documents tell.
    """
    wanted, v = frozenset(documents), _t.verdicts
    mine, instead = _t.statements.alias(), _t.statements.alias()
    query = (
        select(v, mine.c.document, instead.c.document.label("other"))
        .join(mine, mine.c.claim_id == v.c.claim_id)
        .join(instead, instead.c.claim_id == v.c.instead)
        .where(mine.c.document != instead.c.document)
    )
    for row in sorted(connection.execute(query).mappings(), key=lambda row: int(row["leaf"])):
        told = dict(row)
        if {told.pop("document"), told.pop("other")} <= wanted:
            yield Sealed(record_bytes(v.name, without_added(told)), told["salt"], told["leaf"])


def tombstones(connection: Connection) -> Iterator[Sealed]:
    """What tells that documents were destroyed, oldest first."""
    query = select(_t.custody).where(_t.custody.c.handling == Handling.DESTROYED.value)
    for row in connection.execute(query.order_by(_t.custody.c.row)).mappings():
        yield _sealed(_t.custody, row)


def sizes_of(connection: Connection, documents: Iterable[str]) -> dict[str, int]:
    """How many bytes some documents have; those that are not there are left out."""
    d = _t.documents.c
    return {row.id: row.size for row in rows_with(connection, [d.id, d.size], d.id, documents)}


def received(connection: Connection) -> Iterator[tuple[int, CustodyEvent]]:
    """All that was handed over by somebody, oldest first, with the rows of the log that tell of it."""
    query = select(_t.custody).where(_t.custody.c.handling == Handling.RECEIVED.value)
    for row in connection.execute(query.order_by(_t.custody.c.row)).mappings():
        yield row["batch"], records.to_custody(dict(row))


def decided_after(
    connection: Connection, seq: int, claims: Iterable[str], pairs: Iterable[tuple[str, str]] = ()
) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Of some claims and pairs those of which anybody said something in later rows of the log."""
    v, j = _t.verdicts.c, _t.judgements.c
    found = rows_with(connection, [v.claim_id, v.batch], v.claim_id, claims)
    wanted = set(pairs)
    either = rows_with(connection, j, j.left, [end for pair in wanted for end in pair])
    later = {
        (min(row.left, row.right), max(row.left, row.right))
        for row in either
        if row.batch > seq and row.reviewer is not None
    }
    return frozenset(row.claim_id for row in found if row.batch > seq), frozenset(later & wanted)


def read_after(connection: Connection, seq: int, document: str) -> bool:
    """Whether a document was read again in later rows of the log."""
    r = _t.runs.c
    query = select(r.id).where(r.document == document, r.batch > seq).limit(1)
    return connection.execute(query).first() is not None


def judged_of_pairs(connection: Connection, pairs: Iterable[tuple[str, str]]) -> list[Judgement]:
    """All that is in the record on some pairs (each in order of id), in either order."""
    wanted = set(pairs)
    j = _t.judgements.c
    found = rows_with(connection, j, j.left, sorted({end for pair in wanted for end in pair}))
    return [
        records.to_judgement(row._asdict())
        for row in found
        if (min(row.left, row.right), max(row.left, row.right)) in wanted
    ]


def side_of(
    connection: Connection, document: str
) -> tuple[bool, dict[str, Statement], frozenset[Verdict], frozenset[str]]:
    """What the record has of a document: whether it is there, its statements, words of people, runs by id."""
    of = _t.documents.c.id == document
    is_there = connection.execute(select(_t.documents.c.id).where(of)).first() is not None
    rows = connection.execute(select(*STATEMENT).where(_t.statements.c.document == document))
    statements = {one.claim_id: one for one in map(known_statement, rows)}
    v = _t.verdicts
    said = v.c.claim_id.in_(select(_t.statements.c.claim_id).where(_t.statements.c.document == document))
    words = frozenset(
        records.to_verdict(dict(row)) for row in connection.execute(select(v).where(said)).mappings()
    )
    runs = connection.execute(select(_t.runs.c.id).where(_t.runs.c.document == document)).scalars()
    return is_there, statements, words, frozenset(runs)


def subjects_in(
    connection: Connection, subjects: Iterable[str], documents: AbstractSet[str]
) -> frozenset[str]:
    """Of some subjects those of which nothing but some documents tells; a document is told by itself."""
    wanted = set(subjects)
    own = {one for one in wanted if one.partition(":")[0] == "document" and one[9:] in documents}
    s = _t.statements.c
    found = rows_with(connection, [s.subject, s.document], s.subject, sorted(wanted - own))
    homes = [(row.subject, row.document in documents) for row in found]
    outside = {subject for subject, is_inside in homes if not is_inside}
    return frozenset(own | {subject for subject, _ in homes} - outside)


def _of_document(document: str) -> Sequence[tuple[Table, ColumnElement[bool]]]:
    claims = select(_t.statements.c.claim_id).where(_t.statements.c.document == document)
    c = _t.custody.c
    return (
        (_t.documents, _t.documents.c.id == document),
        (_t.sightings, _t.sightings.c.document == document),
        (_t.texts, _t.texts.c.document == document),
        (_t.statements, _t.statements.c.document == document),
        (_t.runs, _t.runs.c.document == document),
        (_t.verdicts, _t.verdicts.c.claim_id.in_(claims)),
        (_t.faults, _t.faults.c.document == document),
        (
            _t.custody,
            or_(c.file == document, c.parent == document) & (c.handling != Handling.DESTROYED.value),
        ),
    )


def _sealed(table: Table, row: RowMapping, found: Iterable[Finding] = ()) -> Sealed:
    return Sealed(record_bytes(table.name, without_added(row), found), row["salt"], row["leaf"])


@record
class Told:
    """A record as its canonical bytes tell it."""

    kind: str
    """The table."""
    record: Record


_READ: Mapping[str, Callable[[Mapping[str, Any]], Record]] = {
    "documents": records.to_document,
    "sightings": records.to_sighting,
    "texts": records.to_text,
    "statements": records.to_statement,
    "verdicts": records.to_verdict,
    "judgements": lambda row: records.to_judgement({"shown": None, **row}),
    "faults": records.to_fault,
    "custody": records.to_custody,
}


def told(canonical: bytes) -> Told:
    """The record that canonical bytes tell.

    Raises:
        ValueError, KeyError, TypeError: they tell none that this gawah knows, or its id is not its own.
    """
    kind, row, more = json.loads(canonical.decode("utf-8", "surrogatepass"))
    if kind == "runs":
        made: Record = records.to_run(row, [Finding(str(c), str(m), float(s)) for c, m, s in more])
    else:
        made = _READ[kind](row)
    for known_by in ("claim_id", "id"):
        if kind not in ("verdicts", "runs") and known_by in row and row[known_by] != getattr(made, known_by):
            raise ValueError(f"{known_by} is not that of the record")
    return Told(kind, made)


def document_of(told: Record) -> tuple[str | None, ...]:
    """The documents that a record is of: one for most, the file and what it was made from for custody."""
    match told:
        case Document():
            return (told.id,)
        case CustodyEvent():
            return (told.file, told.parent)
        case Verdict() | Judgement() | MemberChange() | Proposal():
            return ()
        case _:
            return (told.document,)
