"""What the record has gained since a row of the log: for what is derived from it, to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, text, union

from gawah.store import tables
from gawah.store.append import MACHINE
from gawah.store.judged import joined_with
from gawah.store.parts import documents_of_subjects

if TYPE_CHECKING:
    from sqlalchemy import Engine


def last_batch(engine: Engine) -> int:
    """The number of the last row of the log; 0 where nothing was recorded yet."""
    with engine.connect() as connection:
        return int(connection.execute(select(func.max(tables.log.c.seq))).scalar_one() or 0)


def last_told(engine: Engine) -> int:
    """The number of the last row of the log that brought what the register is made of; 0 where none did."""
    t = tables
    with engine.connect() as connection:
        found = [
            connection.execute(select(func.max(table.c.batch))).scalar_one() or 0
            for table in (t.documents, t.sightings, t.statements, t.runs, t.verdicts, t.judgements)
        ]
    return int(max(found))


def last_said(engine: Engine) -> int:
    """The number of the last row of the log that a person wrote; 0 where nobody has."""
    # As the condition of its index has it, without a value to be filled in.
    query = text(f"SELECT max(seq) FROM log WHERE actor <> '{MACHINE}'")  # noqa: S608 (a name of our own)
    with engine.connect() as connection:
        return int(connection.execute(query).scalar_one() or 0)


def touched(engine: Engine, since: int) -> list[str]:
    """The documents of which the register may tell otherwise since a row of the log, in order of id.

    What a decision on two subjects touches are the documents that speak of either; one on two documents
    touches all that are one source with either.
    """
    t = tables
    said = select(t.statements.c.document).join(t.verdicts, t.verdicts.c.claim_id == t.statements.c.claim_id)
    own = union(
        select(t.documents.c.id).where(t.documents.c.batch > since),
        select(t.sightings.c.document).where(t.sightings.c.batch > since),
        select(t.statements.c.document).where(t.statements.c.batch > since),
        select(t.runs.c.document).where(t.runs.c.batch > since),
        said.where(t.verdicts.c.batch > since),
    )
    judged = select(t.judgements.c.left, t.judgements.c.right).where(t.judgements.c.batch > since)
    with engine.connect() as connection:
        found = set(connection.execute(own).scalars())
        ends = {end for pair in connection.execute(judged) for end in pair}
        ends |= joined_with(connection, (end for end in ends if end.startswith("document:")))
    themselves = {end.removeprefix("document:") for end in ends if end.startswith("document:")}
    return sorted(found | themselves | documents_of_subjects(engine, ends))
