"""An incident in plain values, as the formats write it: of the register, or of what others may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.guard.coarse import Where
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.guard.told import Told, ToldParty
    from gawah.register import Incident, Register, Subject
    from gawah.register.compare import Bounds
    from gawah.register.parties import Party

STATE = frozenset({"state", "police", "military", "court"})
"""The types of bodies that are organs of a state."""


@record
class Actor:
    """Somebody or something that took part."""

    id: str
    """The same in every happening in which they take part, where that may be told."""
    kind: str
    """``person``, ``body``, ``group`` or ``object``."""
    name: str
    """A name, a label, or what the text calls it; empty where nothing names it."""
    count: Bounds | None = None
    """How many it is; None where nobody says."""
    type: str | None = None
    """Of a body: a code of ``body_type``; None where it is not known or not told."""
    age: str | None = None
    sex: str | None = None
    role: str | None = None

    @property
    def is_state(self) -> bool:
        """Whether it is known to be an organ of a state."""
        return self.type in STATE


@record
class Deed:
    """One act: out of the register alone, as others are told what happened in sum."""

    id: str
    type: str
    outcome: str | None
    victims: tuple[str, ...]
    """The ids of actors."""
    perpetrators: tuple[str, ...]
    means: tuple[str, ...]
    grounds: tuple[str, ...]


@record
class Response:
    """What the state did, or left undone."""

    id: str
    type: str
    date: str | None
    by: tuple[str, ...]
    """Names."""
    words: str | None


@record
class Units:
    """The units in which a place lies, by name; None where that is not known, or not told."""

    site: str | None = None
    """The place itself, where it is smaller than a district."""
    admin2: str | None = None
    admin1: str | None = None


@record
class Source:
    """A document that tells of it."""

    id: str
    """SHA-256 of its bytes; for others a number that says nothing."""
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


@record
class Happening:
    """One incident, ready to be written in a format."""

    id: str
    date: str | None
    """EDTF."""
    date_words: str | None
    type: str | None
    """A code of ``act_type``: the gravest act."""
    where: Where | None
    units: Units
    title: str | None
    victims: tuple[Actor, ...]
    perpetrators: tuple[Actor, ...]
    killed: Bounds | None
    injured: Bounds | None
    means: tuple[str, ...]
    grounds: tuple[str, ...]
    responses: tuple[Response, ...]
    standard: str | None
    sources: int
    """How many independent ones."""
    documents: tuple[Source, ...]
    deeds: tuple[Deed, ...] = ()
    """Empty for others."""
    contradicted: tuple[str, ...] = ()
    """The properties on which accounts disagree; empty for others."""

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All who took part, each once."""
        return tuple({one.id: one for one in (*self.victims, *self.perpetrators)}.values())


def happening_of(incident: Incident, register: Register) -> Happening:
    """An incident as the register has it, with everything: for its keeper.

    Args:
        incident: the incident.
        register: what it was derived from, or the part that tells of it.
    """
    from gawah.register.outline import outline_of

    told = outline_of(incident)
    found = register.subject(incident.place or "")
    # As its own documents speak of it: others may name the same place in another way.
    place = register.within(found, frozenset(incident.documents)) if found is not None else None
    return Happening(
        id=incident.id,
        date=incident.date,
        date_words=incident.date_words,
        type=incident.type,
        where=_where(incident, place),
        units=_units(place),
        title=incident.title,
        victims=_parties(incident.victims),
        perpetrators=_parties(incident.perpetrators),
        killed=incident.killed,
        injured=incident.injured,
        means=incident.means,
        grounds=incident.grounds,
        responses=tuple(Response(m.id, m.type, m.date, m.by, m.words or None) for m in incident.measures),
        standard=told.standard,
        sources=told.sources,
        documents=tuple(_source(one, register.subject(f"document:{one}")) for one in incident.documents),
        deeds=tuple(_deed(act, register) for act in incident.acts),
        contradicted=told.contradicted,
    )


