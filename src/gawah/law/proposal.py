"""What is proposed for an incident, as records. Nothing in them says that a norm was not kept."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gawah.law.cited import meets
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.law.cited import Cited
    from gawah.law.facts import Shown
    from gawah.law.force import Force
    from gawah.law.matter import Where
    from gawah.law.records import Caution, TypeRule, Version
    from gawah.model import Span
    from gawah.norms import Norm
    from gawah.register import Claim


class Limb(StrEnum):
    """Through what a duty of the State may be engaged."""

    ACT = "act"
    """An organ of the State is named as who did it."""
    DUTY = "duty"
    """Nobody who is named is told to be of the State: to protect, to inquire, to give a remedy."""
    UNKNOWN = "unknown"
    """Nobody says who did it, or not whether they are of the State."""


@record
class Reservation:
    """What a state declared of a treaty when it joined."""

    gist: str
    made: str
    """EDTF; empty where the tables have no day."""
    until: str
    is_verified: bool
    note: str
    sources: tuple[str, ...]


@record
class Engaged:
    """One norm of the proposal."""

    norm: Norm
    why: str
    force: Force
    limb: Limb | None
    """For a duty of the State; None for an offence, a remedy or context."""
    shown_by: tuple[Shown, ...]
    """The facts on which it is proposed, beside those that every norm of the type needs."""
    lacking: tuple[tuple[str, ...], ...]
    """Facts that it still needs, each in words: of each inner tuple one would do."""
    names_it: tuple[Claim, ...]
    """The claims of sources that name it beside the incident."""
    reservations: tuple[Reservation, ...]
    versions: tuple[Version, ...]


@record
class Named:
    """A norm that a source names, as the tables have it."""

    norm: Norm
    force: Force
    reservations: tuple[Reservation, ...]


@record
class Part:
    """The proposal for one type of incident."""

    rule: TypeRule
    acts: tuple[str, ...]
    """Ids of the acts, or of the responses, for which it is made."""
    applies: bool
    """Whether the rule is about this incident: its ``only_if`` is shown, and its ``unless`` is not."""
    why_not: str
    """In words, where it does not apply."""
    shown: tuple[Shown, ...]
    missing: tuple[Shown, ...]
    """Needed and not shown."""
    more: tuple[Shown, ...]
    """What would make it stronger, shown or not."""
    proposed: tuple[Engaged, ...]
    """In force on every day that it may have been, with the facts that they need."""
    depends: tuple[Engaged, ...]
    """The same, in force on some of the days that it may have been."""
    flagged: tuple[Engaged, ...]
    """The same, where it is for counsel to say whether they hold there."""
    waiting: tuple[Engaged, ...]
    """In force, or perhaps so, and a fact that they need is not shown."""
    left: tuple[Engaged, ...]
    """Not in force there or then, or not known to be."""
    never: tuple[tuple[Norm, str], ...]
    """Norms that are not proposed whatever is shown, with what is said instead."""
    cautions: tuple[tuple[Caution, tuple[Claim, ...]], ...]
    """What is not inferred, with the claims that make it worth saying."""

    @property
    def is_ready(self) -> bool:
        """Whether all is shown that must be."""
        return not self.missing


class Door(StrEnum):
    """Whether a complaint route is there."""

    OPEN = "open"
    CLOSED = "closed"
    TOO_EARLY = "too_early"
    """It is there, and the incident lies before it was."""
    UNKNOWN = "unknown"


@record
class Way:
    """A complaint route with whether it is there for the state."""

    name: str
    title: str
    door: Door
    why: str
    note: str
    is_verified: bool


@record
class Masked:
    """Words that are not written out again, by the acts that they are and by where they stand."""

    acts: frozenset[str]
    spans: tuple[Span, ...]
    """The words of these acts, with the sentences around them as far as the record has them."""

    def hides(self, claim: Claim) -> bool:
        """Whether the words of a claim would write them out."""
        span = claim.statement.span
        return claim.statement.subject in self.acts or (span is not None and meets(span, self.spans))


@record
class Proposal:
    """Which norms an incident may engage, what shows it, what is missing, and which routes there are."""

    incident: str
    where: Where
    state: str
    """Its name; empty where it is not known."""
    parts: tuple[Part, ...]
    no_rule: tuple[str, ...]
    """Types of acts of the incident for which there is no rule yet."""
    cited: tuple[Cited, ...]
    """What the sources say of the law: claims of theirs, apart from what is proposed."""
    named: Mapping[str, Named]
    """The norms that the sources name, by id, with what the tables have of them: no claim of a source."""
    ways: tuple[Way, ...]
    bodies: tuple[tuple[str, str], ...]
    """National bodies to turn to, with what they rest on."""
    notes: tuple[str, ...]
    """What to know of place, date and data before reading on."""
    is_own: bool
    """Whether an organisation's own file changed the tables."""
    masked: Masked
    """What is not written out: words of hate stay in the record."""
