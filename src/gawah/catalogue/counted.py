"""All incidents as figures count them: few columns of many rows, without the words that say them."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from gawah.catalogue import tables
from gawah.catalogue.aggregates import from_kept
from gawah.catalogue.harmed import Harm, harms, other_dates
from gawah.catalogue.paired import LookingForPairs
from gawah.catalogue.rows import facets, incident_row
from gawah.model.record import record
from gawah.store.search import escaped
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gawah.catalogue.aggregates import Aggregate
    from gawah.register import Incident, Register


@record
class Counted:
    """One incident as figures count it."""

    id: str
    date: str | None
    """EDTF."""
    other_dates: tuple[str, ...]
    """What else it may be dated, where accounts contradict each other."""
    place: str | None
    """The key of the place."""
    place_name: str | None
    precision: str | None
    """A code of ``precision``: of the place."""
    admin2: str | None
    admin1: str | None
    country: str | None
    types: tuple[str, ...]
    """Of its acts."""
    groups: tuple[str, ...]
    """Reported grounds, and what its victims that are no persons are called, folded."""
    perpetrators: tuple[str, ...]
    """What those who did it are called."""
    sources: tuple[str, ...]
    """Independent ones."""
    is_contradicted: bool
    is_awaiting: bool
    """Whether a value is left about which no person has spoken."""
    harms: tuple[Harm, ...]


class LookingToCount(LookingForPairs):
    """A catalogue from which all incidents are read, to be counted."""

    def counted(self) -> Iterator[Counted]:
        """All incidents, in the order of their rows."""
        told = {facet: self._told(facet) for facet in ("type", "group", "source")}
        harmed, dates, precisions = self._harmed(), self._other_dates(), self._precisions()
        known = tables.incidents.c
        query = select(
            known.row, known.id, known.date, known.place, known.place_name, known.admin2, known.admin1,
            known.country, known.perpetrators, known.contradicted, known.open,
        ).order_by(known.row)  # fmt: skip
        with self.engine.connect() as connection:
            for one in connection.execute(query):
                yield Counted(
                    id=one.id,
                    date=one.date,
                    other_dates=dates.get(one.row, ()),
                    place=one.place,
                    place_name=one.place_name,
                    precision=precisions.get(one.place),
                    admin2=one.admin2,
                    admin1=one.admin1,
                    country=one.country,
                    types=told["type"].get(one.row, ()),
                    groups=told["group"].get(one.row, ()),
                    perpetrators=tuple(one.perpetrators),
                    sources=told["source"].get(one.row, ()),
                    is_contradicted=one.contradicted > 0,
                    is_awaiting=one.open > 0,
                    harms=harmed.get(one.row, ()),
                )

    def suggested(self) -> Iterator[tuple[str, str]]:
        """The pairs of incidents that may be one event, about which no person has decided."""
        pairs = tables.pairs.c
        with self.engine.connect() as connection:
            yield from ((left, right) for left, right in connection.execute(select(pairs.left, pairs.right)))

    def done_by(self, name: str) -> frozenset[str]:
        """The ids of incidents that a body did which is called so, by any of its names, in any script."""
        known = "SELECT subject FROM known WHERE kind = 'body' AND key LIKE :name ESCAPE '!'"
        of = f"SELECT incident FROM parts WHERE role = 'perpetrator' AND subject IN ({known})"  # noqa: S608
        query = text(f"SELECT id FROM incidents WHERE row IN ({of})")  # noqa: S608 (the words are our own)
        with self.engine.connect() as connection:
            return frozenset(connection.execute(query, {"name": f"%{escaped(key(name))}%"}).scalars())

    def aggregates(self) -> Iterator[Aggregate]:
        """The aggregate claims, in order of document."""
        kept, page = tables.aggregates.c, tables.documents.c
        query = select(kept.told, page.title, page.publisher).join(tables.documents, page.id == kept.document)
        with self.engine.connect() as connection:
            for told, title, publisher in connection.execute(query.order_by(kept.document, kept.claim)):
                yield from_kept(told, title, publisher)

    def waiting_documents(self) -> int:
        """How many documents came in that nobody has read yet."""
        return self.number("SELECT count(*) FROM documents WHERE NOT is_read", {})

    def _precisions(self) -> Mapping[str, str]:
        """How exactly each place is known."""
        query = text(
            "SELECT id, json_extract(detail, '$.precision') FROM subjects WHERE kind = 'place' "
            "AND json_extract(detail, '$.precision') IS NOT NULL"
        )
        with self.engine.connect() as connection:
            return {place: precision for place, precision in connection.execute(query)}  # noqa: C416 (rows)

    def _told(self, facet: str) -> Mapping[int, tuple[str, ...]]:
        """The terms of a facet that each incident has."""
        query = text(
            "SELECT x.incident, t.value FROM terms t JOIN incident_terms x ON x.term = t.row "
            "WHERE t.facet = :facet ORDER BY t.value"
        )
        found: dict[int, tuple[str, ...]] = defaultdict(tuple)
        same: dict[tuple[str, ...], tuple[str, ...]] = {}  # most have the same few: kept once
        with self.engine.connect() as connection:
            for incident, value in connection.execute(query, {"facet": facet}):
                values = (*found[incident], value)
                found[incident] = same.setdefault(values, values)
        return found

    def _harmed(self) -> Mapping[int, tuple[Harm, ...]]:
        found: dict[int, tuple[Harm, ...]] = defaultdict(tuple)
        query = "SELECT incident, unit, of, low, high, named FROM harmed ORDER BY unit, of"
        with self.engine.connect() as connection:
            for incident, unit, of, low, high, named in connection.execute(text(query)):
                known = tuple(json.loads(named)) if named != "[]" else ()
                found[incident] = (*found[incident], Harm(unit, of, low, high, known))
        return found

    def _other_dates(self) -> Mapping[int, tuple[str, ...]]:
        found: dict[int, tuple[str, ...]] = defaultdict(tuple)
        with self.engine.connect() as connection:
            for incident, date in connection.execute(select(tables.other_dates)):
                found[incident] = (*found[incident], date)
        return found


def counted_of(incident: Incident, register: Register) -> Counted:
    """An incident as figures count it, from a register: what the catalogue would tell of it."""
    row = incident_row(incident, register)
    place = register.subject(incident.place) if incident.place else None
    told: dict[str, list[str]] = defaultdict(list)
    for facet, value in dict.fromkeys(facets(incident, row, register)):
        told[facet].append(value)
    return Counted(
        id=row.id,
        date=row.date,
        other_dates=other_dates(incident),
        place=row.place,
        place_name=row.place_name,
        precision=place.value("precision") if place is not None else None,
        admin2=row.admin2,
        admin1=row.admin1,
        country=row.country,
        types=tuple(sorted(told["type"])),
        groups=tuple(sorted(told["group"])),
        perpetrators=row.perpetrators,
        sources=tuple(sorted(told["source"])),
        is_contradicted=row.contradicted > 0,
        is_awaiting=row.open > 0,
        harms=tuple(sorted(harms(incident, register), key=lambda harm: (harm.unit, harm.of))),
    )
