"""Looking up documents: those that came in, and those that tell of an incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select, text

from gawah.catalogue import tables
from gawah.catalogue.look_up import Looking
from gawah.catalogue.page import Page, page_of
from gawah.catalogue.rows import DocumentRow
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NAMED = select(tables.documents).where(tables.documents.c.id.in_(bindparam("ids", expanding=True)))
"""Put together once: that takes as long as to ask."""


@record
class Held:
    """How much a register holds."""

    documents: int
    incidents: int
    claims: int
    """That count: those that were rejected do not."""
    quotes: int


class LookingForDocuments(Looking):
    """A catalogue in which documents are looked up too."""

    def held(self) -> Held:
        """How much there is of what."""
        t, kinds = tables.documents, tables.subjects.c.kind
        with self.engine.connect() as connection:
            documents, claims = connection.execute(select(func.count(), func.sum(t.c.claims))).one()
            incidents = connection.execute(select(func.count()).select_from(tables.incidents)).scalar_one()
            quotes = connection.execute(select(func.count()).where(kinds == "quote")).scalar_one()
        return Held(documents, incidents, claims or 0, quotes)

    def documents_in(self, incident_id: str) -> tuple[str, ...]:
        """The documents that tell of an incident; empty where the catalogue knows no such incident."""
        of, terms = tables.incident_terms, tables.terms
        row = select(tables.incidents.c.row).where(tables.incidents.c.id == incident_id).scalar_subquery()
        mine = select(of.c.term).where(of.c.incident == row)
        query = select(terms.c.facet, terms.c.value).where(terms.c.row.in_(mine)).order_by(terms.c.value)
        with self.engine.connect() as connection:
            return tuple(value for facet, value in connection.execute(query) if facet == "document")

    def documents_telling(self, incidents: Sequence[str]) -> frozenset[str]:
        """The documents that tell of any of some incidents.

        Args:
            incidents: ids, at most a few hundred.
        """
        of, terms, known = tables.incident_terms, tables.terms, tables.incidents
        rows = select(known.c.row).where(known.c.id.in_(list(incidents)))
        mine = select(of.c.term).where(of.c.incident.in_(rows))
        query = select(terms.c.facet, terms.c.value).where(terms.c.row.in_(mine))
        with self.engine.connect() as connection:
            return frozenset(value for facet, value in connection.execute(query) if facet == "document")

    def documents(self, state: str = "", number: int = 1, size: int = 50) -> Page[DocumentRow]:
        """A page of the documents, those that came in last first.

        Args:
            state: ``open`` for those of which a value awaits a person, ``unread``, or all.
            number: the page, from 1.
            size: rows of a page.
        """
        table = tables.documents
        where = {"open": table.c.open > 0, "unread": table.c.is_read.is_(False)}.get(state)
        query = select(table) if where is None else select(table).where(where)
        counted = select(text("count(*)")).select_from(table)
        with self.engine.connect() as connection:
            total = connection.execute(counted if where is None else counted.where(where)).scalar_one()
            number = page_of(number, size, total)
            ordered = (
                query.order_by(table.c.added.desc(), table.c.id.desc())
                .limit(size)
                .offset((number - 1) * size)
            )
            return Page(tuple(DocumentRow(*row) for row in connection.execute(ordered)), total, number, size)

    def documents_named(self, ids: Sequence[str]) -> Mapping[str, DocumentRow]:
        """The rows of some documents, by id."""
        with self.engine.connect() as connection:
            found = connection.execute(_NAMED, {"ids": list(ids)})
            return {row.id: DocumentRow(*row) for row in found}

    def next_to_review(self, after: str | None = None) -> str | None:
        """The document to be reviewed next: the oldest behind one of which a value awaits a person.

        Behind the last one it begins again with the first; None where nothing awaits anybody.
        """
        t = tables.documents
        waiting = select(t.c.id).where(t.c.open > 0).order_by(t.c.added, t.c.id).limit(1)
        with self.engine.connect() as connection:
            added = connection.execute(select(t.c.added).where(t.c.id == after)).scalar_one_or_none()
            if added is not None:
                behind = (t.c.added > added) | ((t.c.added == added) & (t.c.id > after))
                found = connection.execute(waiting.where(behind)).scalar_one_or_none()
                if found is not None:
                    return str(found)
            return connection.execute(waiting.where(t.c.id != (after or ""))).scalar_one_or_none()
