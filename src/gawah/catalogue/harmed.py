"""How many people and sites an incident harmed, as figures count them: with bounds, and who is known by name.

What a list shows as "about 40" is here at least 32 and at most 48: a total must not say more than its parts.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register import compare
from gawah.register.derive import suffered
from gawah.register.parties import heads
from gawah.register.tolls import outcome_of
from gawah.values.communities import is_part_of_building
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gawah.register import Incident, Register, Subject
    from gawah.register.compare import Bounds

PEOPLE = ("killed", "injured", "detained", "disappeared", "displaced")
"""The units that are people, each an outcome of an act."""
SITE = "site"
OF_SITES = frozenset({"attack_on_place_of_worship", "desecration_of_graves", "property_destruction"})
"""The types of act that are done to a site."""


@record
class Harm:
    """How many people, or sites, one incident harmed in one way."""

    unit: str
    """One of ``PEOPLE``, or ``SITE``."""
    of: str
    """The type of act, of sites; nothing of people."""
    low: int
    high: int | None
    """None where an account leaves it open."""
    named: tuple[str, ...]
    """The ids of those who are known one by one, sorted: told in another incident too, they count once."""


def harms(incident: Incident, register: Register) -> Iterator[Harm]:
    """All that an incident counts, but itself.

    Args:
        incident: one of the register.
        register: what it is of.
    """
    outcomes = {outcome_of(act) for act in incident.acts}
    units = [unit for unit in PEOPLE if unit in outcomes]
    for unit, (low, high) in suffered(incident, units, register, _loosely).items():
        if (low, high) != (0, 0):
            yield Harm(unit, "", low, high, _named(incident, unit))
    by_type: dict[str, list[Subject]] = defaultdict(list)
    for act in incident.acts:
        by_type[act.value("type") or ""].append(act)
    for type_ in sorted(OF_SITES & by_type.keys()):
        low, high = _sites(by_type[type_], register, incident.documents)
        yield Harm(SITE, type_, low, high, _joined_sites(by_type[type_], register))


def other_dates(incident: Incident) -> tuple[str, ...]:
    """The dates (EDTF) that accounts give beside the preferred one, where they cannot all be true."""
    told = incident.subject.fields.get("date")
    return told.values[1:] if told is not None and told.is_contradicted else ()


def _loosely(victim: Subject) -> Bounds:
    """How many people a victim is, where an approximate number may be some more or fewer."""
    told = victim.value("count")
    found = compare.reach(told) if victim.kind != "person" and told is not None else None
    return found or heads(victim)


def _named(incident: Incident, outcome: str) -> tuple[str, ...]:
    acts = [act for act in incident.acts if outcome_of(act) == outcome]
    people = {one.id for one in incident.victims if one.kind == "person"}
    suffered = {value for act in acts for value in act.values("victim")}
    return tuple(sorted(people & suffered))


def _sites(acts: Sequence[Subject], register: Register, documents: Sequence[str]) -> Bounds:
    """How many sites acts of one type were done to, account by account."""
    if len(documents) < 2:
        return _told_sites(acts, register)
    tolls = []
    for document in documents:
        told = [register.within(act, frozenset({document})) for act in acts]
        if mine := [act for act in told if act.fields]:
            tolls.append(_told_sites(mine, register))
    return compare.together(tolls)


def _told_sites(acts: Sequence[Subject], register: Register) -> Bounds:
    """How many sites one account tells of: at least the greatest number it gives, or one.

    What is told again in other words, and parts of a building, may be one site: things count apart in the
    greatest number only, and only where the words for them differ.
    """
    by_word: dict[str, Bounds] = {}
    for target in _targets(acts, register):
        words = key(target.label).split()
        if target.kind == "object" and is_part_of_building(target.label):
            continue
        low, high = compare.reach(target.value("count") or "") or (1, 1)
        known = by_word.get(words[-1] if words else target.id, (0, 0))
        highest = None if high is None or known[1] is None else max(high, known[1])
        by_word[words[-1] if words else target.id] = (max(low, known[0]), highest)
    if not by_word:
        return 1, 1
    highs = [high for _, high in by_word.values()]
    return (
        max(1, *(low for low, _ in by_word.values())),
        None if None in highs else max(1, sum(high for high in highs if high is not None)),
    )


def _targets(acts: Sequence[Subject], register: Register) -> Iterator[Subject]:
    """The things and bodies that acts were done to, each once; whoever was hurt there is no site."""
    ids = dict.fromkeys(value for act in acts for value in act.values("victim"))
    found = (register.subject(one) for one in ids)
    yield from (one for one in found if one is not None and one.kind in {"object", "body"})


def _joined_sites(acts: Sequence[Subject], register: Register) -> tuple[str, ...]:
    """The sites that a person has said are one with another: elsewhere they may be known again."""
    return tuple(sorted(t.id for t in _targets(acts, register) if t.kind == "object" and len(t.members) > 1))


def harm_rows(found: Mapping[int, Sequence[Harm]]) -> list[dict[str, object]]:
    """The rows of what incidents harmed, by the row of each incident."""
    return [
        {
            "incident": row,
            "unit": harm.unit,
            "of": harm.of,
            "low": harm.low,
            "high": harm.high,
            "named": harm.named,
        }
        for row, told in found.items()
        for harm in told
    ]
