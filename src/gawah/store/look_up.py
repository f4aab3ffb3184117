"""Looking things up: everything the register needs, and one text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from gawah.model import Finding, Span, Stance, Statement, Visibility
from gawah.model.came import came
from gawah.register.entries import NOTHING, Elsewhere
from gawah.register.live import until
from gawah.store import records, tables
from gawah.store.arrivals import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Engine

    from gawah.model import Fault, Judgement, Run, Text, Verdict
    from gawah.store.records import Document, Sighting


STATEMENT = [
    tables.statements.c[name]
    for name in (
        "claim_id", "subject", "prop", "value", "document", "method", "run", "at", "text", "start", "end",
        "original", "lang", "speaker", "stance", "confidence", "reviewer", "visibility", "after",
    )
]  # fmt: skip
"""The columns of which ``known_statement`` makes a statement, in its order."""
_STANCES = {stance.value: stance for stance in Stance}
_VISIBILITIES = {visibility.value: visibility for visibility in Visibility}


@dataclass(frozen=True)
class Stored:
    """All records but the texts, in the order in which they came in."""

    documents: tuple[Document, ...]
    sightings: tuple[Sighting, ...]
    statements: tuple[Statement, ...]
    verdicts: tuple[Verdict, ...]
    judgements: tuple[Judgement, ...]
    runs: tuple[Run, ...]
    faults: tuple[Fault, ...]
    elsewhere: Elsewhere = NOTHING
    """Where this is a part of the record: what documents outside it tell of subjects that are judged here."""

    def until(self, as_of: str | None) -> Stored:
        """What was there on a day or at a time (ISO 8601, UTC); everything where none is given."""
        if as_of is None:
            return self
        return Stored(
            tuple(r for r in self.documents if until(r.added_at, as_of)),
            tuple(r for r in self.sightings if until(r.at, as_of)),
            tuple(r for r in self.statements if until(r.at, as_of)),
            tuple(r for r in self.verdicts if until(r.at, as_of)),
            tuple(r for r in self.judgements if until(r.at, as_of)),
            tuple(r for r in self.runs if until(r.at, as_of)),
            tuple(r for r in self.faults if until(r.at, as_of)),
            self.elsewhere,
        )

    @cached_property
    def newest_runs(self) -> Mapping[str, Run]:
        """For each document that was read, its newest run."""
        return {run.document: run for run in sorted(self.runs, key=lambda r: (came(r), r.id))}


def standing_faults(engine: Engine) -> tuple[Fault, ...]:
    """Faults that still hold: a file that could not be read once and was later is no fault any more.

    A fault of a file that could not be read is of its name, or of a document that was added before.
    """
    faults, seen, runs = tables.faults, tables.sightings, tables.runs
    is_open = faults.c.code.not_in(UNREADABLE)
    of_name = select(seen.c.row).join(runs, runs.c.document == seen.c.document)
    later = of_name.where((seen.c.source == faults.c.document) & (seen.c.batch >= faults.c.batch))
    again = select(runs.c.id).where((runs.c.document == faults.c.document) & (runs.c.batch >= faults.c.batch))
    query = select(faults).where(is_open | ~(later.exists() | again.exists())).order_by(faults.c.row)
    with engine.connect() as connection:
        return tuple(records.to_fault(dict(row)) for row in connection.execute(query).mappings())


def load(engine: Engine) -> Stored:
    """Everything but the texts."""
    with engine.connect() as connection:
        said = select(*STATEMENT).order_by(tables.statements.c.batch)

        def rows(name: str) -> list[Mapping[str, object]]:
            table = tables.metadata.tables[name]
            order = table.c.row if "row" in table.c else table.c.batch
            found = connection.execute(select(table).order_by(order))
            columns = tuple(found.keys())
            return [dict(zip(columns, row, strict=True)) for row in found]

        found: dict[str, list[Finding]] = defaultdict(list)
        for row in connection.execute(select(tables.findings)):
            found[row.run].append(Finding(row.claim_id, row.method, row.confidence))
        return Stored(
            tuple(map(records.to_document, rows("documents"))),
            tuple(map(records.to_sighting, rows("sightings"))),
            tuple(map(known_statement, connection.execute(said))),
            tuple(map(records.to_verdict, rows("verdicts"))),
            tuple(map(records.to_judgement, rows("judgements"))),
            tuple(records.to_run(row, found.get(str(row["id"]), ())) for row in rows("runs")),
            tuple(map(records.to_fault, rows("faults"))),
        )


def known_statement(row: Sequence[Any]) -> Statement:
    """A statement with the claim id that was computed when it came in; ``verify_log`` checks the row."""
    claim_id, subject, prop, value, document, method, run, at, text, start, end, *rest = row
    original, lang, speaker, stance, confidence, reviewer, visibility, batch = rest
    statement = Statement(
        subject,
        prop,
        value,
        document,
        method,
        run,
        at,
        None if text is None else Span(text, start, end),
        original,
        lang,
        tuple(speaker),
        _STANCES[stance],
        confidence,
        reviewer,
        _VISIBILITIES[visibility],
        batch,
    )
    statement.__dict__["claim_id"] = claim_id
    return statement


def names_of(engine: Engine, documents: Iterable[str]) -> Mapping[str, str]:
    """The file names of some documents, not too many, by id."""
    table = tables.documents.c
    query = select(table.id, table.name).where(table.id.in_(sorted(set(documents))))
    with engine.connect() as connection:
        return {row.id: row.name for row in connection.execute(query)}


def load_text(engine: Engine, document: str, text: str | None = None) -> Text | None:
    """A document's text: the one named, or that of its newest reading; None where it was never read."""
    query = select(tables.texts).where(tables.texts.c.document == document)
    if text is None:  # an older reading may have come in later, from another laptop
        newest = newest_run(engine, document)
        text = None if newest is None else newest.text
    if text is not None:
        query = query.where(tables.texts.c.id == text)
    with engine.connect() as connection:
        row = connection.execute(query.order_by(tables.texts.c.row.desc()).limit(1)).mappings().first()
    return None if row is None else records.to_text(dict(row))


