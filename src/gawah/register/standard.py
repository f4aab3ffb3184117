"""Which standard of proof the account of an incident meets: what a person says, beside what gawah suggests.

The ladder is that of fact-finding for the United Nations. gawah suggests only its two lowest steps, for more
is a judgement on how credible a source is. A suggestion is never stored: it follows from the register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model import Stance
from gawah.model.came import NEVER, came
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.register.incident import Incident
    from gawah.register.live import Claim

PROP = "standard_met"
"""The property of an incident that holds a person's verdict, a code of ``standard``."""
ALLEGED, SUSPICION = "alleged", "reasonable_suspicion"
"""The steps that may be suggested, from the lowest."""
SERIOUS = frozenset({("incident", "date"), ("incident", "place"), ("act", "type"), ("act", "outcome")})
"""What accounts must not disagree on: what happened, when and where. That they tell of four or five wounded,
or differ on somebody's age, is shown and lowers nothing."""


@record
class Suggestion:
    """A step of the ladder with what it rests on."""

    level: str
    sources: int
    """How many independent ones tell of it."""
    contradicted: tuple[str, ...]
    """The serious facts on which accounts disagree, each once, as properties."""
    denials: int
    """Claims that deny it, or an act of it."""


@record
class Standard:
    """What is said of an incident's standard of proof."""

    level: str
    """That counts: a person's, else the one suggested."""
    by: str
    """Who said so; empty where it is only suggested."""
    at: str
    """When they did; empty where it is only suggested."""
    why: str
    """Their reason; empty where it is only suggested."""
    claim: Claim | None
    """The claim that holds it, to be taken back; None where it is only suggested."""
    suggested: Suggestion


def suggestion(incident: Incident) -> Suggestion:
    """The step that the accounts of an incident allow to suggest.

    Reasonable suspicion needs two independent sources, and that nobody denies it or disagrees on what
    happened, when and where; all else is alleged.
    """
    fields = [field for one in (incident.subject, *incident.acts) for field in one.fields.values()]
    denials = sum(claim.statement.stance is Stance.DENIED for field in fields for claim in field.claims)
    disputed = tuple(
        dict.fromkeys(
            field.prop.name
            for field in fields
            if field.is_contradicted and (field.prop.kind, field.prop.name) in SERIOUS
        )
    )
    is_supported = len(incident.sources) > 1 and not disputed and not denials
    return Suggestion(SUSPICION if is_supported else ALLEGED, len(incident.sources), disputed, denials)


def standard(incident: Incident) -> Standard:
    """The standard that an incident meets, with who says so and why."""
    suggested = suggestion(incident)
    field = incident.subject.fields.get(PROP)
    if field is None or field.preferred is None:
        return Standard(suggested.level, "", "", "", None, suggested)
    claim = max(field.readings[0].claims, key=lambda one: (one.person_came, one.id))
    why = _reason(claim, incident.subject.claims)
    return Standard(field.preferred, claim.person, claim.person_at, why, claim, suggested)


def _reason(claim: Claim, others: Iterable[Claim]) -> str:
    """Why the person said so: what they wrote last as they said it, or as they put it in another's place."""
    words = [one.verdict for one in others if one.verdict is not None and one.verdict.instead == claim.id]
    if claim.verdict is not None:
        words.append(claim.verdict)
    return max(((came(word), word.why) for word in words), default=(NEVER, ""))[1]
