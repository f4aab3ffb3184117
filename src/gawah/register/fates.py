"""What became of each person: who was injured in one report and died in a later one is not two people.

Several documents tell of one person in acts of their own, so that no act has two outcomes; here they are put
side by side.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gawah.register.fields import build_field, described
from gawah.register.tolls import OUTCOMES, meets, outcome_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.register.fields import Field
    from gawah.register.live import Claim
    from gawah.register.view import Register, Subject

_TOLL = frozenset(OUTCOMES)
"""Outcomes of which each person has one at last: who was held may be charged too."""


def fates(acts: Sequence[Subject], register: Register) -> dict[str, Field]:
    """For each person of whom documents tell different outcomes: what they tell, or how it went on.

    A document that tells both tells the course itself, and nothing is added to it.
    """
    told: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for act in acts:
        outcome = outcome_of(act)
        for victim in act.values("victim") if outcome else ():
            if victim.startswith("person:"):
                told[register.names.get(victim, victim)][str(outcome)] += _saying(act)
    found = {person: _fate(outcomes, register) for person, outcomes in told.items() if len(outcomes) > 1}
    return {person: field for person, field in sorted(found.items()) if field is not None}


def died_later(found: dict[str, Field]) -> frozenset[str]:
    """The people of whom an earlier report tells as of the living."""
    return frozenset(one for one, field in found.items() if field.steps and field.steps[-1].value == "killed")


def _saying(act: Subject) -> tuple[Claim, ...]:
    """The claims that say what an act came to."""
    for name in ("outcome", "type"):
        if (told := act.fields.get(name)) is not None and told.readings[0].claims:
            return told.readings[0].claims
    return ()


def _fate(outcomes: dict[str, list[Claim]], register: Register) -> Field | None:
    documents = [{claim.statement.document for claim in claims} for claims in outcomes.values()]
    if sum(map(len, documents)) > len(set().union(*documents)):
        return None
    about = described("act", "outcome")
    field = build_field(about, outcomes, register.sources, meets, register.course)
    return field if field.steps or (field.is_contradicted and outcomes.keys() == _TOLL) else None
