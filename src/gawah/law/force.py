"""Whether a norm holds for a state, in a place, on the days something may have happened.

A treaty binds a state only from its entry into force for it; a law holds where its legislature's word goes;
a declaration needs no state. What the tables do not say is said to be unknown, and nothing is proposed on it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gawah.law.days import Days, Held, days_of, held, later
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.law.matter import Matter
    from gawah.law.records import Detail, Law, Version
    from gawah.norms import Norm


class Standing(StrEnum):
    """What may be done with a norm."""

    IN_FORCE = "in_force"
    """It holds on every day that it may have been: it may be proposed."""
    DEPENDS = "depends"
    """It holds on some of the days that it may have been."""
    FLAGGED = "flagged"
    """Whether it holds in that part of the state is for counsel to say."""
    NOT = "not"
    """It does not hold there or then."""
    UNKNOWN = "unknown"
    """The tables do not say."""


_SAID = {
    "bound": "binds {state} from {since}",
    "held": "in force from {since}",
    "whole": "{instrument} in force from {since}",
    "declaration": "a declaration of {since}: binds no state as a treaty does",
    "decided": "dated {since}",
    "territory": "in force in {state} from {since}; in {territory}, for counsel to say",
    "province": "in force in {state} from {since}; the province is not known",
    "court": "a ruling of {court}: it binds in {territory}, and elsewhere is for counsel to say",
    "not_yet": "not yet: {what} from {since}, after the incident",
    "no_longer": "no longer: it held until {until}",
    "later": "later than the incident: dated {since}",
    "not_party": "{state} is no party to it ({as_of})",
    "signatory": "{state} has signed it and is not bound by it ({as_of})",
    "status_old": "{state} was no party in {as_of}; the data knows of nothing since",
    "no_treaty_data": "the data does not say whether {state} is a party",
    "no_state_data": "there is no data on {state}",
    "no_state": "nobody says in which state it was, or accounts differ",
    "other_state": "law of another state ({state})",
    "elsewhere": "law of {territory} only",
    "elsewhere_unknown": "law of {territory} only, and it is not known in which part of the state it was",
    "of_others": "it does not speak of {state}",
}


@record
class Force:
    """Whether a norm holds, with the reason."""

    standing: Standing
    code: str
    args: Mapping[str, str]
    since: str = ""
    """EDTF: from when it holds there; empty where it does not, or at all times."""
    is_verified: bool = True
    """Whether the day was checked, and not only worked out or read in a secondary source."""

    def __str__(self) -> str:
        """The reason in English."""
        return _SAID[self.code].format_map(self.args)


def force(norm: Norm, matter: Matter, law: Law) -> Force:
    """Whether a norm holds for an incident."""
    instrument = law.instruments[norm.instrument]
    detail = law.details.get(norm.id)
    jurisdiction = norm.data.get("jurisdiction") or instrument.jurisdiction
    if jurisdiction:
        return _domestic(norm, str(jurisdiction), matter, law)
    if instrument.kind == "declaration":
        return _dated(norm, matter, law, "declaration", {})
    if matter.where.country is None:
        return Force(Standing.UNKNOWN, "no_state", {})
    state = matter.where.country
    if detail is not None and detail.states and state not in detail.states:
        return Force(Standing.NOT, "of_others", {"state": name_of(state, law)})
    bound = _bound(norm.instrument, matter, law)
    if norm.kind == "treaty" or bound.standing not in {Standing.IN_FORCE, Standing.DEPENDS}:
        return bound
    return _dated(norm, matter, law, "decided", {})


def name_of(state: str, law: Law) -> str:
    """What to call a state: its name where the tables know it, else its code."""
    known = law.countries.get(state)
    return known.name if known is not None else state


def special_in(state: str, law: Law) -> str:
    """The parts of a state where its own norms are flagged, in words; empty where there are none."""
    return " or ".join(
        one.name for one in law.territories.values() if one.country == state and one.is_special
    )


def _held(norm: Norm, law: Law) -> tuple[str, dict[str, str]]:
    """How it is said since when a norm holds; one without a day of its own, since when its instrument does.

    When a section of a code of 1860 got the wording of the table is another question.
    """
    if norm.data.get("in_force"):
        return "held", {}
    instrument = law.instruments[norm.instrument]
    return "whole", {"instrument": instrument.abbreviation or instrument.name}


def _first_day(norm: Norm, law: Law) -> str:
    own = (norm.data.get(key) for key in ("in_force", "decided", "effective", "heard"))
    return next((str(day) for day in own if day), law.dates.get(norm.instrument, ""))


def _dated(norm: Norm, matter: Matter, law: Law, code: str, args: dict[str, str]) -> Force:
    """By the days on which a norm held by itself."""
    since = _first_day(norm, law)
    detail = law.details.get(norm.id)
    until = detail.until if detail is not None and detail.until else ""
    found = held(matter.days, days_of(since), days_of(until))
    told = {**args, "since": since or "a day that is not in the data", "until": until, "what": "in force"}
    is_document = norm.kind in {"judgment", "soft_law", "treaty_body"}
    is_verified = norm.verified and bool(since)
    if found is Held.NOT_YET:
        return Force(Standing.NOT, "later" if is_document else "not_yet", told, since, is_verified)
    if found is Held.NO_LONGER:
        return Force(Standing.NOT, "no_longer", told, since, is_verified)
    standing = Standing.IN_FORCE if found is Held.ALL else Standing.DEPENDS
    return Force(standing, "decided" if is_document else code, told, since, is_verified)


def _domestic(norm: Norm, jurisdiction: str, matter: Matter, law: Law) -> Force:
    """A norm of a state, or of a part of one."""
    where = matter.where
    if where.country is None:
        return Force(Standing.UNKNOWN, "no_state", {})
    if jurisdiction[:2] != where.country:
        return Force(Standing.NOT, "other_state", {"state": name_of(jurisdiction[:2], law)})
    if "-" in jurisdiction:
        return _of_a_part(norm, jurisdiction, matter, law)
    found = _dated(norm, matter, law, *_held(norm, law))
    if found.standing is Standing.NOT:
        return found
    since = found.since or "a day that is not in the data"
    if where.territory is not None and where.territory.is_special:
        args = {"territory": where.territory.name, "state": name_of(where.country, law), "since": since}
        return Force(Standing.FLAGGED, "territory", args, found.since, where.territory.verified)
    if (
        not where.is_known_within
        and not matter.is_whole_state
        and (special := special_in(where.country, law))
    ):
        args = {"territory": special, "state": name_of(where.country, law), "since": since}
        return Force(Standing.FLAGGED, "province", args, found.since, found.is_verified)
    detail = law.details.get(norm.id)
    return _where_it_binds(detail, found, matter, law) if detail is not None else found


def _of_a_part(norm: Norm, jurisdiction: str, matter: Matter, law: Law) -> Force:
    """A norm of a part of a state."""
    known = law.territories.get(jurisdiction)
    args = {"territory": known.name if known is not None else jurisdiction}
    here = matter.where.territory
    if here is not None and here.code == jurisdiction:
        return _dated(norm, matter, law, *_held(norm, law))
    if matter.where.is_known_within:
        return Force(Standing.NOT, "elsewhere", args)
    return Force(Standing.UNKNOWN, "elsewhere_unknown", args)


def _where_it_binds(detail: Detail, found: Force, matter: Matter, law: Law) -> Force:
    """A ruling that binds in a part of the state is flagged everywhere else."""
    here = matter.where.territory
    if not detail.territories or (here is not None and here.code in detail.territories):
        return found
    names = " and ".join(law.territories[code].name for code in detail.territories)
    args = {"court": detail.court or "a court of one province", "territory": names}
    return Force(Standing.FLAGGED, "court", args, found.since, found.is_verified)


def _bound(treaty: str, matter: Matter, law: Law) -> Force:
    """Whether a treaty binds the state of an incident on its days."""
    state = matter.where.country or ""
    known = law.countries.get(state)
    args = {
        "state": name_of(state, law),
        "as_of": law.status_as_of,
        "what": f"it binds {name_of(state, law)}",
    }
    if known is None:
        return Force(Standing.UNKNOWN, "no_state_data", args)
    entry = known.treaties.get(treaty)
    if entry is None:
        return Force(Standing.UNKNOWN, "no_treaty_data", args)
    if entry.get("status") != "party":
        return _not_bound(str(entry.get("status")), args, matter, law)
    since, days, is_sure = bound_from(treaty, state, law)
    args |= {"since": since, "until": ""}
    is_verified = is_sure and bool(entry.get("verified"))
    found = held(matter.days, days, None)
    if found is Held.NOT_YET:
        return Force(Standing.NOT, "not_yet", args, since, is_verified)
    standing = Standing.IN_FORCE if found is Held.ALL else Standing.DEPENDS
    return Force(standing, "bound", args, since, is_verified)


def _not_bound(status: str, args: dict[str, str], matter: Matter, law: Law) -> Force:
    looked = days_of(law.status_as_of)
    is_since = looked is not None and any(one.last > looked.last for one in matter.days)
    if is_since:
        return Force(Standing.UNKNOWN, "status_old", args)
    return Force(Standing.NOT, "signatory" if status == "signatory" else "not_party", args)


def bound_from(treaty: str, state: str, law: Law) -> tuple[str, Days | None, bool]:
    """From when a treaty binds a party: as it is said (EDTF), as days, and whether the day was checked.

    Where the table has no such day it is worked out from the deposit, by the treaty's own clause; a state
    that joined before there were enough parties is bound from when the treaty itself came into force.
    """
    entry = law.countries[state].treaties[treaty]
    own = str(entry.get("in_force_for_state") or "")
    if own:
        return own, days_of(own), entry.get("computed") != "in_force_for_state"
    deposit, clause = days_of(str(entry.get("bound") or "")), law.entries.get(treaty)
    if deposit is None:
        return "a day that is not in the data", None, False
    days = later(deposit, clause.months, clause.days) if clause is not None else _a_year_on(deposit)
    general = days_of(law.dates.get(treaty, ""))
    if general is not None:
        days = Days(max(days.first, general.first), max(days.last, general.last))
    told = days.first.isoformat()
    return (told if days.first == days.last else f"{told}/{days.last.isoformat()}"), days, False


def _a_year_on(deposit: Days) -> Days:
    """The days by which a treaty surely binds where nobody says how long after the deposit: within a year."""
    return Days(deposit.first, later(deposit, 12, 0).last)


def version(norm: Norm, matter: Matter, law: Law) -> tuple[Version, ...]:
    """The wordings of a norm that may have held on the days of an incident; none where it has but one."""
    detail = law.details.get(norm.id)
    versions = detail.versions if detail is not None else ()
    return tuple(
        one
        for one in versions
        if held(matter.days, days_of(one.since or ""), days_of(one.until or "")) in {Held.ALL, Held.SOME}
    )
