"""What of an incident no person has looked at yet.

The queue of a reviewer is made of these: an incident with nothing awaiting has been reviewed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gawah.register.fields import Field, Reading
    from gawah.register.incident import Incident
    from gawah.register.live import Claim
    from gawah.register.view import Register, Subject

REVIEWED: Mapping[str, tuple[str, ...]] = {
    "incident": ("date", "place"),
    "act": ("type", "victim", "perpetrator", "outcome", "means", "ground"),
    "person": ("name", "age", "sex", "role", "affiliation"),
    "body": ("name", "type"),
    "group": ("label", "count", "member"),
    "object": ("label", "count"),
    "measure": ("type", "by", "date"),
}
"""What a reviewer decides about, by kind and in this order. What only ties parts together (the incident of an
act) or follows from a choice (the province of a place) is not asked about."""


@record
class Entry:
    """One value of an incident's draft."""

    subject: Subject
    field: Field
    reading: Reading

    @property
    def claim(self) -> Claim:
        """The claim that stands for the value: one a person spoke about, else the surest, else the first."""
        mine = self.reading.claims or self.reading.denials
        return max(mine, key=lambda c: (c.person_came, c.confidence, -_start(c)))

    @property
    def is_decided(self) -> bool:
        """Whether a person has spoken about the value."""
        return any(c.verdict is not None or c.person for c in (*self.reading.claims, *self.reading.denials))


def parts(incident: Incident, register: Register) -> tuple[Subject, ...]:
    """The subjects of which an incident's draft is made, each once, in reading order.

    Each is as the incident's own documents speak of it.
    """
    own = frozenset(incident.documents)
    others = [one.id for one in (*incident.victims, *incident.perpetrators)]
    others += [measure.id for measure in incident.measures]
    who = [register.within(found, own) for one in others if (found := register.subject(one)) is not None]
    return tuple({subject.id: subject for subject in (incident.subject, *incident.acts, *who)}.values())


def entries(subject: Subject) -> Iterator[Entry]:
    """Every value of one part of a draft that a reviewer may decide about, best value of each field first."""
    for name in REVIEWED.get(subject.kind, ()):
        field = subject.fields.get(name)
        if field is not None:
            yield from (Entry(subject, field, reading) for reading in field.readings)


def draft(incident: Incident, register: Register) -> Iterator[Entry]:
    """Every value of an incident that a reviewer may decide about."""
    for subject in parts(incident, register):
        yield from entries(subject)


def awaiting(incident: Incident, register: Register) -> tuple[Entry, ...]:
    """The values about which no person has spoken."""
    return tuple(entry for entry in draft(incident, register) if not entry.is_decided)


def _start(claim: Claim) -> int:
    span = claim.statement.span
    return span.start if span is not None else -1
