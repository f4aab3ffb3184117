"""Where aggregate claims cannot all be true: by arithmetic alone, whatever the register holds.

Two claims are set against each other only where the record says that one counts all that the other does:
what, whom, where, and within which days, up to the day on which each was said. Nothing is resolved: both
stand with their sentences.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.analyse.asked import INCIDENT
from gawah.analyse.bounds import CASUALTIES, CASUALTY
from gawah.analyse.years import years_told
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.analyse.scope import Scope
    from gawah.catalogue import Aggregate


_ENDING = 2
"""Letters by which a plural may be longer."""


@dataclass(frozen=True)
class Claim:
    """A claim with what it counts."""

    told: Aggregate
    scope: Scope


@record
class Conflict:
    """Claims that cannot all be true."""

    code: str
    """``same``: two numbers for one thing. ``within``: a number greater than that of what holds it. ``part``:
    a part greater than its whole. ``sum``: parts that are more than the whole. ``total``: killed and injured
    that are not the casualties. ``years``: a number of years that the period has not."""
    claims: tuple[tuple[str, str], ...]
    """Document and id of each, the greater number, or the whole, first."""


def conflicts(claims: Iterable[Claim]) -> tuple[Conflict, ...]:
    """All conflicts, by kind and then by claim; the same one once."""
    some = [one for one in claims if one.scope.bounds != (0, None)]
    found = [
        *_wrong_years(some),
        *_too_great_parts(some),
        *(conflict for group in _comparable(some) for conflict in _between(group)),
        *_wrong_totals(some),
    ]
    unique = {(one.code, frozenset(one.claims)): one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: (one.code, one.claims)))


def _named(*claims: Claim) -> tuple[tuple[str, str], ...]:
    return tuple((one.told.document, one.told.id) for one in claims)


def _wrong_years(claims: Iterable[Claim]) -> Iterator[Conflict]:
    for one in claims:
        told = years_told(one.told)
        if told is not None and not told.fits:
            yield Conflict("years", _named(one))


def _too_great_parts(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Parts told with their whole in one sentence."""
    known = {(one.told.document, one.told.id): one for one in claims}
    parts: dict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        whole = known.get((one.told.document, one.told.part_of or ""))
        if whole is not None:
            parts[whole.told.id].append(one)
            if _is_more(one, whole):
                yield Conflict("part", _named(whole, one))
    for whole in claims:
        yield from _too_many(whole, parts[whole.told.id])


def _comparable(claims: Iterable[Claim]) -> Iterable[list[Claim]]:
    """Claims of one unit with a period, by country: only those are set against each other."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for one in claims:
        is_of_unknown_kind = one.scope.unit == INCIDENT and not one.scope.types
        if one.scope.unit is not None and one.scope.period is not None and not is_of_unknown_kind:
            groups[one.scope.unit, one.scope.levels[0] if one.scope.levels else ""].append(one)
    return groups.values()


def _between(group: Sequence[Claim]) -> Iterator[Conflict]:
    for outer in group:
        if outer.scope.bounds[1] is None:
            continue
        inside = [one for one in group if one is not outer and _holds(outer, one)]
        for one in inside:
            if _is_more(one, outer):
                yield Conflict("same" if _holds(one, outer) else "within", _named(one, outer))
        yield from _too_many(outer, inside)


def _is_more(one: Claim, other: Claim) -> bool:
    most = other.scope.bounds[1]
    return most is not None and one.scope.bounds[0] > most


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether one claim counts all that another does."""
    wide, narrow = outer.scope, inner.scope
    if wide.period is None or narrow.period is None or wide.unit != narrow.unit:
        return False
    is_one_document = outer.told.document == inner.told.document
    if wide.said is None and not is_one_document:
        return False  # it may have been said before what the other counts
    if wide.noun and not _is_one_noun(wide.noun, narrow.noun):
        return False
    if wide.types and not (narrow.types and narrow.types <= wide.types):
        return False
    if wide.communities != narrow.communities and not (is_one_document and not wide.communities):
        return False
    if not (wide.levels or is_one_document) or bool(wide.levels) != bool(narrow.levels):
        return False
    return narrow.levels[: len(wide.levels)] == wide.levels and wide.period.holds(narrow.period)


def _is_one_noun(one: str, other: str) -> bool:
    """Whether two words are one noun, singular or plural: one is the other with an ending."""
    short, long = sorted((one, other), key=len)
    return bool(short) and long.startswith(short) and len(long) - len(short) <= _ENDING


def _too_many(whole: Claim, parts: Sequence[Claim]) -> Iterator[Conflict]:
    """Parts that share nothing and are more than the whole, though none is by itself."""
    most = whole.scope.bounds[1]
    if most is None:
        return
    taken: list[Claim] = []
    for one in sorted(parts, key=lambda part: (-part.scope.bounds[0], part.told.document, part.told.id)):
        if not _is_more(one, whole) and all(_share_nothing(one, other) for other in taken):
            taken.append(one)
    if len(taken) > 1 and sum(one.scope.bounds[0] for one in taken) > most:
        yield Conflict("sum", _named(whole, *taken))


def _share_nothing(one: Claim, other: Claim) -> bool:
    """Whether nothing that one claim counts can be among what another does."""
    days, others = one.scope.period, other.scope.period
    if days is not None and others is not None and not days.meets(others):
        return True
    least = min(len(one.scope.levels), len(other.scope.levels))
    return one.scope.levels[:least] != other.scope.levels[:least]


def _wrong_totals(claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Killed and injured of one scope, beside a number of both together."""
    groups: dict[tuple[object, ...], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for one in claims:
        scope = one.scope
        if scope.unit in {CASUALTY, *CASUALTIES}:
            # Without a period and a place, only what one sentence tells is surely of one thing.
            is_placed = scope.period is not None and scope.levels
            told = (scope.period, scope.levels) if is_placed else (one.told.document, one.told.what)
            groups[told, scope.communities][scope.unit].append(one)
    for group in groups.values():
        for total in group[CASUALTY]:
            for killed in group[CASUALTIES[0]]:
                for injured in group[CASUALTIES[1]]:
                    if _is_no_total(total, killed, injured):
                        yield Conflict("total", _named(total, killed, injured))


def _is_no_total(total: Claim, *parts: Claim) -> bool:
    low, high = total.scope.bounds
    highs = [part.scope.bounds[1] for part in parts]
    if high is not None and sum(part.scope.bounds[0] for part in parts) > high:
        return True
    return None not in highs and sum(most for most in highs if most is not None) < low
