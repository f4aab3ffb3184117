"""Looking things up in the catalogue: lists by pages, totals, one thing with what it has a part in."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import bindparam, func, select, text

from gawah.catalogue import tables
from gawah.catalogue.conditions import FACETS, conditions, counting, places_called
from gawah.catalogue.page import Page, page_of
from gawah.catalogue.pairs import PairRow, others, to_pair
from gawah.catalogue.remembered import Remembered
from gawah.catalogue.rows import IncidentRow
from gawah.catalogue.update import seen
from gawah.errors import UsageError
from gawah.register.incident import order_of
from gawah.register.outline import from_kept
from gawah.store.parts import MANY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Engine

    from gawah.catalogue.wanted import Wanted
    from gawah.register.outline import Outline

T = TypeVar("T")

_ORDERS = {
    "-date": "i.first DESC, i.row DESC",
    "date": "i.first IS NULL, i.first, i.row",
    "-changed": "i.changed DESC, i.row DESC",
    "-killed": "i.killed_low DESC, i.row DESC",
    "place": "i.place_name IS NULL, i.place_name, i.row",
    "-open": "i.open DESC, i.row DESC",
}
_TOTALS = {
    "month": "i.month",
    "year": "substr(i.first, 1, 4)",
    "type": "i.type",
    "country": "i.country",
    "district": "i.country || '|' || coalesce(i.admin1, '') || '|' || coalesce(i.admin2, '')",
    "proof": "i.proof",
}
_FEW = 4
"""Large answers that are remembered: what a hundred reports tell of an event takes some twenty megabytes."""
_MANY = 5000
"""Incidents, more than which are not looked up one by one."""


@dataclass
class Looking:
    """A catalogue that is looked into."""

    engine: Engine

    def __post_init__(self) -> None:
        self._remembered = Remembered()
        self._large = Remembered(_FEW)
        self.known = self.upto
        """The row of the log up to which the catalogue told when it was last brought up to date."""
        self.changed = self.known
        """The same when that last changed what it tells: that somebody looked at a page changes nothing."""

    @property
    def upto(self) -> int:
        """The row of the record's log up to which the catalogue tells."""
        return seen(self.engine)

    def incidents(
        self, wanted: Wanted, order: str = "-date", number: int = 1, size: int = 50
    ) -> Page[IncidentRow]:
        """A page of the incidents that are wanted.

        Args:
            wanted: which.
            order: one of ``ORDERS``.
            number: the page, from 1; the last one where there are fewer.
            size: rows of a page.

        Raises:
            UsageError: there is no such order.
        """
        by = _order(order)
        total = self.count(wanted)
        number = page_of(number, size, total)
        where, values = self.where_of(wanted)
        rows = f"SELECT i.row FROM incidents i{where} ORDER BY {by} LIMIT :size OFFSET :skip"  # noqa: S608
        query = text(f"SELECT i.* FROM incidents i WHERE i.row IN ({rows}) ORDER BY {by}")  # noqa: S608
        listed = query.columns(*tables.incidents.c)
        with self.engine.connect() as connection:
            found = connection.execute(listed, values | {"size": size, "skip": (number - 1) * size})
            return Page(tuple(map(incident_of, found)), total, number, size)

    def ids(self, wanted: Wanted, order: str = "-date") -> tuple[str, ...]:
        """The ids of all incidents that are wanted.

        Args:
            wanted: which.
            order: one of ``ORDERS``.
        """
        where, values = self.where_of(wanted)
        query = text(f"SELECT i.id FROM incidents i{where} ORDER BY {_order(order)}")  # noqa: S608 (clauses are ours)
        with self.engine.connect() as connection:
            return tuple(connection.execute(query, values).scalars())

    def as_listed(self) -> tuple[str, ...]:
        """The ids of all incidents in the order in which the register has them."""
        known = tables.incidents.c
        query = select(known.id, known.date, known.place_name, known.admin2, known.admin1, known.country)
        with self.engine.connect() as connection:
            ordered = sorted(
                order_of(date, tuple(dict.fromkeys(filter(None, places))), one)
                for one, date, *places in connection.execute(query)
            )
        return tuple(order[-1] for order in ordered)

    def outlines(self, incidents: Sequence[str]) -> Iterator[Outline]:
        """What incidents tell, as a table has it, in the order of their ids; some hundred at once.

        Args:
            incidents: their ids; one that is no more, since it was joined to another in the meantime, is
                passed over.
        """
        known, kept = tables.incidents, tables.outlines
        query = select(known.c.id, kept.c.told).join(kept, kept.c.incident == known.c.row)
        for first in range(0, len(incidents), MANY):
            some = incidents[first : first + MANY]
            with self.engine.connect() as connection:
                found = {row.id: row.told for row in connection.execute(query.where(known.c.id.in_(some)))}
            yield from (from_kept(found[one]) for one in some if one in found)

    def count(self, wanted: Wanted) -> int:
        """How many incidents are wanted."""
        return self.once(("count", wanted), lambda: self._count(wanted))

    def totals(self, by: str, wanted: Wanted) -> tuple[tuple[str | None, int], ...]:
        """How many of the incidents that are wanted have each value.

        Args:
            by: ``month``, ``year``, ``type``, ``country``, ``proof`` or ``district`` (country, province and
                district, parted by a bar).
            wanted: which incidents.

        Returns:
            values with numbers, in order of value; None counts those that have none.
        """
        return self.once((by, wanted), lambda: self._totals(by, wanted))

    def incident(self, incident_id: str) -> IncidentRow | None:
        """The row of an incident."""
        query = select(tables.incidents).where(tables.incidents.c.id == incident_id)
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
        return None if row is None else incident_of(row)

    def incidents_named(self, ids: Sequence[str]) -> Mapping[str, IncidentRow]:
        """The rows of some incidents, by id; one that is no more is left out."""
        rows: dict[str, IncidentRow] = {}
        with self.engine.connect() as connection:
            for first in range(0, len(ids), MANY):
                query = select(tables.incidents).where(tables.incidents.c.id.in_(ids[first : first + MANY]))
                rows |= {row.id: incident_of(row) for row in connection.execute(query)}
        return rows

    def incidents_of(self, records: Sequence[str]) -> Mapping[str, IncidentRow]:
        """The rows of the incidents that some records are part of now, by record."""
        known, current = tables.members, dict(zip(records, records, strict=True))
        with self.engine.connect() as connection:
            for first in range(0, len(records), MANY):
                query = select(known).where(known.c.member.in_(records[first : first + MANY]))
                current |= {row.member: row.incident for row in connection.execute(query)}
        rows = self.incidents_named(tuple(dict.fromkeys(current.values())))
        return {one: rows[incident] for one, incident in current.items() if incident in rows}

    def pairs(self, number: int = 1, size: int = 20) -> Page[PairRow]:
        """A page of the pairs that may be one event, the likeliest first, the unsure ones last."""
        table = tables.pairs
        order = (table.c.is_unsure, table.c.weight.desc(), table.c.left, table.c.right)
        with self.engine.connect() as connection:
            total = connection.execute(select(func.count()).select_from(table)).scalar_one()
            number = page_of(number, size, total)
            query = select(table).order_by(*order).limit(size).offset((number - 1) * size)
            return Page(tuple(map(to_pair, connection.execute(query))), total, number, size)

    def pairs_of(self, incident: str) -> tuple[PairRow, ...]:
        """The pairs that an incident makes, the likeliest first."""
        return others(self.engine, incident)

    def terms(self, facet: str, limit: int = 200) -> tuple[tuple[str, int], ...]:
        """The most frequent values of a facet (``group``, ``source``, ``type`` …), with numbers."""
        query = text(
            "SELECT t.value, count(*) AS n FROM terms t JOIN incident_terms x ON x.term = t.row "
            "WHERE t.facet = :facet GROUP BY t.row ORDER BY n DESC, t.value LIMIT :limit"
        ).bindparams(bindparam("facet", facet), bindparam("limit", limit))
        return self.once(("terms", facet, limit), lambda: self._pairs(query))

    def _pairs(
        self, query: object, values: Mapping[str, object] | None = None
    ) -> tuple[tuple[str, int], ...]:
        with self.engine.connect() as connection:
            return tuple((row[0], row[1]) for row in connection.execute(query, values or {}))  # type: ignore[call-overload]

    def pairs_from(self, query: str, values: Mapping[str, object]) -> tuple[tuple[Any, int], ...]:
        """Values with numbers, as a query of our own gives them."""
        return self._pairs(text(query), values)

    def _count(self, wanted: Wanted) -> int:
        told = wanted.told()
        if len(told) == 1:
            alone = counting(*next(iter(told.items())))
            if alone is not None:
                return self.number(*alone)
        where, values = self.where_of(wanted)
        return self.number(f"SELECT count(*) FROM incidents i{where}", values)  # noqa: S608 (clauses are ours)

    def number(self, query: str, values: Mapping[str, str]) -> int:
        """The one number that a query of our own gives."""
        with self.engine.connect() as connection:
            return int(connection.execute(text(query), values).scalar_one())

    def where_of(self, wanted: Wanted, *, is_counted: bool = False) -> tuple[str, dict[str, str]]:
        """What is wanted as the end of a query on ``incidents i``, with its values.

        Args:
            wanted: what is wanted.
            is_counted: all that is found is looked at, where a list is only begun: a value that many have is
                then looked up for all at once, too, where nothing else narrows it down.
        """
        asked = wanted.told()
        passed_over = {"words", *(FACETS if is_counted and len(asked) == 1 else ())}
        frequent = [
            name
            for name, value in asked.items()
            if name not in passed_over and self._is_frequent(name, value)
        ]
        clauses: list[str] = []
        values: dict[str, str] = {}
        for clause, given in conditions(wanted, frequent, self._places_called):
            clauses.append(clause)
            values |= given
        return (f" WHERE {' AND '.join(clauses)}" if clauses else ""), values

    def _places_called(self, name: str) -> tuple[str, ...]:
        def look() -> tuple[str, ...]:
            query, values = places_called(name)
            with self.engine.connect() as connection:
                return tuple(connection.execute(text(query), values).scalars())

        return self.once(("places", name), look)

    def _is_frequent(self, name: str, value: str) -> bool:
        counted = counting(name, value)
        return counted is not None and self.once(("has", name, value), lambda: self.number(*counted)) > _MANY

    def _totals(self, by: str, wanted: Wanted) -> tuple[tuple[str | None, int], ...]:
        if by not in _TOTALS:
            raise UsageError(
                "Nothing is counted by %(by)s. There are: %(known)s.", by=by, known=tuple(_TOTALS)
            )
        where, values = self.where_of(wanted)
        query = (
            f"SELECT {_TOTALS[by]} AS value, count(*) FROM incidents i{where} GROUP BY value ORDER BY value"  # noqa: S608
        )
        return self._pairs(text(query), values)

    def once(self, asked: tuple[object, ...], work_out: Callable[[], T]) -> T:
        """What was worked out before, as long as nothing was seen to change since."""
        return self._remembered.once((self.changed, *asked), work_out)

    def once_large(self, asked: tuple[object, ...], work_out: Callable[[], T], least: float = 0.0) -> T:
        """The same of what takes much memory: a few are remembered that took so many seconds."""
        return self._large.once((self.changed, *asked), work_out, least)

    def lately(self, asked: tuple[object, ...], work_out: Callable[[], T]) -> T:
        """What was worked out before, or a little while ago where it takes long: for what is only offered."""
        return self._remembered.lately(asked, self.changed, work_out)


def _order(name: str) -> str:
    if name not in _ORDERS:
        raise UsageError("%(name)s is no order. There are: %(known)s.", name=name, known=tuple(_ORDERS))
    return _ORDERS[name]


_INCIDENT = tuple(one.name for one in fields(IncidentRow))
_LISTS = frozenset({"victims", "perpetrators", "grounds", "status"})


def incident_of(row: Sequence[Any]) -> IncidentRow:
    """An incident from its row, the number of the row first."""
    _, *values = row
    return IncidentRow(
        *(tuple(value) if name in _LISTS else value for name, value in zip(_INCIDENT, values, strict=True))  # type: ignore[arg-type]  # in the order of the table
    )