def _where(incident: Incident, place: Subject | None) -> Where | None:
    if place is None:
        return None
    lat, lon = _point(place.value("point"))
    names = tuple(name for name in incident.places if name != incident.country)
    # Of a place of no known precision nothing is known of how exact its point is: it is told as such.
    return Where(names, incident.country, lat, lon, place.value("precision") or "")


def _units(place: Subject | None) -> Units:
    if place is None:
        return Units()
    site, admin2, admin1 = (place.value(prop) for prop in ("name", "admin2", "admin1"))
    precision = place.value("precision")
    if precision == "country":
        return Units()
    if precision == "admin1":
        return Units(None, None, admin1 or site)
    if precision == "admin2":
        return Units(None, admin2 or site, admin1)
    return Units(None if precision == "region" else site, admin2, admin1)


def _units_told(where: Where | None) -> Units:
    """The units of a place that others are told; only where it is sure which name is of which."""
    if where is None or not where.names:
        return Units()
    first, *around = where.names
    match where.precision, around:
        case "admin1", []:
            return Units(None, None, first)
        case "admin2", [] | [_]:
            return Units(None, first, around[0] if around else None)
        case (("settlement" | "site"), [admin2, admin1]):
            return Units(first, admin2, admin1)
        case (("settlement" | "site"), _):
            return Units(first)
        case _:
            return Units()


def _point(told: str | None) -> tuple[float | None, float | None]:
    """A point of the register, ``31.41667,73.08333``; nothing where it is none."""
    try:
        lat, lon = (float(part) for part in (told or "").split(","))
    except ValueError:
        return None, None
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else (None, None)


def _parties(parties: Sequence[Party]) -> tuple[Actor, ...]:
    return tuple(
        Actor(
            one.id,
            one.kind,
            one.label,
            None if one.kind == "person" else one.count,
            one.details.get("type"),
            one.details.get("age"),
            one.details.get("sex"),
            one.details.get("role"),
        )
        for one in parties
    )


def _source(document: str, subject: Subject | None) -> Source:
    props = ("title", "publisher", "published", "url")
    return Source(document, *(subject.value(one) if subject is not None else None for one in props))


def _deed(act: Subject, register: Register) -> Deed:
    def ids(prop: str) -> tuple[str, ...]:
        found = (register.subject(value) for value in act.values(prop))
        return tuple(dict.fromkeys(one.id for one in found if one is not None))

    return Deed(
        act.id,
        act.value("type") or "other",
        act.value("outcome"),
        ids("victim"),
        ids("perpetrator"),
        act.values("means"),
        act.values("ground"),
    )


def happenings_told(told: Iterable[Told]) -> Iterator[Happening]:
    """Incidents as an audience may know them.

    Args:
        told: what may be told, and nothing else: what is not in it is in no happening.
    """
    for one in told:
        yield _told(one)


def _told(one: Told) -> Happening:
    return Happening(
        id=one.id,
        date=one.date,
        date_words=None,
        type=one.type,
        where=one.where,
        units=_units_told(one.where),
        title=one.title,
        victims=tuple(_told_actors(one.id, "victim", one.victims)),
        perpetrators=tuple(_told_actors(one.id, "perpetrator", one.perpetrators)),
        killed=one.killed,
        injured=one.injured,
        means=one.means,
        grounds=one.grounds,
        responses=tuple(
            Response(f"{one.id}/response/{n}", m.type, m.date, m.by, m.words)
            for n, m in enumerate(one.measures, 1)
        ),
        standard=one.standard,
        sources=one.sources,
        documents=tuple(
            Source(f"{one.id}/document/{n}", d.title, d.publisher, d.published, d.url)
            for n, d in enumerate(one.documents, 1)
        ),
    )


def _told_actors(happening: str, role: str, parties: Iterable[ToldParty]) -> Iterator[Actor]:
    for number, one in enumerate(parties, 1):
        # A label, or a name that may leave, tells by itself who is the same; a group is only this one's.
        is_known = one.kind in {"person", "body"} and one.who
        id_ = f"{one.kind}/{one.who}" if is_known else f"{happening}/{role}/{number}"
        yield Actor(id_, one.kind, one.who, one.count, None, one.age, one.sex, one.role)
