"""Numbers that somebody claims, as an audience may know them: how many, of what, when and where.

Who claims it, in which words and in which document is not told; a claim about a place or a kind that may not
be told is left out as a whole, since beside the wrong thing it would say something else.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gawah.analyse.asked import INCIDENT
from gawah.analyse.bounds import CASUALTIES, CASUALTY
from gawah.analyse.scope import scope_of
from gawah.analyse.telling import reading
from gawah.catalogue.harmed import SITE
from gawah.guard.audience import LEVELS
from gawah.guard.coarse import Where
from gawah.guard.told import ToldClaim

if TYPE_CHECKING:
    from gawah.catalogue import Aggregate
    from gawah.guard.audience import Audience
    from gawah.guard.guarded import Guarded
    from gawah.project import Project

UNITS = (INCIDENT, *CASUALTIES, CASUALTY, SITE)
"""What can be counted in what is told to anybody."""
_ASKED = ("quantity", "type", "period", "place")
_NOWHERE = Where((), None, None, None, "country")
"""Stands for a place that may not be told."""


def claims_of(project: Project, guard: Guarded) -> tuple[ToldClaim, ...]:
    """The claims of a project that can be set beside what is told of its incidents, the same ones as one.

    Args:
        project: the project.
        guard: what is protected in it towards the audience.

    Returns:
        the claims by time, unit and number; none where the audience is told no claims.
    """
    audience = guard.audience
    if not all(audience.lets("claim", prop) for prop in _ASKED):
        return ()
    sources: dict[ToldClaim, set[str]] = defaultdict(set)
    with reading(project, None) as told:
        for claim in told.claims:
            found = _told(claim, audience, guard)
            if found is not None:
                sources[found].add(claim.source)
    counted = (_with_sources(claim, len(some)) for claim, some in sources.items())
    return tuple(sorted(counted, key=lambda one: (one.period or "~", one.unit, str(one))))


def _with_sources(claim: ToldClaim, sources: int) -> ToldClaim:
    return ToldClaim(
        claim.bounds,
        claim.unit,
        claim.types,
        claim.period,
        claim.where,
        sources,
        is_of_group=claim.is_of_group,
    )


def _told(claim: Aggregate, audience: Audience, guard: Guarded) -> ToldClaim | None:
    scope = scope_of(claim)
    where = _where(claim, audience, guard)
    period = audience.date(claim.period)
    is_lost = claim.period is not None and period is None
    if scope.unit not in UNITS or where == _NOWHERE or is_lost or scope.bounds == (0, None):
        return None
    is_of_group = bool(scope.communities or scope.noun)
    types = tuple(sorted(scope.types))
    return ToldClaim(scope.bounds, scope.unit, types, period, where, 0, is_of_group=is_of_group)


def _where(claim: Aggregate, audience: Audience, guard: Guarded) -> Where | None:
    """The unit that a claim is about, as exactly as may be told; None where it names no place."""
    if claim.place is None:
        return None
    if claim.precision == "region":
        return _NOWHERE
    own = {claim.precision: claim.place_name}
    names = [(level, own.get(level) or getattr(claim, level)) for level in ("admin2", "admin1")]
    allowed = LEVELS[: LEVELS.index(audience.places) + 1]
    told = [(level, name) for level, name in names if name and level in allowed]
    is_hidden = any(guard.leaks.tells(name) for _, name in told)
    is_unknown = not told and claim.precision != "country"
    if is_hidden or is_unknown or not claim.country:
        return _NOWHERE
    return Where(
        tuple(name for _, name in told), claim.country, None, None, told[0][0] if told else "country"
    )
