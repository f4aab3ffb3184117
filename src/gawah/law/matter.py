"""What is asked about: an incident with its acts, its days, its place and the law its sources name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.law.cited import cited_in
from gawah.law.days import when
from gawah.values.scripts import key

if TYPE_CHECKING:
    from gawah.law.cited import Cited
    from gawah.law.days import Days
    from gawah.law.records import Law, Territory, TypeRule
    from gawah.register import Incident, Register, Subject


@dataclass(frozen=True)
class Where:
    """Where it was, as far as the law depends on it."""

    country: str | None
    """ISO 3166-1; None where nobody says, or accounts differ."""
    unit: str
    """The province as the gazetteer has it; empty where it is not known."""
    territory: Territory | None
    """The part of the state whose law is told apart; None where it lies in none, or this is not known."""
    others: tuple[str, ...] = ()
    """The countries where accounts differ on which it is."""

    @property
    def is_known_within(self) -> bool:
        """Whether it is known in which part of the state it was."""
        return bool(self.unit)


@dataclass(frozen=True)
class Matter:
    """One incident, ready to be asked about; the acts are those of one type."""

    incident: Incident
    register: Register
    acts: tuple[Subject, ...]
    days: tuple[Days, ...]
    where: Where
    cited: tuple[Cited, ...]
    officials: frozenset[str]
    """Nouns for people in office, folded."""
    is_whole_state: bool = False
    """Whether it was done to a state as a whole, so that no province need be known."""


def matter_of(incident: Incident, register: Register, law: Law) -> Matter:
    """An incident with all its acts."""
    return Matter(
        incident,
        register,
        incident.acts,
        _days(incident),
        _where(incident, register, law),
        cited_in(incident, register),
        law.officials,
    )


def acts_of(rule: TypeRule, matter: Matter) -> tuple[Subject, ...]:
    """The acts that a type is about; all, the harm, for one that is told by responses of the state."""
    if rule.measures:
        told = any(measure.type in rule.measures for measure in matter.incident.measures)
        return matter.acts if told else ()
    return tuple(act for act in matter.acts if act.value("type") in rule.acts)


def _days(incident: Incident) -> tuple[Days, ...]:
    return when(incident.subject.values("date"))


def _where(incident: Incident, register: Register, law: Law) -> Where:
    places = [place for value in incident.subject.values("place") if (place := register.subject(value))]
    told = {(place.value("country") or "", _unit(place)) for place in places}
    countries = sorted({country for country, _ in told if country})
    if len(countries) != 1:
        return Where(None, "", None, tuple(countries))
    units = {unit for _, unit in told if unit}  # an account that names only the state contradicts none
    unit = next(iter(units)) if len(units) == 1 else ""
    return Where(countries[0], unit, _territory(countries[0], unit, law))


def _unit(place: Subject) -> str:
    """The province that a place lies in, or is."""
    found = place.value("admin1")
    if found is None and place.value("precision") == "admin1":
        found = place.value("name")
    return found or ""


def _territory(country: str, unit: str, law: Law) -> Territory | None:
    if not unit:
        return None
    folded = key(unit)
    return next(
        (one for one in law.territories.values() if one.country == country and folded in one.units), None
    )
