"""An incident as one account of an event, and what speaks for and against two accounts being of one event.

An account holds plain values only: it can be kept beside its incident and compared without a register.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register import compare
from gawah.resolve.names import THRESHOLD, compare_names
from gawah.schema import vocabulary
from gawah.values import edtf
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from gawah.register.compare import Bounds
    from gawah.register.derive import Incident
    from gawah.register.view import Register, Subject

_SAME_NAME = 4
"""What a victim's name weighs that both accounts spell alike."""
_LIKE_NAME = 3
"""What it weighs where both may have written one name in two ways, or in two scripts."""
MONTH = 31
"""Days that a date may span: what is only known to be of one year is like too much."""
_LEVELS = ("country", "admin1", "admin2")
_WIDE = frozenset({"country", "region", *_LEVELS})


@record
class Account:
    """What one incident says of an event."""

    incident: str
    members: tuple[str, ...]
    documents: tuple[str, ...]
    date: str
    first: int
    """The first and the last day it may have been, counted from the first of all days."""
    last: int
    types: tuple[str, ...]
    """Of its acts, sorted."""
    place: str
    """Its gazetteer entry, else its id."""
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

    @property
    def families(self) -> frozenset[str]:
        """The families of its acts: what one account calls an injury, another may call attempted killing."""
        found = (vocabulary("act_type")[one].extra["family"] for one in self.types)
        return frozenset(str(family) for family in found if family is not None)


@record
class Sign:
    """One thing that speaks for two accounts being of one event, or against it."""

    what: str
    """``date``, ``place``, ``type``, ``victims``, ``killed``, ``injured`` or ``attackers``."""
    weight: int
    """How much it says: above nothing for, below against."""
    left: str
    """What the one says, as the reviewer is shown it."""
    right: str


def account_of(incident: Incident, register: Register) -> Account | None:
    """The account of an incident; None where its place, its day or its act is not known well enough."""
    found = register.subject(incident.place or "")
    if found is None or incident.date is None or not edtf.is_valid(incident.date):
        return None
    date, place = edtf.parse(incident.date), register.within(found, frozenset(incident.documents))
    if date.earliest is None or date.latest is None:
        return None
    first, last = date.earliest.toordinal(), date.latest.toordinal()
    types = {act.value("type") for act in incident.acts} & vocabulary("act_type").keys()
    levels = {level: key(value) for level in _LEVELS if (value := place.value(level))}
    names = frozenset(map(key, place.known_by)) - {""}
    people = [party for party in incident.victims if party.kind == "person" and party.label]
    account = Account(
        incident.id,
        incident.subject.members,
        incident.documents,
        incident.date,
        first,
        last,
        tuple(sorted(one for one in types if one)),
        place.value("gazetteer") or place.id,
        place.value("name") or "",
        tuple(sorted(names)),
        levels,
        _is_wide(place, names, levels),
        tuple(party.label for party in people),
        _known_by([party.id for party in people], incident, register),
        _toll(incident.killed),
        _toll(incident.injured),
        _attackers(incident, register),
    )
    return account if account.families and last - first <= MONTH else None


def may_be_one(a: Account, b: Account) -> bool:
    """Whether two accounts of different documents may be of one event, whatever a person said of them.

    Their acts are of one family, both dates can be the same (or, in one town, lie a day apart, as they do for
    what happened at night), and one place is, or may lie in, the other.
    """
    if a.families.isdisjoint(b.families) or set(a.documents) & set(b.documents):
        return False
    overlap = a.first <= b.last and b.first <= a.last
    both_days = a.first == a.last and b.first == b.last
    if _is_one_place(a, b):
        return overlap or (both_days and abs(a.first - b.first) == 1)
    return overlap and both_days and _may_lie_in(a, b)


def signs(a: Account, b: Account) -> tuple[Sign, ...]:
    """What speaks for two accounts being of one event and what against it, the weightiest first.

    The weights order suggestions for a person; they are stated here and nothing is decided by them.
    """
    return tuple(sorted(_signs(a, b), key=lambda sign: -abs(sign.weight)))


def is_safe(found: Iterable[Sign]) -> bool:
    """Whether one name, spelt the same, speaks for two accounts being of one event, and nothing against."""
    told = tuple(found)
    named = any(sign.what == "victims" and sign.weight >= _SAME_NAME for sign in told)
    return named and all(sign.weight >= 0 for sign in told)


