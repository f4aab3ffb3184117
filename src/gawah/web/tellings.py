"""What an incident rests on, put in order for its page: by source, by part, and where accounts differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register.awaiting import REVIEWED
from gawah.register.fields import place_in_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gawah.catalogue import DocumentRow
    from gawah.register import Claim, Incident, Register, Subject
    from gawah.register.fields import Field

_TIES = frozenset({"incident", "gazetteer", "point", "precision", "country", "admin1", "admin2"})
"""Properties that tie parts together or follow from a choice: shown, but folded away."""
_PARTS = ("act", "measure", "notice")
_ROLES = frozenset({"victim", "perpetrator"})


@record
class Told:
    """What one document says of one subject."""

    subject: Subject
    claims: tuple[Claim, ...]


@record
class Source:
    """One document with all that it says of an incident."""

    document: str
    row: DocumentRow | None
    told: tuple[Told, ...]
    ties: tuple[Claim, ...]
    member: str
    """The id under which it tells of the incident, where that was joined from several; else empty."""

    @property
    def count(self) -> int:
        """How many statements it makes."""
        return len(self.ties) + sum(len(one.claims) for one in self.told)


@record
class Part:
    """An incident, an act or a measure with the fields that a reviewer decides about."""

    subject: Subject
    fields: tuple[Field, ...]


def parts_of(subjects: Iterable[Subject]) -> tuple[Part, ...]:
    """Subjects with what a reviewer decides about of each, in reading order."""
    told = [
        Part(one, tuple(one.fields[name] for name in REVIEWED.get(one.kind, ()) if name in one.fields))
        for one in subjects
    ]
    return tuple(part for part in told if part.fields)


def sources_of(incident: Incident, register: Register, rows: Mapping[str, DocumentRow]) -> tuple[Source, ...]:
    """Every statement that the documents of an incident make of it, those that do not count too.

    Args:
        incident: the incident.
        register: the part of the register that holds it.
        rows: its documents as lines of a list; one that is missing is shown by its id.
    """
    involved = tuple({subject.id: subject for subject in _involved(incident, register)}.values())
    documents = {c.statement.document for s in involved[:1] for c in s.claims} | set(incident.documents)
    by_document: dict[str, list[tuple[Subject, list[Claim]]]] = {document: [] for document in documents}
    for subject in involved:
        mine: dict[str, list[Claim]] = {}
        for claim in subject.claims:
            mine.setdefault(claim.statement.document, []).append(claim)
        for document, said in mine.items():
            if document in documents:
                by_document[document].append((subject, said))
    return tuple(
        _source(document, by_document[document], rows.get(document), incident)
        for document in sorted(documents, key=lambda one: (_published(rows.get(one)), one))
    )


def _involved(incident: Incident, register: Register) -> Iterator[Subject]:
    """The subjects that an incident is told with, also through claims that were rejected."""
    yield incident.subject
    own = set(incident.subject.members)
    parts = [one for kind in _PARTS for one in register.of_kind(kind) if _names(one, "incident") & own]
    acts = {act.id: place for place, act in enumerate(incident.acts)}
    yield from sorted(parts, key=lambda one: (acts.get(one.id, len(acts)), _first(one)))
    named = [value for part in parts for role in sorted(_ROLES) for value in sorted(_names(part, role))]
    for value in (*named, *sorted(_names(incident.subject, "place"))):
        found = register.subject(value)
        if found is not None:
            yield found


def _names(subject: Subject, prop: str) -> set[str]:
    return {claim.statement.value for claim in subject.claims if claim.statement.prop == prop}


def _first(subject: Subject) -> tuple[int, str]:
    return min(map(place_in_text, subject.claims))


def _published(row: DocumentRow | None) -> str:
    return (row.published if row is not None else None) or "9"


def _source(
    document: str,
    involved: Iterable[tuple[Subject, list[Claim]]],
    row: DocumentRow | None,
    incident: Incident,
) -> Source:
    told, ties = [], []
    for subject, claims in involved:
        mine = sorted(claims, key=_in_order)
        ties += [claim for claim in mine if claim.statement.prop in _TIES]
        said = tuple(claim for claim in mine if claim.statement.prop not in _TIES)
        if said:
            told.append(Told(subject, said))
    members = {
        c.statement.subject for c in incident.subject.claims if c.statement.document == document
    } & set(incident.subject.members)
    member = min(members, default="") if len(incident.subject.members) > 1 else ""
    return Source(document, row, tuple(told), tuple(ties), member)


def _in_order(claim: Claim) -> tuple[int, tuple[int, str]]:
    props = REVIEWED.get(claim.statement.kind, ())
    prop = claim.statement.prop
    return (props.index(prop) if prop in props else len(props), place_in_text(claim))