def newest_run(engine: Engine, document: str) -> Run | None:
    """A document's newest run, without what it found; None where it was never read."""
    runs = tables.runs
    query = (
        select(runs)
        .where(runs.c.document == document)
        .order_by(func.coalesce(runs.c.after, runs.c.at).desc(), runs.c.id.desc())
    )
    with engine.connect() as connection:
        row = connection.execute(query.limit(1)).mappings().first()
    return None if row is None else records.to_run(dict(row))


def sightings_of(engine: Engine, document: str) -> tuple[Sighting, ...]:
    """All names under which a document was handed in, oldest first."""
    table = tables.sightings
    query = select(table).where(table.c.document == document).order_by(table.c.row)
    with engine.connect() as connection:
        return tuple(records.to_sighting(dict(row)) for row in connection.execute(query).mappings())


def said_of(engine: Engine, document: str, prop: str) -> tuple[list[Statement], list[Verdict]]:
    """The statements about one property of a document itself, with what people said of them."""
    statements, verdicts = tables.statements, tables.verdicts
    mine = (statements.c.document == document) & (statements.c.subject == f"document:{document}")
    query = select(*STATEMENT).where(mine & (statements.c.prop == prop)).order_by(statements.c.batch)
    with engine.connect() as connection:
        found = [known_statement(row) for row in connection.execute(query)]
        if not found:
            return [], []
        ids = [statement.claim_id for statement in found]
        words = select(verdicts).where(verdicts.c.claim_id.in_(ids)).order_by(verdicts.c.row)
        return found, [records.to_verdict(dict(row)) for row in connection.execute(words).mappings()]
