"""What an adversary would learn from what is to leave: told before it does."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gawah.guard.people import WHY
from gawah.guard.victims import countable
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.guard.guarded import Guarded
    from gawah.guard.innards import Closed
    from gawah.guard.leaks import Leak
    from gawah.guard.people import Stand
    from gawah.guard.redact import Cut
    from gawah.guard.told import Told
    from gawah.guard.victims import Table

MARKS = ("date", "place", "type", "age", "sex", "role")
"""What may tell who somebody is, if it is put beside a newspaper or what the neighbours know."""


@record
class Alike:
    """People who cannot be told from each other by what is told of them."""

    marks: tuple[str, ...]
    """In the order of ``MARKS``; empty where nothing is told."""
    k: int
    """How many of them there are."""


@record
class LetOut:
    """A name that leaves, and why."""

    name: str
    stand: Stand


@record
class Preview:
    """What leaves, and what that tells."""

    audience: str
    incidents: int
    lone: int
    """Incidents that are the only one of their date, place and type: whoever knows of it finds its line."""
    unnamed: int
    """Entries of victims without a name."""
    alike: tuple[Alike, ...]
    """Groups of them, the smallest first."""
    least: int
    """The size that a group should have."""
    let_out: tuple[LetOut, ...]
    """Names that stand in what leaves, in order."""
    open_places: Mapping[str, Stand]
    """Places that may be told exactly, since somebody agreed, by entry in the gazetteer or by id."""
    kept_back: Mapping[str, int]
    """How many people are protected, by code of ``WHY``."""
    cut: Cut
    table: Table
    countable: tuple[tuple[str, str], ...]
    """Its hidden cells, by year and sex, that can be counted in the incidents that leave with it."""
    leaks: tuple[Leak | Closed, ...]

    @property
    def few(self) -> tuple[Alike, ...]:
        """The groups that are smaller than they should be."""
        return tuple(one for one in self.alike if one.k < self.least)


def preview_of(
    guard: Guarded, told: Iterable[Told], cut: Cut, table: Table, leaks: Iterable[Leak | Closed]
) -> Preview:
    """What leaves, and what that tells.

    Args:
        guard: what is protected.
        told: the incidents as they leave.
        cut: what was kept back.
        table: the table of victims.
        leaks: what the leak check found in the files.
    """
    incidents = tuple(told)
    known = Counter((one.date, one.where, one.type) for one in incidents)
    entries = [marks for one in incidents for marks in _entries(one)]
    groups, audience = Counter(entries), guard.audience
    tells_all = audience.lets("person", "sex") and not audience.keeps_small
    return Preview(
        audience=audience.code,
        incidents=len(incidents),
        lone=sum(known[one.date, one.where, one.type] == 1 for one in incidents),
        unnamed=len(entries),
        alike=tuple(sorted((Alike(marks, k) for marks, k in groups.items()), key=lambda a: (a.k, a.marks))),
        least=audience.least,
        let_out=_let_out(guard, incidents),
        open_places=guard.open_places,
        kept_back=_kept_back(guard),
        cut=cut,
        table=table,
        countable=countable(table, incidents, audience.least, tells_all=tells_all),
        leaks=tuple(leaks),
    )


def _entries(one: Told) -> list[tuple[str, ...]]:
    where = ", ".join(one.where.names) if one.where is not None else ""
    return [
        tuple(mark or "" for mark in (one.date, where, one.type, party.age, party.sex, party.role))
        for party in one.victims
        if party.kind == "person" and party.who.startswith("Person ")
    ]


def _let_out(guard: Guarded, incidents: tuple[Told, ...]) -> tuple[LetOut, ...]:
    """Names of people that stand in the lists of who took part or who answered."""
    written = {p.who for one in incidents for p in (*one.victims, *one.perpetrators) if p.kind == "person"}
    written |= {name for one in incidents for measure in one.measures for name in measure.by}
    found = {}
    for person in guard.people:
        stand = guard.stand(min(person.members))
        for name in person.names if not stand.is_protected else ():
            if name in written:
                found[name] = LetOut(name, stand)
    return tuple(found[name] for name in sorted(found))


def _kept_back(guard: Guarded) -> Mapping[str, int]:
    stands = (guard.stand(min(person.members)) for person in guard.people)
    times = Counter(stand.why for stand in stands if stand.is_protected)
    return {why: times[why] for why in WHY if times[why]}
