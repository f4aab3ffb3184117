"""Each aggregate claim beside what the register holds for the same what, where and when.

What is claimed stays a claim: it is never added to what is documented, and what is missing is not said to
have happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.analyse import when
from gawah.analyse.arithmetic import Claim, Conflict, conflicts
from gawah.analyse.bounds import missing
from gawah.analyse.held import Held, Holding
from gawah.analyse.remarks import Remark, remark
from gawah.analyse.scope import scope_of
from gawah.analyse.years import years_told
from gawah.model.record import record
from gawah.values.communities import community_called
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.analyse.asked import Asked
    from gawah.analyse.scope import Scope
    from gawah.analyse.telling import Telling
    from gawah.catalogue import Aggregate
    from gawah.register.compare import Bounds


@record
class Beside:
    """A claim with what the register holds of what it counts."""

    claim: Aggregate
    scope: Scope
    held: Held | None
    """None where the register counts no such thing."""
    missing: Bounds | None
    """How many of what is claimed the register does not hold, at least and at most."""
    excess: Bounds | None
    """How many it holds beyond what is claimed."""
    remarks: tuple[Remark, ...]
    """Why the two may differ, and how to read the claim."""


@record
class Reconciled:
    """The claims that were asked for, beside the register."""

    claims: tuple[Beside, ...]
    """In order of document and id."""
    conflicts: tuple[Conflict, ...]
    """Claims that cannot all be true, one of which at least was asked for."""
    passed_over: int
    """Places in an order without a period ("the second defendant"), which sum up nothing."""


def reconcile(told: Telling, asked: Asked) -> Reconciled:
    """The claims of a period, place, type and group beside the register.

    Args:
        told: all that is known.
        asked: which claims; a claim without a period or place is one of every period and place.
    """
    every = [Claim(one, scope_of(one)) for one in told.claims]
    summing = [one for one in every if not (one.scope.is_ordinal and one.told.period is None)]
    wanted = [one for one in summing if _is_wanted(one, asked)]
    ids = {(one.told.document, one.told.id) for one in wanted}
    holding = Holding(told)
    beside = tuple(_beside(one, holding.held(one.scope), told) for one in wanted)
    found = tuple(one for one in conflicts(summing) if not ids.isdisjoint(one.claims))
    return Reconciled(beside, found, len(every) - len(summing))


def _is_wanted(one: Claim, asked: Asked) -> bool:
    scope, claim = one.scope, one.told
    if asked.is_dated and scope.period is not None and not scope.period.meets(asked.period):
        return False
    if asked.place and claim.place is not None and not _is_there(claim, asked.place):
        return False
    if asked.type and asked.type not in (scope.types or claim.types):
        return False
    if asked.group:
        wanted = {community_called(asked.group)}
        named = any(key(asked.group) in key(words) for words in (*claim.groups, claim.unit))
        return named or not scope.communities.isdisjoint(wanted)
    return True


def _is_there(claim: Aggregate, name: str) -> bool:
    names = (claim.place_name, claim.admin2, claim.admin1)
    return claim.country == name.strip().upper() or any(key(name) in key(one) for one in names if one)


def _beside(one: Claim, held: Held | None, told: Telling) -> Beside:
    claimed = one.scope.bounds
    return Beside(
        one.told,
        one.scope,
        held,
        None if held is None else missing(claimed, held.bounds),
        None if held is None else missing(held.bounds, claimed),
        (*_of_the_claim(one), *(_of_the_register(one, held, told) if held is not None else ())),
    )


def _of_the_claim(one: Claim) -> Iterator[Remark]:
    """How the claim is to be read."""
    claim, scope = one.told, one.scope
    if scope.unit is None:
        yield remark("unit", unit=claim.unit or claim.quantity_words)
    elif scope.unit == "incident" and not scope.types:
        yield remark("any_type")
    if scope.is_ordinal:
        yield remark("ordinal")
    if claim.part_of is not None:
        yield remark("part", whole=claim.part_of)
    if claim.quantity.startswith("~") or claim.quantity.endswith("~"):
        yield remark("about")
    yield from _of_its_time(one)
    if claim.place is None:
        yield remark("place_not_told")
    elif claim.precision == "region":
        yield remark("region", place=claim.place_name)
    if claim.speakers:
        yield remark("own_count", who=" / ".join(claim.speakers))


def _of_its_time(one: Claim) -> Iterator[Remark]:
    claim, scope = one.told, one.scope
    if claim.period is None:
        yield remark("period_not_told")
    elif scope.period is None:
        yield remark("period_unresolved", words=claim.period_words or claim.period)
    told = when.stretch(claim.period) if claim.period else None
    if scope.said is None:
        if told is None or told.last == when.ALWAYS.last:
            yield remark("undated_document")
    elif told is None or told.last > scope.window.last:
        yield remark("said", day=scope.window.last.isoformat())
    years = years_told(claim)
    if years is not None and years.is_difference:
        yield remark(
            "years_between", number=years.number, first=years.first, last=years.last, both=years.number + 1
        )
    elif years is not None and years.is_inclusive:
        yield remark(
            "years_both", number=years.number, first=years.first, last=years.last, between=years.number - 1
        )


def _of_the_register(one: Claim, held: Held, told: Telling) -> Iterator[Remark]:
    """What of the register speaks for its number being another."""
    if not held.sure and not held.possible:
        yield remark("nothing")
    elif held.earliest is not None and held.earliest > one.scope.window.first.isoformat():
        yield remark("earliest", day=held.earliest)
    for code, number in (
        ("possible", len(held.possible)),
        ("ungrouped", held.ungrouped),
        ("undated", held.undated),
        ("pairs", held.pairs),
        ("unread", told.waiting),
    ):
        if number:
            yield remark(code, number=number)
    if held.high is None:
        yield remark("open")
    if held.same_number:
        yield remark("same_number", incidents=", ".join(held.same_number))


def claimed_in(told: Telling, asked: Asked) -> tuple[Claim, ...]:
    """The claims that count the same unit in the period and place asked for: they stand beside a count.

    A claim without a period or a place says nothing of one that is asked for, and is left to ``reconcile``.
    """
    found = (Claim(one, scope_of(one)) for one in told.claims)
    return tuple(one for one in found if _stands_beside(one, asked))


def _stands_beside(one: Claim, asked: Asked) -> bool:
    scope = one.scope
    if scope.unit != asked.unit or (scope.is_ordinal and one.told.period is None):
        return False
    if asked.is_dated and (scope.period is None or not asked.period.holds(scope.period)):
        return False
    if asked.place and one.told.place is None:
        return False
    return _is_wanted(one, asked)
