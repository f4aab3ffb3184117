"""An incident as one account of an event, and what speaks for and against two accounts being of one event.

An account holds plain values only: it can be kept beside its incident and compared without a register.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register import compare
from gawah.register.attackers import largest
from gawah.resolve.comparisons import Sign, is_safe, signs
from gawah.resolve.described import described
from gawah.resolve.names import sounds_in_pairs
from gawah.resolve.told import told_words
from gawah.resolve.weights import SAME_FROM, SUGGEST_FROM
from gawah.resolve.whereabouts import LEVELS, WIDE, is_one_place, may_lie_in, named_like_district
from gawah.schema import vocabulary
from gawah.values import edtf
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gawah.register.compare import Bounds
    from gawah.register.incident import Incident
    from gawah.register.parties import Party
    from gawah.register.view import Register, Subject

__all__ = [
    "ANY_DAY",
    "FACTS",
    "MONTH",
    "SAME_FROM",
    "SUGGEST_FROM",
    "Account",
    "Sign",
    "account_of",
    "can_agree",
    "has_day_and_place",
    "is_safe",
    "may_be_one",
    "signs",
]

MONTH = 31
"""Days that a date may span: what is only known to be of one year is like too much."""
ANY_DAY = (0, 4_000_000)
"""The days between which it was where nobody tells, or tells no more than a year; no day of a calendar that
gawah reads lies outside."""


@record
class Account:
    """What one incident says of an event."""

    incident: str
    members: tuple[str, ...]
    documents: tuple[str, ...]
    date: str
    """EDTF; empty where nobody tells."""
    first: int
    """The first and the last day it may have been, counted from the first of all days; ``ANY_DAY`` where it
    is not known to a month."""
    last: int
    types: tuple[str, ...]
    """Of its acts, sorted."""
    place: str
    """Its gazetteer entry, else its id; empty where nobody tells."""
    place_name: str
    names: tuple[str, ...]
    """All that the place is called, folded."""
    levels: Mapping[str, str]
    """What it lies in, folded, by level: country, admin1, admin2."""
    is_wide: bool
    """Whether it is a stretch of land, or the town after which the district is named."""
    victims: tuple[str, ...]
    """The names of those who are named, as a reviewer is shown them."""
    victims_known_by: tuple[str, ...]
    """All names by which they are known again, folded, sorted."""
    killed: str | None
    """A quantity; None where it tells of nobody, which does not say that it was nobody."""
    injured: str | None
    attackers: str | None
    precision: str = ""
    """How exactly the place is known: a code of the vocabulary ``precision``."""
    ages: tuple[int, ...] = ()
    """Of the victims who are named or described one by one, in years, sorted."""
    suspects: tuple[str, ...] = ()
    """The names of those who are said to have done it."""
    suspects_known_by: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    """The names of the bodies that did it or suffered it."""
    bodies_known_by: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    """The names of the people who tell of it and neither did nor suffered it: an officer, a father."""
    speakers_known_by: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    """The words by which victims without a name, and what was attacked, are told of: ``en:miner``; sorted."""
    described_as: tuple[str, ...] = ()
    """The same as a reviewer is shown it: "eleven coal miners"."""
    told: tuple[str, ...] = ()
    """What else the sentences say in which it is told: ``en:factor``; sorted."""
    told_beside: tuple[str, ...] = ()
    """What the sentences say that run on with these and tell of other incidents."""
    body_roles: tuple[str, ...] = ()
    """``victim`` and ``perpetrator``, as far as bodies are told that were one."""

    @property
    def is_dated(self) -> bool:
        """Whether its day is known, to a month at least."""
        return (self.first, self.last) != ANY_DAY

    @property
    def called(self) -> frozenset[str]:
        """What those whom it was done to are known by among all people: pairs of words of a name.

        Accounts of which one tells no day or no place meet by these alone.
        """
        return _called(self.victims_known_by)

    @property
    def families(self) -> frozenset[str]:
        """The families of its acts: what one account calls an injury, another may call attempted killing."""
        return _families(self.types)


@lru_cache(maxsize=4096)  # asked for with every pair, of few combinations of types
def _families(types: tuple[str, ...]) -> frozenset[str]:
    found = (vocabulary("act_type")[one].extra["family"] for one in types)
    return frozenset(str(family) for family in found if family is not None)


@lru_cache(maxsize=65_536)
def _called(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(pair for name in names for pair in sounds_in_pairs(name))


def account_of(incident: Incident, register: Register) -> Account | None:
    """The account of an incident; None where too little is known of it to know it again.

    Its act must be known, and its day, its place or one of those to whom it was done by name.
    """
    first, last = _days(incident.date)
    place, levels, names = _place(incident, register)
    types = {act.value("type") for act in incident.acts} & vocabulary("act_type").keys()
    victims, suspects = _people(incident.victims), _people(incident.perpetrators)
    bodies = [one for one in (*incident.victims, *incident.perpetrators) if one.kind == "body" and one.label]
    speakers = _speakers(incident, register)
    account = Account(
        incident.id,
        incident.subject.members,
        incident.documents,
        incident.date or "",
        first,
        last,
        tuple(sorted(one for one in types if one)),
        (place.value("gazetteer") or place.id) if place is not None else "",
        (place.value("name") or "") if place is not None else "",
        tuple(sorted(names)),
        levels,
        place is not None and _is_wide(place, names, levels),
        _labels(victims),
        _known_by([party.id for party in victims], incident, register),
        _toll(incident.killed),
        _toll(incident.injured),
        _attackers(incident, register),
        (place.value("precision") or "") if place is not None else "",
        _ages(incident.victims),
        _labels(suspects),
        _known_by([party.id for party in suspects], incident, register),
        _labels(bodies),
        _known_by([party.id for party in bodies], incident, register),
        tuple(one.label for one in speakers),
        _known_by([one.id for one in speakers], incident, register),
        *described(incident.victims, register),
        *told_words(incident, register),
        _body_roles(incident),
    )
    is_enough = account.is_dated or account.place or account.called
    return account if account.families and is_enough else None


def _days(date: str | None) -> tuple[int, int]:
    """The first and the last day that a date may mean, as they are counted; any, where it is too wide."""
    if date is None or not edtf.is_valid(date):
        return ANY_DAY
    found = edtf.parse(date)
    if found.earliest is None or found.latest is None:
        return ANY_DAY
    first, last = found.earliest.toordinal(), found.latest.toordinal()
    return (first, last) if last - first <= MONTH else ANY_DAY


def _place(
    incident: Incident, register: Register
) -> tuple[Subject | None, Mapping[str, str], frozenset[str]]:
    """The place as the documents of an incident tell it, what it lies in, and what it is called, folded."""
    found = register.subject(incident.place or "")
    if found is None:
        return None, {}, frozenset()
    place = register.within(found, frozenset(incident.documents))
    levels = {level: key(value) for level in LEVELS if (value := place.value(level))}
    return place, levels, frozenset(map(key, place.known_by)) - {""}


def may_be_one(a: Account, b: Account) -> bool:
    """Whether two accounts of different documents may be of one event, whatever a person said of them.

    Their acts are of one family, both dates can be the same (or, in one town, lie a day apart, as they do for
    what happened at night), and one place is, or may lie in, the other. Where the day or the place of one is
    not told, what is told must agree, and one of those to whom it was done be called alike in both.
    """
    if a.families.isdisjoint(b.families) or set(a.documents) & set(b.documents):
        return False
    if not has_day_and_place(a) or not has_day_and_place(b):
        return not a.called.isdisjoint(b.called) and can_agree(a, b)
    both_days = a.first == a.last and b.first == b.last
    if is_one_place(a, b):
        return _overlap(a, b) or (both_days and abs(a.first - b.first) == 1)
    return _overlap(a, b) and both_days and may_lie_in(a, b)


def _overlap(a: Account, b: Account) -> bool:
    return a.first <= b.last and b.first <= a.last


def has_day_and_place(one: Account) -> bool:
    """Whether both are told: accounts of which one is not meet by the names of those it was done to."""
    return one.is_dated and bool(one.place)


def can_agree(a: Account, b: Account) -> bool:
    """Whether dates and places of both can be true, as far as they are told."""
    if a.is_dated and b.is_dated:
        dates = _overlap(a, b)
    else:
        dates = not a.date or not b.date or _dates_meet(a.date, b.date)
    return dates and (not a.place or not b.place or is_one_place(a, b) or may_lie_in(a, b))


def _people(parties: Iterable[Party]) -> list[Party]:
    return [party for party in parties if party.kind == "person" and party.label]


def _labels(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.label for party in parties))


def _body_roles(incident: Incident) -> tuple[str, ...]:
    sides = {"perpetrator": incident.perpetrators, "victim": incident.victims}
    return tuple(role for role, parties in sides.items() if any(one.kind == "body" for one in parties))


def _ages(parties: Iterable[Party]) -> tuple[int, ...]:
    """The ages that are told exactly."""
    told = [party.details.get("age", "") for party in parties]
    return tuple(sorted(int(age) for age in told if age.isdecimal()))


def _speakers(incident: Incident, register: Register) -> list[Subject]:
    """The people who are said to tell of it, in order of their names."""
    took_part = {party.id for party in (*incident.victims, *incident.perpetrators)}
    spoke = {register.names.get(one, one) for claim in incident.claims for one in claim.statement.speaker}
    found = [register.subject(one) for one in spoke - took_part if one.startswith("person:")]
    named = [one for one in found if one is not None and one.known_by]
    return sorted(named, key=lambda one: (one.label, one.id))


def _known_by(people: Sequence[str], incident: Incident, register: Register) -> tuple[str, ...]:
    """All names that the documents of an incident give some people or bodies."""
    if not people:
        return ()
    documents = frozenset(incident.documents)
    found = (
        register.within(one, documents) for each in people if (one := register.subject(each)) is not None
    )
    return tuple(sorted({key(name) for one in found for name in one.known_by} - {""}))


def _is_wide(place: Subject, names: frozenset[str], levels: Mapping[str, str]) -> bool:
    return place.value("precision") in WIDE or named_like_district(names, levels)


def _attackers(incident: Incident, register: Register) -> str | None:
    found = largest(s for one in incident.perpetrators if (s := register.subject(one.id)) is not None)
    return found[0] if found is not None else None


def _toll(bounds: Bounds) -> str | None:
    low, high = bounds
    if bounds == (0, 0):
        return None
    return f">={low}" if high is None else str(low) if low == high else f"{low}..{high}"


def _quantities_meet(left: str, right: str) -> bool:
    return compare.compatible("quantity", left, right)


def _dates_meet(left: str, right: str) -> bool:
    return compare.compatible("date", left, right)


FACTS: Mapping[str, tuple[Callable[[Account], str | None], Callable[[str, str], bool]]] = {
    "date": (lambda account: account.date if account.is_dated else None, _dates_meet),
    "killed": (lambda account: account.killed, _quantities_meet),
    "injured": (lambda account: account.injured, _quantities_meet),
    "attackers": (lambda account: account.attackers, _quantities_meet),
}
"""The facts on which accounts are compared: how to tell one, and whether two can both be true."""
