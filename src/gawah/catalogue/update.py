"""Bringing the catalogue up to date: only what the new rows of the log touch is worked out again."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, text

from gawah.catalogue import tables
from gawah.catalogue.accounts import kept
from gawah.catalogue.aggregates import aggregates_of, to_row
from gawah.catalogue.harmed import harm_rows, harms, other_dates
from gawah.catalogue.pairs import forget_pairs, suggest
from gawah.catalogue.rows import appearances_of, facets, incident_row, parts_of, searched
from gawah.catalogue.together import folded, forget_words, put_together
from gawah.register import view
from gawah.register.outline import outline_of, to_kept
from gawah.store.changes import last_batch, touched
from gawah.store.parts import MANY, closed, load_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Column, Connection, Engine, Row, Select

    from gawah.catalogue.harmed import Harm
    from gawah.register import Incident, Register
    from gawah.store import Stored

_TOGETHER = 40
"""Documents that are looked at in one go."""
_MUCH = 500
"""Documents after which the database counts anew what its tables hold."""
_UPTO = "upto"
_OF_DOCUMENTS = ("title", "publisher", "agency", "source_group", "published", "language")


def update(own: Engine, store: Engine, on_progress: Callable[[int, int], None] | None = None) -> int:
    """Work out anew what was touched since the last time.

    Args:
        own: the catalogue.
        store: the record.
        on_progress: called with how many documents are done and how many there are.

    Returns:
        how many documents were looked at.
    """
    upto, last = seen(own), last_batch(store)
    if upto == last:
        return 0
    waiting = touched(store, upto)
    done: set[str] = set()
    dirty: set[str] = set()
    for some in _chunks(waiting):
        if on_progress is not None:
            on_progress(len(done), len(waiting))
        chosen = closed(store, (one for one in some if one not in done))
        if chosen:
            with own.connect().execution_options(writes=True) as connection, connection.begin():
                dirty |= _Writer(connection).write(load_part(store, chosen))
        done |= chosen
    with own.connect().execution_options(writes=True) as connection, connection.begin():
        put_together(connection, dirty)
        connection.execute(delete(tables.about).where(tables.about.c.name == _UPTO))
        connection.execute(insert(tables.about), {"name": _UPTO, "value": str(last)})
        if len(done) > _MUCH:
            connection.exec_driver_sql("ANALYZE")  # so that the database chooses its indexes by what there is
    return len(done)


def seen(own: Engine) -> int:
    """The row of the log up to which the catalogue tells."""
    with own.connect() as connection:
        value = connection.execute(
            select(tables.about.c.value).where(tables.about.c.name == _UPTO)
        ).scalar_one_or_none()
    return int(value or 0)


def _chunks(values: Sequence[str], size: int = _TOGETHER) -> Iterator[Sequence[str]]:
    for i in range(0, len(values), size):
        yield values[i : i + size]


class _Writer:
    """Writes the rows of one part of the record in place of those that are there."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._had: dict[str, int] = {}
        """The number of each incident that this part told of before."""

    def write(self, stored: Stored) -> set[str]:
        """Write the part; the keys of all subjects that have changed."""
        register = view(
            stored.statements,
            stored.verdicts,
            stored.judgements,
            stored.runs,
            elsewhere=stored.elsewhere,
        )
        documents = [document.id for document in stored.documents]
        told = kept(self._connection, documents)
        dirty = self._forget(documents)
        incidents = register.incidents()
        opened = self._incidents(incidents, register)
        suggest(self._connection, incidents, register, stored)
        self._to_join({document for document, *_ in told ^ kept(self._connection, documents)})
        found = list(appearances_of(register))
        claimed = [to_row(one) for one in aggregates_of(register)]
        for table, rows in ((tables.appearances, found), (tables.aggregates, claimed)):
            if rows:
                self._connection.execute(insert(table), rows)
        self._documents(stored, register, opened)
        return dirty | {str(row["subject"]) for row in found}

    def _forget(self, documents: Sequence[str]) -> set[str]:
        """Delete what these documents told; the keys of the subjects they spoke of."""
        c = self._connection
        terms, of = tables.terms, tables.incident_terms
        rows = [
            row.incident
            for row in _in(
                c,
                select(of.c.incident)
                .join(terms, terms.c.row == of.c.term)
                .where(terms.c.facet == "document"),
                terms.c.value,
                documents,
            )
        ]
        spoken = select(tables.appearances.c.subject)
        dirty = {row.subject for row in _in(c, spoken, tables.appearances.c.document, documents)}
        for i in range(0, len(rows), MANY):
            some = rows[i : i + MANY]
            known = select(tables.incidents.c.id, tables.incidents.c.row)
            numbers = {one.id: one.row for one in c.execute(known.where(tables.incidents.c.row.in_(some)))}
            self._had |= numbers
            forget_pairs(c, list(numbers))
            had = select(tables.parts.c.subject).where(tables.parts.c.incident.in_(some))
            dirty |= {row.subject for row in c.execute(had)}
            c.execute(delete(tables.incidents).where(tables.incidents.c.row.in_(some)))
            for told in (tables.outlines, of, tables.parts, tables.harmed, tables.other_dates):
                c.execute(delete(told).where(told.c.incident.in_(some)))
            forget_words(c, "incidents_folded", some)
        for i in range(0, len(documents), MANY):
            some_documents = documents[i : i + MANY]
            for told in (tables.appearances, tables.aggregates):
                c.execute(delete(told).where(told.c.document.in_(some_documents)))
            c.execute(delete(tables.documents).where(tables.documents.c.id.in_(some_documents)))
        return dirty

    def _incidents(self, incidents: Sequence[Incident], register: Register) -> dict[str, tuple[int, int]]:
        """Write incidents; for each document how many it tells, and how many values await a person."""
        if not incidents:
            return {}
        c = self._connection
        highest = c.execute(select(func.max(tables.incidents.c.row))).scalar_one() or 0
        new = count(max(highest, *self._had.values(), 0) + 1)
        rows, words, terms, parts, outlines = [], [], [], [], []
        harmed: dict[int, tuple[Harm, ...]] = {}
        dates: list[dict[str, object]] = []
        opened: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
        for incident in incidents:
            # The same number as before: what was decided about keeps its place among those of one date.
            number = self._had.get(incident.id) or next(new)
            row = incident_row(incident, register)
            rows.append({"row": number, **asdict(row)})
            outlines.append({"incident": number, "told": to_kept(outline_of(incident))})
            words.append({"row": number, "folded": folded(searched(row))})
            terms += [
                (facet, value, number) for facet, value in dict.fromkeys(facets(incident, row, register))
            ]
            parts += [
                {"subject": subject, "incident": number, "role": role}
                for subject, role in dict.fromkeys(parts_of(incident, register))
            ]
            harmed[number] = tuple(harms(incident, register))
            dates += [{"incident": number, "date": date} for date in other_dates(incident)]
            for document in incident.documents:
                told, waiting = opened[document]
                opened[document] = (told + 1, waiting + row.open)
        c.execute(insert(tables.incidents), rows)
        c.execute(insert(tables.outlines), outlines)
        c.execute(text("INSERT INTO incidents_folded (rowid, folded) VALUES (:row, :folded)"), words)
        numbers = self._terms({(facet, value) for facet, value, _ in terms})
        c.execute(
            insert(tables.incident_terms),
            [{"term": numbers[facet, value], "incident": number} for facet, value, number in terms],
        )
        more = ((tables.parts, parts), (tables.harmed, harm_rows(harmed)), (tables.other_dates, dates))
        for table, found in more:
            if found:
                c.execute(insert(table), found)
        return opened

    def _to_join(self, documents: Iterable[str]) -> None:
        new = insert(tables.to_join).prefix_with("OR IGNORE")
        if rows := [{"document": document} for document in sorted(documents)]:
            self._connection.execute(new, rows)

    def _terms(self, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """The numbers of some terms, given to those that have none yet."""
        table, known = tables.terms, {}
        ordered = sorted(wanted)
        for _ in range(2):
            for i in range(0, len(ordered), MANY):
                values = [value for _, value in ordered[i : i + MANY]]
                for row in self._connection.execute(select(table).where(table.c.value.in_(values))):
                    known[row.facet, row.value] = row.row
            new = [one for one in ordered if one not in known]
            if not new:
                break
            self._connection.execute(insert(table), [{"facet": f, "value": v} for f, v in new])
        return known

    def _documents(self, stored: Stored, register: Register, opened: dict[str, tuple[int, int]]) -> None:
        claims = Counter(c.statement.document for c in register.claims.values() if c.counts)
        rows = []
        for document in stored.documents:
            page = register.subject(f"document:{document.id}")
            told = {name: page.value(name) if page else None for name in _OF_DOCUMENTS}
            incidents, waiting = opened.get(document.id, (0, 0))
            rows.append(
                {
                    "id": document.id,
                    "name": document.name,
                    "title": told["title"] or "",
                    "publisher": told["publisher"] or "",
                    "agency": told["agency"] or "",
                    "source_group": told["source_group"] or "",
                    "published": told["published"],
                    "language": told["language"] or "und",
                    "added": document.added_at,
                    "is_read": document.id in stored.newest_runs,
                    "incidents": incidents,
                    "claims": claims[document.id],
                    "open": waiting,
                }
            )
        self._connection.execute(insert(tables.documents), rows)


def _in(
    connection: Connection, query: Select[Any], column: Column[Any], values: Sequence[str]
) -> Iterator[Row[Any]]:
    for i in range(0, len(values), MANY):
        yield from connection.execute(query.where(column.in_(values[i : i + MANY])))
