"""What an incident tells in plain values: as a row of a table has it, without its statements.

An outline holds plain values only: it can be kept beside its incident and written without a register.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from gawah.model.record import record
from gawah.register.standard import standard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gawah.register.compare import Bounds
    from gawah.register.incident import Incident, Update
    from gawah.register.parties import Party


@record
class PartyOutline:
    """A victim, a target or a perpetrator."""

    kind: str
    label: str
    """Empty where nothing names it."""
    count: Bounds | None
    """How many it is; None where nobody says, and for a person."""


@record
class Outline:
    """What one incident tells; each field as ``Incident`` has it."""

    id: str
    date: str | None
    date_words: str | None
    type: str
    places: tuple[str, ...]
    country: str | None
    title: str
    victims: tuple[PartyOutline, ...]
    perpetrators: tuple[PartyOutline, ...]
    killed: Bounds
    injured: Bounds
    means: tuple[str, ...]
    grounds: tuple[str, ...]
    measures: tuple[str, ...]
    """Their types."""
    status: tuple[str, ...]
    sources: int
    """How many independent ones."""
    standard: str
    """The standard of proof that it meets."""
    standard_by: str
    """Who said so; empty where it is only suggested."""
    standard_why: str
    """Their reason; empty where it is only suggested."""
    documents: tuple[str, ...]
    contradicted: tuple[str, ...]
    """The properties on which accounts disagree, each once."""
    updated: tuple[str, ...]
    """The properties that went on from report to report, each with its values: ``killed 5 → 7``."""
    words: str | None
    """The words that say it; None where there are none."""


def outline_of(incident: Incident) -> Outline:
    """The outline of an incident."""
    evidence, met = incident.evidence, standard(incident)
    return Outline(
        id=incident.id,
        date=incident.date,
        date_words=incident.date_words,
        type=incident.type,
        places=incident.places,
        country=incident.country,
        title=incident.title,
        victims=_parties(incident.victims),
        perpetrators=_parties(incident.perpetrators),
        killed=incident.killed,
        injured=incident.injured,
        means=incident.means,
        grounds=incident.grounds,
        measures=tuple(measure.type for measure in incident.measures),
        status=incident.status,
        sources=len(incident.sources),
        standard=met.level,
        standard_by=met.by,
        standard_why=met.why,
        documents=incident.documents,
        contradicted=tuple(dict.fromkeys(c.field.prop.name for c in incident.contradictions)),
        updated=tuple(dict.fromkeys(map(_went_on, incident.updates))),
        words=evidence.statement.original if evidence is not None else None,
    )


def _went_on(update: Update) -> str:
    return f"{update.field.prop.name} {' → '.join(step.value for step in update.field.steps)}"


def _parties(some: Iterable[Party]) -> tuple[PartyOutline, ...]:
    return tuple(
        PartyOutline(one.kind, one.label, None if one.kind == "person" else one.count) for one in some
    )


_FIELDS = tuple(one.name for one in fields(Outline))
_PARTIES = frozenset({"victims", "perpetrators"})


def to_kept(outline: Outline) -> list[Any]:
    """An outline as it is kept: values that JSON knows, in the order of its fields."""
    return [
        [[one.kind, one.label, one.count] for one in value] if name in _PARTIES else value
        for name in _FIELDS
        for value in [getattr(outline, name)]
    ]


def from_kept(values: Sequence[Any]) -> Outline:
    """An outline from what ``to_kept`` gave, lists where there were tuples."""
    return Outline(*map(_read, _FIELDS, values))


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 (whatever the field holds)
    if name in _PARTIES:
        return tuple(
            PartyOutline(kind, label, None if count is None else (count[0], count[1]))
            for kind, label, count in value
        )
    return tuple(value) if isinstance(value, list) else value
