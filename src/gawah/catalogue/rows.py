"""From a part of the register to rows of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gawah.model.record import record
from gawah.register.awaiting import draft
from gawah.register.standard import standard
from gawah.schema import NAMES
from gawah.values import edtf
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.register import Claim, Incident, Party, Register, Subject
    from gawah.register.compare import Bounds

LISTED = ("person", "body", "place", "claim", "quote", "demand", "notice", "citation")
"""The kinds that have a page of their own beside the incidents."""
_DETAILS = {
    "person": ("age", "sex", "role", "affiliation"),
    "body": ("type",),
    "place": ("country", "admin1", "admin2", "precision", "point"),
    "claim": ("what", "quantity", "unit", "period", "place"),
    "quote": ("said_by", "role", "affiliation", "mode"),
    "demand": ("addressee",),
    "notice": ("type", "sender", "target", "penalty", "deadline"),
    "citation": ("provision", "norm"),
}
"""What a list of the kind shows beside the label."""


@record
class IncidentRow:
    """An incident as a line of a list."""

    id: str
    title: str
    type: str
    proof: str
    """The standard of proof that it meets, a code of ``standard``."""
    proof_by: str
    """Who said so; empty where it is only suggested."""
    date: str | None
    """EDTF."""
    date_words: str | None
    first: str | None
    """The days between which it was; None where the date has no year."""
    last: str | None
    month: str | None
    """``2024-05`` where it lies in one month."""
    place: str | None
    """The key of the place."""
    place_name: str | None
    admin2: str | None
    admin1: str | None
    country: str | None
    killed_low: int
    killed_high: int | None
    injured_low: int
    injured_high: int | None
    victims: tuple[str, ...]
    perpetrators: tuple[str, ...]
    grounds: tuple[str, ...]
    status: tuple[str, ...]
    words: str
    """The words that say it."""
    lang: str
    sources: int
    """Independent ones."""
    reports: int
    values: int
    """That a reviewer may decide about."""
    open: int
    """Of which nobody has spoken."""
    contradicted: int
    updated: int
    """Fields of which later reports tell how it went on."""
    changed: str

    @property
    def killed(self) -> Bounds:
        """At least, and at most."""
        return self.killed_low, self.killed_high

    @property
    def injured(self) -> Bounds:
        """At least, and at most."""
        return self.injured_low, self.injured_high


@record
class DocumentRow:
    """A document as a line of a list."""

    id: str
    name: str
    title: str
    publisher: str
    agency: str
    """The wire agency that it prints, as the text names it; empty where it names none."""
    source_group: str
    """As a person entered it; empty where nobody has."""
    published: str | None
    language: str
    added: str
    is_read: bool
    incidents: int
    claims: int
    open: int


@record
class SubjectRow:
    """A person, body, place, claim … as a line of a list."""

    id: str
    kind: str
    label: str
    detail: dict[str, Any]
    reports: int
    incidents: int
    names: tuple[str, ...] = ()
    """What else it is called, in any spelling and script."""


def incident_row(incident: Incident, register: Register) -> IncidentRow:
    """The row of an incident."""
    entries = list(draft(incident, register))
    evidence, met = incident.evidence, standard(incident)
    first, last = _days(incident.date)
    known = register.subject(incident.place) if incident.place else None
    place = register.within(known, frozenset(incident.documents)) if known else None
    return IncidentRow(
        id=incident.id,
        title=incident.title,
        type=incident.type,
        proof=met.level,
        proof_by=met.by,
        date=incident.date,
        date_words=incident.date_words,
        first=first,
        last=last,
        month=first[:7] if first and last and first[:7] == last[:7] else None,
        place=key_of(place, register) if place else None,
        place_name=place.value("name") if place else None,
        admin2=place.value("admin2") if place else None,
        admin1=place.value("admin1") if place else None,
        country=incident.country,
        killed_low=incident.killed[0],
        killed_high=incident.killed[1],
        injured_low=incident.injured[0],
        injured_high=incident.injured[1],
        victims=_names(incident.victims),
        perpetrators=_names(incident.perpetrators),
        grounds=incident.grounds,
        status=incident.status,
        words=(evidence.statement.original or "") if evidence else "",
        lang=(evidence.statement.lang or "und") if evidence else "und",
        sources=len(incident.sources),
        reports=len(incident.documents),
        values=len(entries),
        open=sum(not entry.is_decided for entry in entries),
        contradicted=len(incident.contradictions),
        updated=len(incident.updates),
        changed=max((_changed(c) for c in incident.claims), default=""),
    )


def _changed(claim: Claim) -> str:
    return max(claim.statement.at, claim.verdict.at if claim.verdict else "")


def _days(date: str | None) -> tuple[str | None, str | None]:
    if date is None or not edtf.is_valid(date):
        return None, None
    told = edtf.parse(date)
    first, last = told.earliest, told.latest
    return (first.isoformat() if first else None, last.isoformat() if last else None)


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(party.label for party in parties if party.label)


def key_of(subject: Subject, register: Register) -> str:
    """What a subject is known by in the catalogue: its entry, which is one in every document, else its id."""
    entries = {register.entries[one] for one in subject.members if one in register.entries}
    return f"{subject.kind}:{min(entries)}" if entries else subject.id


def _key_of_id(subject_id: str, register: Register) -> str:
    subject = register.subject(subject_id)
    return subject_id if subject is None else key_of(subject, register)


def facets(incident: Incident, row: IncidentRow, register: Register) -> Iterator[tuple[str, str]]:
    """What an incident may be filtered by beside its columns: facet and value."""
    for act in incident.acts:
        for value in act.values("type")[:1]:
            yield "type", value
    yield "type", row.type
    for ground in incident.grounds:
        yield "group", key(ground)
    for party in incident.victims:
        if party.kind != "person" and party.label:
            yield "group", key(party.label)
    for document in incident.documents:
        yield "document", document
    for document in incident.documents:
        for source in register.sources.all_of(document):
            yield "source", source
    yield "language", row.lang


def parts_of(incident: Incident, register: Register) -> Iterator[tuple[str, str]]:
    """Who and what has a part in an incident: key and role."""
    for role, parties in (("victim", incident.victims), ("perpetrator", incident.perpetrators)):
        for party in parties:
            yield _key_of_id(party.id, register), role
    place = register.subject(incident.place) if incident.place else None
    if place is not None:
        yield key_of(place, register), "place"
    for measure in incident.measures:
        answered = register.subject(measure.id)
        for one in answered.values("by") if answered is not None else ():
            yield _key_of_id(one, register), "response"


def appearances_of(register: Register) -> Iterator[dict[str, object]]:
    """Each thing of a listed kind, as each document speaks of it."""
    for kind in LISTED:
        for subject in register.of_kind(kind):
            counting: dict[tuple[str, str], int] = {}
            for claim in subject.claims:
                if claim.counts:
                    where = (claim.statement.subject, claim.statement.document)
                    counting[where] = counting.get(where, 0) + 1
            # What another document says of it is another row, which may change without this one.
            is_shared = kind in KNOWN_AGAIN and len({document for _, document in counting}) > 1
            for (member, document), number in counting.items():
                told = register.within(subject, frozenset([document])) if is_shared else subject
                yield {
                    "member": member,
                    "document": document,
                    "subject": key_of(subject, register),
                    "kind": kind,
                    "label": told.label,
                    "known_by": told.known_by,
                    "weak": told.values("weak_alias"),
                    "named_at": _named_at(told),
                    "named_by_person": _is_named_by_person(told),
                    "detail": _detail(told, register),
                    "claims": number,
                }


KNOWN_AGAIN = frozenset({"person", "body", "place"})
"""The kinds that are known again by name, and stand in several documents without joining what these tell."""


def _named_at(subject: Subject) -> str | None:
    """What sorts by when a person last said what to call a subject first; None where nobody has."""
    first = subject.fields.get("name")
    if first is None or not first.preferred or not first.readings[0].decided_at:
        return None
    return first.readings[0].decided


def _is_named_by_person(subject: Subject) -> bool:
    fields = [field for name in NAMES if (field := subject.fields.get(name)) is not None]
    return any(claim.person for field in fields for claim in field.claims)


def _detail(subject: Subject, register: Register) -> dict[str, str]:
    return {
        name: register.label(value)
        for name in _DETAILS[subject.kind]
        if (value := subject.value(name)) is not None
    }


def searched(row: IncidentRow) -> str:
    """The words by which an incident is found."""
    where = (row.place_name, row.admin2, row.admin1)
    return " \n ".join(
        filter(None, (row.title, row.words, *row.victims, *row.perpetrators, *row.grounds, *where))
    )
