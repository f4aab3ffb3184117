"""The tables of the Data Package: their columns with types and meaning, their keys, and their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gawah.exchange.formats.precision import when
from gawah.model.record import record
from gawah.schema import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from gawah.exchange.formats.happening import Actor, Happening

    Row = Mapping[str, object]


@record
class Column:
    """One column."""

    name: str
    type: str
    """A type of the Table Schema."""
    what: str
    codes: str = ""
    """The vocabulary of which its values are codes."""
    is_own: bool = False
    """It is there for the keeper alone."""

    def descriptor(self) -> dict[str, Any]:
        """What the Table Schema says of it."""
        told: dict[str, Any] = {"name": self.name, "type": self.type, "description": self.what}
        if self.codes:
            told["constraints"] = {"enum": list(vocabulary(self.codes))}
        return told


@record
class Table:
    """One table."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Happening], Iterable[Row]]
    key: tuple[str, ...] = ()
    links: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()
    """Columns, the table that they point to, and its columns."""
    is_own: bool = False

    @property
    def path(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    def heads(self, *, is_own: bool) -> list[str]:
        """The names of its columns."""
        return [one.name for one in self.columns if is_own or not one.is_own]


def _incident(one: Happening) -> Iterator[Row]:
    where, units, time = one.where, one.units, when(one.date)
    killed, injured = one.killed or (None, None), one.injured or (None, None)
    yield {
        "id": one.id,
        "date": one.date,
        "date_words": one.date_words,
        "date_from": time.first,
        "date_to": time.last,
        "type": one.type,
        "place": where.names[0] if where is not None and where.names else None,
        "admin2": units.admin2,
        "admin1": units.admin1,
        "country": where.country if where is not None else None,
        "latitude": where.lat if where is not None else None,
        "longitude": where.lon if where is not None else None,
        "precision": (where.precision or None) if where is not None else None,
        "title": one.title,
        "killed_low": killed[0],
        "killed_high": killed[1],
        "injured_low": injured[0],
        "injured_high": injured[1],
        "means": "; ".join(one.means),
        "grounds": "; ".join(one.grounds),
        "standard": one.standard,
        "sources": one.sources,
        "contradicted": "; ".join(one.contradicted),
    }


def _parties(one: Happening) -> Iterator[Row]:
    for part, actors in (("victim", one.victims), ("perpetrator", one.perpetrators)):
        for actor in actors:
            yield {"incident": one.id, "actor": actor.id, "part": part, **_actor(actor)}


def _actor(actor: Actor) -> Row:
    low, high = actor.count or (None, None)
    return {
        "kind": actor.kind,
        "name": actor.name,
        "count_low": low,
        "count_high": high,
        "body_type": actor.type,
        "age": actor.age,
        "sex": actor.sex,
        "role": actor.role,
    }


def _acts(one: Happening) -> Iterator[Row]:
    for deed in one.deeds:
        yield {
            "id": deed.id,
            "incident": one.id,
            "type": deed.type,
            "outcome": deed.outcome,
            "means": "; ".join(deed.means),
            "grounds": "; ".join(deed.grounds),
        }


def _act_parties(one: Happening) -> Iterator[Row]:
    for deed in one.deeds:
        for part, actors in (("victim", deed.victims), ("perpetrator", deed.perpetrators)):
            for actor in actors:
                yield {"act": deed.id, "incident": one.id, "actor": actor, "part": part}


def _responses(one: Happening) -> Iterator[Row]:
    for said in one.responses:
        yield {
            "id": said.id,
            "incident": one.id,
            "type": said.type,
            "date": said.date,
            "by": "; ".join(said.by),
            "words": said.words,
        }


def _documents(one: Happening) -> Iterator[Row]:
    for found in one.documents:
        yield {
            "incident": one.id,
            "document": found.id,
            "title": found.title,
            "publisher": found.publisher,
            "published": found.published,
            "url": found.url,
        }


_INCIDENT = (("incident",), "incidents", ("id",))
TABLES = (
    Table(
        "incidents",
        "Incidents, one a row",
        (
            Column("id", "string", "the incident's id"),
            Column("date", "string", "EDTF date; empty where none is known"),
            Column("date_words", "string", "the date as the text has it", is_own=True),
            Column("date_from", "date", "the first day that it may be"),
            Column("date_to", "date", "the last day that it may be"),
            Column("type", "string", "the gravest act", "act_type"),
            Column("place", "string", "the smallest unit that is named"),
            Column("admin2", "string", "its district"),
            Column("admin1", "string", "its province or state"),
            Column("country", "string", "ISO 3166-1 alpha-2"),
            Column("latitude", "number", "of the point of the place, WGS 84, in degrees"),
            Column("longitude", "number", "the same"),
            Column(
                "precision", "string", "of what the point is, and how exactly the place is known", "precision"
            ),
            Column("title", "string", "how it is told"),
            Column("killed_low", "integer", "at least so many killed"),
            Column("killed_high", "integer", "at most so many; empty where nobody says"),
            Column("injured_low", "integer", "at least so many injured"),
            Column("injured_high", "integer", "at most so many; empty where nobody says"),
            Column("means", "string", "weapons or means, parted by ;"),
            Column("grounds", "string", "the reported grounds, parted by ;"),
            Column("standard", "string", "the standard of proof that it meets", "standard"),
            Column("sources", "integer", "how many independent sources"),
            Column("contradicted", "string", "on what accounts disagree, parted by ;", is_own=True),
        ),
        _incident,
        ("id",),
    ),
    Table(
        "parties",
        "Who took part in each incident",
        (
            Column("incident", "string", "the incident's id"),
            Column("actor", "string", "who: the same wherever that may be told"),
            Column("part", "string", "victim (or target) or perpetrator"),
            Column("kind", "string", "person, body, group or object"),
            Column("name", "string", "a name, a label, or what the text calls it"),
            Column("count_low", "integer", "at least so many; empty for a person, and where nobody says"),
            Column("count_high", "integer", "at most so many"),
            Column("body_type", "string", "of a body", "body_type", is_own=True),
            Column("age", "string", "in years, or a band"),
            Column("sex", "string", "as reported", "sex"),
            Column("role", "string", "as reported"),
        ),
        _parties,
        ("incident", "actor", "part"),
        (_INCIDENT,),
    ),
    Table(
        "acts",
        "What was done, one act a row",
        (
            Column("id", "string", "the act's id"),
            Column("incident", "string", "the incident's id"),
            Column("type", "string", "what was done", "act_type"),
            Column("outcome", "string", "what came of it", "outcome"),
            Column("means", "string", "weapons or means, parted by ;"),
            Column("grounds", "string", "the reported grounds, parted by ;"),
        ),
        _acts,
        ("id",),
        (_INCIDENT,),
        is_own=True,
    ),
    Table(
        "act_parties",
        "Who did each act, and who suffered it",
        (
            Column("act", "string", "the act's id"),
            Column("incident", "string", "the incident's id"),
            Column("actor", "string", "who"),
            Column("part", "string", "victim (or target) or perpetrator"),
        ),
        _act_parties,
        ("act", "actor", "part"),
        (
            (("act",), "acts", ("id",)),
            (("incident", "actor", "part"), "parties", ("incident", "actor", "part")),
        ),
        is_own=True,
    ),
    Table(
        "responses",
        "What the state did, or left undone",
        (
            Column("id", "string", "the response's id"),
            Column("incident", "string", "the incident's id"),
            Column("type", "string", "what it did", "measure_type"),
            Column("date", "string", "EDTF date"),
            Column("by", "string", "who, parted by ;"),
            Column("words", "string", "as told"),
        ),
        _responses,
        ("id",),
        (_INCIDENT,),
    ),
    Table(
        "documents",
        "What tells of each incident",
        (
            Column("incident", "string", "the incident's id"),
            Column("document", "string", "the SHA-256 of its bytes; for others a number that says nothing"),
            Column("title", "string", "its title"),
            Column("publisher", "string", "who published it"),
            Column("published", "string", "when, as EDTF"),
            Column("url", "string", "where"),
        ),
        _documents,
        ("incident", "document"),
        (_INCIDENT,),
    ),
)
"""All, in the order in which they are read."""
