"""How many were killed and injured: account by account, and what several accounts of one event come to.

What two documents tell is never added up. Where a later account goes on from an earlier one (the toll rose,
the wounded died), the later one is the toll; where accounts cannot all be true, it reaches from the least to
the greatest, and stands as a contradiction.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register import compare
from gawah.register.fields import LATEST, Field, build_field, described, in_course
from gawah.register.parties import heads, is_counted
from gawah.register.updates import Course
from gawah.values.quantities import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gawah.register.compare import Bounds
    from gawah.register.live import Claim
    from gawah.register.view import Register, Subject
    from gawah.schema import Prop

    Heads = Callable[[Subject], Bounds]
    _How = tuple[frozenset[str], Heads]
    """Who died later, and how many people a victim is."""

OUTCOMES = ("killed", "injured")
_IMPLIED = {"killing": "killed"}
"""The outcome of an act for which the record names none, by the type of the act: the only type that has
but one. An injury of which no outcome is told may be threatened, feared or denied.
"""
_NOBODY = (0, 0)
"""What an account tells that tells of nobody, which does not say that it was nobody."""


@record
class Toll:
    """How many an event killed and injured."""

    killed: Bounds
    injured: Bounds
    fields: tuple[Field, ...]
    """Of those two, the ones that several documents tell and that are not the same in all."""


@record
class Account:
    """How many one document says that an event killed and injured."""

    document: str
    values: Mapping[str, str]
    """By outcome, a quantity; an outcome of which it tells nobody is left out. Who only names people does not
    say that they were all: at least so many.
    """
    named: Mapping[str, int]
    """By outcome, how many people it tells of, where it only names them."""
    claims: Mapping[str, tuple[Claim, ...]]
    """The claims that say so, by outcome."""


def toll_of(
    acts: Sequence[Subject],
    documents: Sequence[str],
    register: Register,
    died: frozenset[str] = frozenset(),
    heads_of: Heads = heads,
) -> Toll:
    """The toll of an event.

    Args:
        acts: all that was done, as all documents tell it.
        documents: those that tell it.
        register: what is known of those who suffered it.
        died: people who died of it later, as later documents tell: they are not among the injured of any.
        heads_of: how many people a victim is.
    """
    if len(documents) < 2:
        own = frozenset(documents)
        killed, injured = (_told_toll(acts, outcome, own, register, (died, heads_of)) for outcome in OUTCOMES)
        return Toll(killed, injured, ())
    told = by_document(acts)
    every = [_account(told.get(one, ()), one, register, (died, heads_of)) for one in sorted(documents)]
    accounts = [_as_it_adds(one, every, register) for one in every]
    goes_on = {(a.document, b.document) for a, b in permutations(accounts, 2) if _goes_on(a, b, register)}
    fields = tuple(f for outcome in OUTCOMES if (f := _field(outcome, accounts, goes_on, register)))
    killed, injured = (compare.together(_last(outcome, accounts, goes_on)) for outcome in OUTCOMES)
    more = [_bounds(a, "killed")[1] for a, b in zip(every, accounts, strict=True) if a is not b]
    if more and killed[1] is not None:
        killed = killed[0], None if None in more else killed[1] + max(one for one in more if one is not None)
    return Toll(killed, injured, fields)


def account_by_account(
    acts: Sequence[Subject],
    outcome: str,
    documents: Sequence[str],
    register: Register,
    heads_of: Heads = heads,
) -> Bounds:
    """How many met with an outcome that is not told anew (an arrest): what the accounts leave possible.

    Args:
        acts: all that was done, as all documents tell it.
        outcome: a code of ``outcome``.
        documents: those that tell it.
        register: what is known of those who suffered it.
        heads_of: how many people a victim is.
    """
    tolls, told_in = [], by_document(acts)
    for document in sorted(documents):
        own = frozenset({document})
        told = [one for act in told_in.get(document, ()) if (one := register.within(act, own)).fields]
        tolls.append(_told_toll(told, outcome, own, register, (frozenset(), heads_of)))
    return compare.together(tolls)


def by_document(acts: Iterable[Subject]) -> Mapping[str, list[Subject]]:
    """The acts of which each document says something, in the order in which they come."""
    found: dict[str, list[Subject]] = {}
    for act in acts:
        for document in {claim.statement.document for claim in act.claims}:
            found.setdefault(document, []).append(act)
    return found


def _as_it_adds(account: Account, accounts: Sequence[Account], register: Register) -> Account:
    """An account without its dead where it tells only who died since: "a second man died of his wounds".

    They are no toll of the event, and no contradiction to one; at most they come on top of it.
    """
    news = account.claims.get("killed", ())
    if not news or not all(map(register.course.is_news, news)):
        return account
    dead = _bounds(account, "killed")[1]
    before = (
        one for one in accounts if _differ(one, account, "killed") and _is_later(one, account, register)
    )
    if dead is None or not any(_bounds(one, "killed")[0] > dead for one in before):
        return account
    values = {outcome: said for outcome, said in account.values.items() if outcome != "killed"}
    claims = {outcome: account.claims[outcome] for outcome in values}
    return Account(account.document, values, account.named, claims)


def _last(outcome: str, accounts: Sequence[Account], goes_on: set[tuple[str, str]]) -> list[Bounds]:
    """What the accounts tell of an outcome from which no other that tells of it goes on.

    Of the injured of an account, some may be those of whom a later one that tells of no injured says that
    they died.
    """
    told = {one.document: one for one in accounts if outcome in one.values}
    past = {first for first, second in goes_on if second in told}
    last = [told[document] for document in told if document not in past] or list(told.values())
    are_named = all(outcome in one.named for one in last)  # all that can be counted is who is named
    found = []
    for one in last:
        low, high = (one.named[outcome],) * 2 if are_named else _bounds(one, outcome)
        if outcome == "injured":
            later = [other for other in accounts if (one.document, other.document) in goes_on]
            rises = [_bounds(other, "killed")[0] - _bounds(one, "killed")[0] for other in later]
            low = max(0, low - max([0, *rises]))
        found.append((low, high))
    return found


def _account(acts: Sequence[Subject], document: str, register: Register, how: _How) -> Account:
    own = frozenset({document})
    told = [one for act in acts if (one := register.within(act, own)).fields]
    values: dict[str, str] = {}
    named: dict[str, int] = {}
    claims: dict[str, tuple[Claim, ...]] = {}
    for outcome in OUTCOMES:
        low, high = _told_toll(told, outcome, own, register, how)
        if (low, high) != _NOBODY:
            suffered = [act for act in told if outcome_of(act) == outcome]
            victims = _victims(suffered, own, register)
            if low == high and all(victim.kind == "person" for victim in victims):
                named[outcome], high = low, None
            values[outcome] = str(Quantity(low, high, any(map(_is_about, victims))))
            claims[outcome] = _evidence(suffered, own, register)
    return Account(document, values, named, claims)


def _is_about(victim: Subject) -> bool:
    return "~" in (victim.value("count") or "")


def _evidence(
    suffered: Iterable[Subject], documents: frozenset[str], register: Register
) -> tuple[Claim, ...]:
    """The claims that say how many suffered: the count of each group, else how it is called, else the act."""
    found: dict[str, Claim] = {}
    for act in suffered:
        told = [v.fields for v in _victims([act], documents, register)] or [act.fields]
        for fields in told:
            props = ("count", "name", "label", "outcome", "type")
            best = next((fields[p] for p in props if p in fields and fields[p].readings[0].claims), None)
            found |= {claim.id: claim for claim in (best.readings[0].claims[:1] if best else ())}
    return tuple(found[one] for one in sorted(found))


def _bounds(account: Account, outcome: str) -> Bounds:
    found = compare.bounds(account.values[outcome]) if outcome in account.values else None
    return found or _NOBODY


def _differ(first: Account, second: Account, outcome: str) -> bool:
    """Whether two accounts cannot both be right about an outcome; what tells nothing contradicts nothing."""
    if outcome not in first.values or outcome not in second.values:
        return False
    return not compare.compatible("quantity", first.values[outcome], second.values[outcome])


def _goes_on(first: Account, second: Account, register: Register) -> bool:
    """Whether two accounts differ, and the second is later and tells how what the first told went on.

    More are dead, and no more of the wounded are gone than died since; or as many are dead and more wounded.
    """
    changed = {outcome for outcome in OUTCOMES if _differ(first, second, outcome)}
    if not changed or not _is_later(first, second, register):
        return False
    (dead, dead_high), (now_dead, now_dead_high) = (_bounds(one, "killed") for one in (first, second))
    (hurt, hurt_high), (now_hurt, now_hurt_high) = (_bounds(one, "injured") for one in (first, second))
    if "killed" in changed and (dead_high is None or now_dead <= dead_high):
        return False
    if "injured" not in changed or (hurt_high is not None and now_hurt > hurt_high):
        return True
    fewer = hurt - (now_hurt_high if now_hurt_high is not None else now_hurt)
    have_died = "killed" in changed or ("killed" in second.values and "killed" not in first.values)
    return have_died and (now_dead_high is None or fewer <= now_dead_high - dead)


def _is_later(first: Account, second: Account, register: Register) -> bool:
    """Whether the second account was given later than the first."""
    told = [[c for claims in one.claims.values() for c in claims] for one in (first, second)]
    dated = register.course.is_dated_later(first.document, second.document)
    if dated is not None:  # then it is so of each two of their claims
        return dated and all(told)
    pairs = [(a, b) for a in told[0] for b in told[1]]
    # Of the sentences of an account it is enough that one says that it goes on from what was told.
    is_turned = any(register.course.is_later(b, a) for a, b in pairs)
    return not is_turned and any(register.course.is_later(a, b) for a, b in pairs)


def _field(
    outcome: str, accounts: Sequence[Account], goes_on: set[tuple[str, str]], register: Register
) -> Field | None:
    """An outcome as several documents tell it; None where they agree."""
    pairs = [(a, b) for i, a in enumerate(accounts) for b in accounts[i + 1 :] if _differ(a, b, outcome)]
    if not pairs:
        return None
    by_value: dict[str, list[Claim]] = {}
    for one in accounts:
        if outcome in one.values:
            by_value.setdefault(one.values[outcome], []).extend(one.claims[outcome])
    # Each value by itself would follow on another where the two outcomes together do not.
    field = build_field(described("incident", outcome), by_value, register.sources, meets, Course({}))
    ids = [(a.document, b.document) for a, b in pairs]
    if not all((a, b) in goes_on or (b, a) in goes_on for a, b in ids):
        return _without_what_is_past(field, {first for first, _ in goes_on})
    readings = {reading.value: reading for reading in field.readings}
    order = [readings[value] for value in _in_order(outcome, accounts, goes_on)]
    return in_course(replace(field, is_contradicted=False), order, register.course)


def _without_what_is_past(field: Field, past: set[str]) -> Field:
    """A contradicted outcome with the values last that later accounts went on from, unless a person chose."""
    is_past = {r.value: all(c.statement.document in past for c in r.claims) for r in field.readings}
    readings = tuple(sorted(field.readings, key=lambda reading: is_past[reading.value]))
    if readings[0] is field.readings[0] or field.readings[0].decided_at:
        return field
    return replace(field, readings=readings, why=LATEST)


def _in_order(outcome: str, accounts: Sequence[Account], goes_on: set[tuple[str, str]]) -> list[str]:
    """The values of an outcome in the order of their course: each after those that it goes on from."""
    told = [one for one in accounts if outcome in one.values]
    before = {one.document: sum(second == one.document for _, second in goes_on) for one in told}
    ordered = sorted(told, key=lambda one: (before[one.document], _bounds(one, "killed")[0], one.document))
    return list(dict.fromkeys(one.values[outcome] for one in ordered))


def meets(about: Prop, left: str, right: str) -> bool:
    """Whether two values of a property of plain values can both be true."""
    return compare.compatible(about.type, left, right)


def _victims(acts: Iterable[Subject], documents: frozenset[str], register: Register) -> list[Subject]:
    """Who suffered some acts, as some documents speak of them."""
    found = (register.subject(value) for act in acts for value in act.values("victim"))
    known = {subject.id: subject for subject in found if subject is not None}
    return [register.within(subject, documents) for subject in known.values()]


def _told_toll(
    acts: Sequence[Subject], outcome: str, documents: frozenset[str], register: Register, how: _How
) -> Bounds:
    """How many one account tells of: each person once, each group by its count, members not again.

    Who died of it is not among the injured. Groups that nobody counted may be the same people under
    other words ("the miners", "our people"), or those counted: all together they add nothing to the
    least number, but one where nobody else is told, and leave the greatest open.
    """
    died, heads_of = how
    suffered = [act for act in acts if outcome_of(act) == outcome]
    killed = [act for act in acts if outcome_of(act) == "killed"]
    dead = {victim.id for victim in _victims(killed, documents, register)} | died
    victims = _victims(suffered, documents, register)
    if outcome != "killed":
        victims = [v for v in victims if v.kind != "person" or v.id not in dead]
    members = {
        register.names.get(member, member)
        for victim in victims
        if victim.kind == "group"
        for member in victim.values("member")
    }
    told = [v for v in victims if v.id not in members and v.kind in {"person", "group"}]
    counted = [heads_of(v) for v in told if is_counted(v)]
    is_open = len(counted) < len(told) or any(not act.values("victim") for act in suffered)
    low = sum(toll[0] for toll in counted) or int(is_open)
    highs = [toll[1] for toll in counted]
    if is_open or None in highs:
        return low, None
    return low, sum(high for high in highs if high is not None)


def outcome_of(act: Subject) -> str | None:
    """What an act did to whom it met, as told or as its type says."""
    return act.value("outcome") or _IMPLIED.get(act.value("type") or "")
