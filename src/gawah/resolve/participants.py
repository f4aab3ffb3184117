"""Which people of accounts of one event are one person: a pure function that proposes and decides nothing.

It is asked once accounts are known, or held, to be of one event: that two reports of one killing name a Bilal
Farooq says much more than that two reports do. Whoever asks makes judgements of what is proposed.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register import compare
from gawah.register.clusters import Clusters
from gawah.resolve.names import THRESHOLD, compare_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gawah.register.incident import Incident
    from gawah.register.view import Register, Subject
    from gawah.resolve.names import Likeness

    Pair = tuple[str, str]

_MARGIN = 0.1
"""By how much the likest name must be liker than that of somebody else it may as well be."""
_BIRTHDAY = 1
"""Years that two ages of one person may differ: who is 31 in one paper has turned 32 in the next."""


@record
class OnePerson:
    """Two people of different documents who are one, as far as names and ages tell."""

    left: str
    """The id of a subject, before the other in order."""
    right: str
    score: float
    """From 0 to 1, how alike the names are."""
    words: str
    """What speaks for it: the two names, the words that stand for each other, and the ages."""


def same_people(register: Register, incidents: Iterable[Incident]) -> tuple[OnePerson, ...]:
    """The people of accounts of one event who are one person, in order of id.

    Victims are compared with victims and perpetrators with perpetrators. Two people of one document are never
    one, nor are two of whom somebody said that they differ, whose sexes differ, or whose ages cannot both be
    true. A name that may be that of several people ("Raza" beside Asif Raza and Kashif Raza) is nobody's.

    Args:
        register: what is known of the people.
        incidents: the accounts, or the incident that was made of them.
    """
    accounts = tuple(incidents)
    sides = (
        {one.id for account in accounts for one in account.victims if one.kind == "person"},
        {one.id for account in accounts for one in account.perpetrators if one.kind == "person"},
    )
    found = {pair for side in sides for pair in _one(_people(register, side), register)}
    return tuple(sorted(found, key=lambda one: (one.left, one.right)))


def _people(register: Register, ids: Iterable[str]) -> list[Subject]:
    return [one for each in sorted(ids) if (one := register.subject(each)) is not None and one.known_by]


def _one(people: Sequence[Subject], register: Register) -> Iterable[OnePerson]:
    """The proposals for the people of one side; of three who are one, two pairs are enough."""
    by_id = {one.id: one for one in people}
    alike: dict[Pair, Likeness] = {}
    for left, right in combinations(people, 2):
        likeness = _likeness(left, right)
        if likeness.score >= THRESHOLD and _may_be_one(left, right, register):
            alike[left.id, right.id] = likeness
    groups, likes = Clusters(()), _likes(alike)
    ordered = sorted(alike, key=lambda pair: (-alike[pair].score, pair))
    for left_id, right_id in ordered:
        if not _is_plain((left_id, right_id), likes):
            continue
        mine, others = groups.members(left_id), groups.members(right_id)
        if mine != others and all(_of(a, b) in alike for a in mine for b in others):
            groups.merge(left_id, right_id)
            likeness = alike[left_id, right_id]
            yield OnePerson(
                left_id, right_id, likeness.score, _words(by_id[left_id], by_id[right_id], likeness)
            )


def _of(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _likes(alike: Mapping[Pair, Likeness]) -> Mapping[str, Mapping[str, float]]:
    """For each person those who may be the same, with how alike their names are."""
    found: dict[str, dict[str, float]] = {}
    for (left, right), likeness in alike.items():
        found.setdefault(left, {})[right] = likeness.score
        found.setdefault(right, {})[left] = likeness.score
    return found


def _is_plain(pair: Pair, likes: Mapping[str, Mapping[str, float]]) -> bool:
    """Whether neither of two may as well be somebody whom the other is not."""
    score = likes[pair[0]][pair[1]]
    return all(
        rival == other or rival in likes[other] or how_alike <= score - _MARGIN
        for one, other in (pair, pair[::-1])
        for rival, how_alike in likes[one].items()
    )


def _likeness(left: Subject, right: Subject) -> Likeness:
    found = [compare_names(a, b) for a in left.known_by for b in right.known_by]
    return max(found, key=lambda one: (one.score, one.matched))


def _may_be_one(left: Subject, right: Subject, register: Register) -> bool:
    told = [{claim.statement.document for claim in one.claims if claim.counts} for one in (left, right)]
    if not told[0].isdisjoint(told[1]):
        return False
    if any(_of(a, b) in register.apart for a in left.members for b in right.members):
        return False
    sexes = (left.value("sex"), right.value("sex"))
    return (None in sexes or sexes[0] == sexes[1]) and _ages_meet(left.values("age"), right.values("age"))


def _ages_meet(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether some age told of the one can be that of the other; an age that nobody tells says nothing."""
    if not left or not right:
        return True
    return any(compare.compatible("quantity", a, b) or _are_near(a, b) for a in left for b in right)


def _are_near(left: str, right: str) -> bool:
    one, other = compare.bounds(left), compare.bounds(right)
    if one is None or other is None:
        return True  # no age at all, but words that nobody could read as one
    gaps = [low - high for (low, _), (_, high) in ((one, other), (other, one)) if high is not None]
    return max(gaps, default=0) <= _BIRTHDAY


def _words(left: Subject, right: Subject, likeness: Likeness) -> str:
    """What speaks for one person: ``Tahir Soyle = Tahir Soile (soyle = soile, …); age 31, 32``."""
    names = next(
        (a, b) for a in left.known_by for b in right.known_by if compare_names(a, b).score == likeness.score
    )
    parts = ", ".join(f"{a} = {b}" for a, b in likeness.matched)
    ages = [one.value("age") for one in (left, right)]
    told = f"; age {ages[0]}, {ages[1]}" if None not in ages else ""
    return f"{names[0]} = {names[1]} ({parts}){told}"
