"""An incident ready to be shown, with where its accounts differ and how it went on; what sorts incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register.fields import place_in_text
from gawah.values import edtf
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.register.compare import Bounds
    from gawah.register.fields import Field
    from gawah.register.live import Claim
    from gawah.register.parties import Party
    from gawah.register.view import Subject
    from gawah.schema import Prop

    Order = tuple[int, str, str, bool, tuple[str, ...], str]

JUDGED = frozenset({"standard_met"})
"""What a person makes of the accounts: no account of what happened."""
_ABOUT_THE_RECORD = frozenset({"title", "incident", *JUDGED})
"""Properties that say nothing of what happened: two sources never share them by their own knowledge."""


@record
class Contradiction:
    """One field whose accounts cannot all be true."""

    subject: str
    field: Field


@record
class Update:
    """One field whose values follow on each other, as ``field.steps`` has them."""

    subject: str
    field: Field


@record
class Measure:
    """What the state did, or left undone."""

    id: str
    type: str
    by: tuple[str, ...]
    date: str | None
    words: str
    claims: tuple[Claim, ...]


@record
class Incident:
    """One incident, ready to be shown."""

    id: str
    subject: Subject
    title: str
    type: str
    """The gravest of its acts."""
    date: str | None
    date_words: str | None
    """As the text has it: "this month"."""
    place: str | None
    """The id of the place."""
    places: tuple[str, ...]
    """Its name and those of what it lies in, up to the country's code."""
    country: str | None
    acts: tuple[Subject, ...]
    victims: tuple[Party, ...]
    perpetrators: tuple[Party, ...]
    killed: Bounds
    injured: Bounds
    means: tuple[str, ...]
    grounds: tuple[str, ...]
    measures: tuple[Measure, ...]
    status: tuple[str, ...]
    """The stances of the accounts of what happened, sorted."""
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    claims: tuple[Claim, ...]
    """All that is claimed of it, of its acts, its parties, its place and its measures, by its documents."""
    contradictions: tuple[Contradiction, ...]
    updates: tuple[Update, ...]
    """What later reports tell otherwise because it went on: no contradiction."""

    @property
    def corroborated(self) -> tuple[Prop, ...]:
        """Properties of it and of its acts whose first value two independent sources assert."""
        fields = [field for one in (self.subject, *self.acts) for field in one.fields.values()]
        told = [field.prop for field in fields if field.readings and field.readings[0].is_corroborated]
        return tuple({prop.name: prop for prop in told if prop.name not in _ABOUT_THE_RECORD}.values())

    @property
    def evidence(self) -> Claim | None:
        """The claim whose words best say what happened: how it is told, else what was done.

        Of several sentences that tell it, the one read with the highest confidence, then the earliest.
        """
        told = self.subject.fields.get("title")
        mine = [c for c in self.claims if c.statement.span is not None]
        wanted = (
            [c for c in (told.claims if told is not None else ()) if c.statement.span is not None],
            [c for c in mine if c.statement.prop == "type" and c.statement.value == self.type],
            [c for c in mine if c.statement.subject in self.subject.members],
            mine,
        )
        return next((min(some, key=_most_telling) for some in wanted if some), None)


def _most_telling(claim: Claim) -> tuple[float, int, str]:
    return (-claim.confidence, *place_in_text(claim))


def by_date(incident: Incident) -> Order:
    """What sorts an incident by its date."""
    return order_of(incident.date, incident.places, incident.id)


def order_of(told: str | None, places: Sequence[str], incident: str) -> Order:
    """What sorts incidents: the first day it may have been, then from the widest place to the narrowest.

    Args:
        told: the date (EDTF).
        places: the names of the place and of what it lies in.
        incident: the id.
    """
    date = told or ""
    first = edtf.parse(date).earliest if edtf.is_valid(date) else None
    rank = 2 if not date else 1 if first is None else 0
    day = first.isoformat() if first else ""
    return rank, day, date, not places, tuple(key(name) for name in reversed(places)), incident
