"""FollowTheMoney entities: incidents as events, who took part as people and bodies, links with a role.

Source: the FollowTheMoney model, version 4: schemata ``Event``, ``Person``, ``Organization``, ``PublicBody``,
``LegalEntity``, ``Asset``, ``UnknownLink``, ``Article``, ``Documentation``, ``Address``, ``Note``. An event
names who was involved and not in which part: the part is the ``role`` of a link.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING

from gawah.exchange.incident_form import bounds_words
from gawah.model.record import record
from gawah.schema import vocabulary
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gawah.exchange.formats.happening import Actor, Happening, Response, Source

TYPES = {
    "name": "name",
    "gender": "gender",
    "country": "country",
    "location": "address",
    "full": "address",
    "latitude": "number",
    "longitude": "number",
    "sourceUrl": "url",
    **dict.fromkeys(("date", "startDate", "endDate", "publishedAt"), "date"),
    **dict.fromkeys(("summary", "notes", "description"), "text"),
    **dict.fromkeys(
        ("addressEntity", "involved", "proof", "subject", "object", "document", "entity"), "entity"
    ),
}
"""The type of each property; those that are not named are strings."""
WORDS = (
    *TYPES,
    "id schema properties Event Person Organization PublicBody LegalEntity Asset UnknownLink Article",
    "Documentation Address Note recordId keywords publisher title position classification city region state",
    "remarks role Incident Unnamed person body group object Number Age Killed Injured Means Reported ground",
    "Standard of proof Independent sources Date EDTF Published Precision victim perpetrator target source",
    "response of the state",
)
"""What stands in such a file whatever the register holds."""
_LONGEST = {"name": 384, "address": 250, "text": 65000, "url": 4096, "string": 1024}
_APART = re.compile(r"[:/ ]+")
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_PREFIX = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")


@record
class Entity:
    """One entity."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    wordings: Mapping[str, str]
    """What a value was before it was made one that FollowTheMoney takes, by property."""


def ftm(found: Iterable[Happening]) -> Iterator[str]:
    """Entities as JSON, one a line.

    Args:
        found: incidents. Somebody who takes part in several is written once; where another incident tells
            more of them, they are written again with the same id, and whoever reads it joins the two.
    """
    for one in entities(found):
        properties = {name: list(values) for name, values in one.properties.items()}
        told = {"id": one.id, "schema": one.schema, "properties": properties}
        yield json.dumps(told, ensure_ascii=False) + "\n"


def entities(found: Iterable[Happening]) -> Iterator[Entity]:
    """The entities of incidents, none twice with the same properties."""
    seen: set[int] = set()
    for happening in found:
        for one in _entities(happening):
            mark = hash((one.id, tuple(sorted(one.properties.items()))))
            if mark not in seen:
                seen.add(mark)
                yield one


def entity_id(told: str) -> str:
    """An id that FollowTheMoney takes.

    Args:
        told: as gawah has it: ``incident:3f2a…`` becomes ``incident-3f2a…``; one with letters that are not
            allowed becomes a number. (A hash in letters might read like a name that is protected.)
    """
    plain = _APART.sub("-", told)
    if _ID.fullmatch(plain):
        return plain
    return f"gawah-{int.from_bytes(sha256(told.encode('utf-8')).digest()[:12])}"


def _entities(one: Happening) -> Iterator[Entity]:
    yield _event(one)
    if one.where is not None:
        yield _address(one)
    for actor in one.actors:
        yield _actor(actor)
    for part, actors in (("victim", one.victims), ("perpetrator", one.perpetrators)):
        for actor in actors:
            yield _link(one, actor, part)
    for document in one.documents:
        yield _document(document)
        link = f"{document.id}/{one.id}"
        yield _made(
            link, "Documentation", document=entity_id(document.id), entity=entity_id(one.id), role="source"
        )
    for response in one.responses:
        yield _note(one, response)


def name_of(one: Happening) -> str:
    """What to call an incident: its type, place and date."""
    code = vocabulary("act_type").get(one.type or "")
    place = one.where.names[0] if one.where is not None and one.where.names else None
    return ", ".join(filter(None, (code.labels["en"] if code else "Incident", place, one.date)))


def _event(one: Happening) -> Entity:
    where = one.where
    dates = _dates(one.date)
    involved = [entity_id(actor.id) for actor in one.actors if actor.kind != "object"]
    return _made(
        one.id,
        "Event",
        name=name_of(one),
        summary=one.title,
        keywords=one.type,
        recordId=one.id,
        location=", ".join(where.names) if where is not None else None,
        country=where.country.lower() if where is not None and where.country else None,
        addressEntity=entity_id(f"{one.id}/place") if where is not None else None,
        involved=involved,
        proof=[entity_id(document.id) for document in one.documents],
        publisher=[document.publisher for document in one.documents],
        sourceUrl=[_url(document.url) for document in one.documents],
        notes=list(_notes(one)),
        date=dates.get("date"),
        startDate=dates.get("startDate"),
        endDate=dates.get("endDate"),
        wordings={name: one.date for name in dates if one.date is not None and one.date != dates[name]},
    )


