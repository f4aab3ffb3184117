"""Which complaint routes there are for a state; one that is not there is told with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gawah.law.days import Held, held
from gawah.law.force import bound_from, name_of
from gawah.law.proposal import Door, Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.law.matter import Matter
    from gawah.law.records import Law, Route


def ways(matter: Matter, law: Law) -> tuple[Way, ...]:
    """All routes, those that are open first."""
    found = [_way(route, matter, law) for route in law.routes.values()]
    rank = {Door.OPEN: 0, Door.TOO_EARLY: 1, Door.UNKNOWN: 2, Door.CLOSED: 3}
    return tuple(sorted(found, key=lambda way: rank[way.door]))


def bodies(matter: Matter, law: Law) -> tuple[tuple[str, str], ...]:
    """The national bodies that the tables have for the state."""
    known = law.countries.get(matter.where.country or "")
    listed = known.data.get("bodies", ()) if known is not None else ()
    return tuple((str(one["name"]), str(one.get("basis", ""))) for one in listed)


def _way(route: Route, matter: Matter, law: Law) -> Way:
    state = matter.where.country
    if route.needs == "nothing":
        return _made(
            route, Door.OPEN, "it needs no ratification: it is open for any state", is_verified=route.verified
        )
    if state is None:
        return _made(route, Door.UNKNOWN, "nobody says in which state it was, or accounts differ")
    told = _accepted(route, state, law)
    if told is not None and not told.get("accepted", False):
        as_of = str(told.get("as_of") or law.status_as_of)
        why = f"{name_of(state, law)} has not accepted it (as at {as_of})"
        return _made(route, Door.CLOSED, why, is_verified=bool(told.get("verified")))
    if told is None and route.needs == "declaration":
        return _by_the_treaty(route, state, law)
    return _by_party(route, state, matter, law)


def _accepted(route: Route, state: str, law: Law) -> Mapping[str, Any] | None:
    """What the tables say of whether a state accepted a route."""
    if state in route.states:
        return route.states[state]
    known = law.countries.get(state)
    listed = known.data.get("complaint_procedures", ()) if known is not None else ()
    return next((one for one in listed if one["mechanism"] == route.mechanism), None)


def _by_the_treaty(route: Route, state: str, law: Law) -> Way:
    """Without a word on a declaration: a state that is no party to the treaty cannot have made it."""
    known = law.countries.get(state)
    entry = known.treaties.get(route.about) if known is not None else None
    if entry is not None and entry.get("status") != "party":
        why = f"{name_of(state, law)} is no party to the {route.about} (as at {law.status_as_of})"
        return _made(route, Door.CLOSED, why, is_verified=bool(entry.get("verified")))
    return _made(route, Door.UNKNOWN, f"the data does not say whether {name_of(state, law)} has accepted it")


def _by_party(route: Route, state: str, matter: Matter, law: Law) -> Way:
    known = law.countries.get(state)
    entry = known.treaties.get(route.treaty or route.about) if known is not None else None
    if entry is None:
        return _made(route, Door.UNKNOWN, f"the data does not say whether {name_of(state, law)} is a party")
    if entry.get("status") != "party":
        why = f"{name_of(state, law)} is no party (as at {law.status_as_of})"
        return _made(route, Door.CLOSED, why, is_verified=bool(entry.get("verified")))
    since, days, is_sure = bound_from(route.treaty or route.about, state, law)
    when = held(matter.days, days, None)
    if when is Held.NOT_YET:
        return _made(
            route,
            Door.TOO_EARLY,
            f"for what happened from {since} on; the incident is earlier",
            is_verified=is_sure,
        )
    why = f"{name_of(state, law)} is a party: for what happened from {since} on"
    if when is Held.SOME:
        why += "; whether the incident lies after that depends on its date"
    return _made(route, Door.OPEN, why, is_verified=is_sure and bool(entry.get("verified")))


def _made(route: Route, door: Door, why: str, *, is_verified: bool = False) -> Way:
    only = f"It hears what concerns the {route.about} alone." if route.about else ""
    return Way(
        route.name, route.title, door, why, (route.note or only) if door is Door.OPEN else "", is_verified
    )
