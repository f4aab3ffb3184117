"""Invented incidents, as figures count them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.analyse import Telling
from gawah.catalogue import Counted, Harm

if TYPE_CHECKING:
    from collections.abc import Iterable

_BARE = Counted(
    id="",
    date=None,
    other_dates=(),
    place="place:torva",
    place_name="Torva",
    precision="settlement",
    admin2="Torva District",
    admin1="North",
    country="PK",
    types=("killing",),
    groups=(),
    perpetrators=(),
    sources=("source:gazette",),
    is_contradicted=False,
    is_awaiting=False,
    harms=(),
)


def incident(name: str, date: str | None = "2021-03-04", **told: object) -> Counted:
    """An incident in Torva; what is told of it otherwise, by field."""
    return replace(_BARE, id=f"incident:{name}", date=date, **told)  # type: ignore[arg-type]  # by field


def killed(low: int, high: int | None, *named: str) -> tuple[Harm, ...]:
    """So many killed, some of whom are known."""
    return (Harm("killed", "", low, high, named),)


def told_of(incidents: Iterable[Counted], *pairs: tuple[str, str]) -> Telling:
    """All that is told; pairs of names are incidents that may be one."""
    near: dict[str, set[str]] = {}
    for one, other in pairs:
        near.setdefault(f"incident:{one}", set()).add(f"incident:{other}")
        near.setdefault(f"incident:{other}", set()).add(f"incident:{one}")
    return Telling(tuple(incidents), {one: frozenset(others) for one, others in near.items()})