def _notes(one: Happening) -> Iterator[str]:
    """What no property of an event holds."""
    if one.date is not None and not _PREFIX.fullmatch(one.date):
        yield f"Date (EDTF): {one.date}"
    for outcome, bounds in (("Killed", one.killed), ("Injured", one.injured)):
        if bounds not in (None, (0, 0), (0, None)):
            yield f"{outcome}: {bounds_words(bounds)}"
    yield from (f"Means: {means}" for means in one.means)
    yield from (f"Reported ground: {ground}" for ground in one.grounds)
    if one.standard is not None:
        yield f"Standard of proof: {vocabulary('standard')[one.standard].labels['en']}"
    yield f"Independent sources: {one.sources}"


def _address(one: Happening) -> Entity:
    where, units = one.where, one.units
    if where is None:
        raise ValueError("an incident without a place has no address")
    precision = vocabulary("precision").get(where.precision)
    return _made(
        f"{one.id}/place",
        "Address",
        full=", ".join((*where.names, *([where.country] if where.country else []))),
        city=units.site,
        region=units.admin2,
        state=units.admin1,
        country=where.country.lower() if where.country else None,
        latitude=str(where.lat) if where.lat is not None else None,
        longitude=str(where.lon) if where.lon is not None else None,
        remarks=f"Precision: {precision.labels['en']}" if precision else None,
    )


def _actor(actor: Actor) -> Entity:
    if actor.kind == "person":
        notes = f"Age: {actor.age}" if actor.age else None
        name = actor.name or "Unnamed person"
        return _made(actor.id, "Person", name=name, gender=actor.sex, position=actor.role, notes=notes)
    if actor.kind == "body":
        schema = "PublicBody" if actor.is_state else "Organization"
        return _made(actor.id, schema, name=actor.name or "Unnamed body", classification=actor.type)
    schema = "Asset" if actor.kind == "object" else "LegalEntity"
    return _made(actor.id, schema, name=actor.name or f"Unnamed {actor.kind}", notes=_count(actor))


def _count(actor: Actor) -> str | None:
    return f"Number: {bounds_words(actor.count)}" if actor.count is not None else None


def _link(one: Happening, actor: Actor, part: str) -> Entity:
    role = "target" if actor.kind == "object" else part
    subject, target = entity_id(actor.id), entity_id(one.id)
    dates = _dates(one.date)
    return _made(
        f"{actor.id}/{part}/{one.id}",
        "UnknownLink",
        subject=subject,
        object=target,
        role=role,
        summary=_count(actor),
        date=dates.get("date"),
        startDate=dates.get("startDate"),
        endDate=dates.get("endDate"),
    )


def _document(document: Source) -> Entity:
    published = _dates(document.published).get("date")
    return _made(
        document.id,
        "Article",
        title=document.title,
        publisher=document.publisher,
        publishedAt=published,
        sourceUrl=_url(document.url),
        notes=None if document.published in (None, published) else f"Published (EDTF): {document.published}",
    )


def _note(one: Happening, response: Response) -> Entity:
    code = vocabulary("measure_type").get(response.type)
    told = ", ".join(
        filter(None, (code.labels["en"] if code else response.type, *response.by, response.date))
    )
    return _made(
        response.id,
        "Note",
        entity=entity_id(one.id),
        name=told,
        description=response.words,
        keywords=["response of the state", response.type],
    )


def _dates(told: str | None) -> dict[str, str]:
    """What FollowTheMoney can say of a time: a day, month or year, or from when to when."""
    if told is None or not edtf.is_valid(told):
        return {}
    date = edtf.parse(told)
    ends = {"startDate": date.first, "endDate": date.last} if date.is_interval else {"date": date.first}
    found = {}
    for name, point in ends.items():
        prefix = str(point).rstrip("~?%") if point is not None else ""
        if _PREFIX.fullmatch(prefix):
            found[name] = prefix
    return found


def _url(told: str | None) -> str | None:
    return told if told is not None and _URL.fullmatch(told) else None


def _made(
    id_: str,
    schema: str,
    *,
    wordings: Mapping[str, str] | None = None,
    **told: str | list[str] | list[str | None] | None,
) -> Entity:
    """An entity of what is known: empty values are left out, none stands twice, none is too long."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, values in told.items():
        type_ = TYPES.get(name, "string")
        for value in values if isinstance(values, list) else [values]:
            fitted = _fitted(value or "", type_)
            if fitted and fitted not in found[name]:
                found[name].append(fitted)
    properties = {name: tuple(values) for name, values in found.items() if values}
    return Entity(entity_id(id_), schema, properties, wordings or {})


def _fitted(value: str, type_: str) -> str:
    """A value as FollowTheMoney would tidy it, and no longer than it takes."""
    tidy = " ".join(value.split()) if type_ in {"name", "address", "string"} else value.strip()
    if type_ == "name":
        tidy = tidy.strip("\"' ")
    longest = _LONGEST.get(type_)
    return tidy if longest is None or len(tidy) <= longest else tidy[: longest - 1] + "…"