def _signs(a: Account, b: Account) -> Iterator[Sign]:
    apart = a.last < b.first or b.last < a.first
    near = max(a.first, b.first) - min(a.last, b.last) <= 1
    yield Sign("date", (-1 if near else -4) if apart else 2 if a.date == b.date else 1, a.date, b.date)
    where = 2 if _is_one_place(a, b) else 1 if _may_lie_in(a, b) else -4
    yield Sign("place", where, a.place_name, b.place_name)
    yield Sign("type", _of_types(a, b), _told(a.types), _told(b.types))
    if a.victims and b.victims:
        yield Sign("victims", _of_victims(a, b), _told(a.victims), _told(b.victims))
    for what, (value_of, meets) in FACTS.items():
        left, right = value_of(a), value_of(b)
        if what != "date" and left is not None and right is not None:
            yield Sign(what, 1 if meets(left, right) else -1, left, right)


def _of_types(a: Account, b: Account) -> int:
    if set(a.types) & set(b.types):
        return 1
    return -2 if a.families.isdisjoint(b.families) else 0


def _of_victims(a: Account, b: Account) -> int:
    left, right = a.victims_known_by, b.victims_known_by
    if not set(left).isdisjoint(right):
        return _SAME_NAME
    if any(compare_names(one, other).score >= THRESHOLD for one in left for other in right):
        return _LIKE_NAME
    # Sounds tell less between scripts: that a name is like none of the others may be how it is written.
    scripts = [{name.isascii() for name in names} for names in (left, right)]
    return -2 if scripts[0] & scripts[1] else -1


def _known_by(people: Iterable[str], incident: Incident, register: Register) -> tuple[str, ...]:
    """All names that the documents of an incident give some people."""
    documents = frozenset(incident.documents)
    found = (
        register.within(one, documents) for each in people if (one := register.subject(each)) is not None
    )
    return tuple(sorted({key(name) for one in found for name in one.known_by} - {""}))


def _told(values: tuple[str, ...]) -> str:
    return ", ".join(values)


def _is_wide(place: Subject, names: frozenset[str], levels: Mapping[str, str]) -> bool:
    if place.value("precision") in _WIDE:
        return True
    district = levels.get("admin2", "").split()
    return any(name.split() == district[: len(name.split())] for name in names)


def _attackers(incident: Incident, register: Register) -> str | None:
    counts = [s.value("count") for one in incident.perpetrators if (s := register.subject(one.id))]
    known = [(found, count) for count in counts if count and (found := compare.bounds(count)) is not None]
    return max(known, key=lambda one: _size(one[0]), default=(None, None))[1]


def _size(bounds: Bounds) -> tuple[float, float]:
    """By which the larger of two crowds is known; of two with one lower bound, by the upper."""
    low, high = bounds
    return low, inf if high is None else high


def _toll(bounds: Bounds) -> str | None:
    low, high = bounds
    if bounds == (0, 0):
        return None
    return f">={low}" if high is None else str(low) if low == high else f"{low}..{high}"


def _is_one_place(a: Account, b: Account) -> bool:
    return a.place == b.place or (not set(a.names).isdisjoint(b.names) and _agree(a, b))


def _agree(a: Account, b: Account) -> bool:
    """Whether no level that both places name differs."""
    return all(
        a.levels[level] == b.levels[level] for level in _LEVELS if level in a.levels and level in b.levels
    )


def _may_lie_in(a: Account, b: Account) -> bool:
    """Whether one place is wide, and nothing speaks against the other lying in it."""
    shared = a.levels.keys() & b.levels.keys()
    return bool(shared) and (a.is_wide or b.is_wide) and _agree(a, b)


def _quantities_meet(left: str, right: str) -> bool:
    return compare.compatible("quantity", left, right)


def _dates_meet(left: str, right: str) -> bool:
    return compare.compatible("date", left, right)


FACTS: Mapping[str, tuple[Callable[[Account], str | None], Callable[[str, str], bool]]] = {
    "date": (lambda account: account.date, _dates_meet),
    "killed": (lambda account: account.killed, _quantities_meet),
    "injured": (lambda account: account.injured, _quantities_meet),
    "attackers": (lambda account: account.attackers, _quantities_meet),
}
"""The facts on which accounts are compared: how to tell one, and whether two can both be true."""
