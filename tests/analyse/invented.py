"""Invented incidents and claims, as figures count them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.analyse import Telling
from gawah.catalogue import Aggregate, Counted, Harm

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


_CLAIM = Aggregate(
    id="",
    document="a",
    source="source:gazette",
    published="2024-06-01",
    quantity="",
    quantity_words="",
    lang="en",
    unit="churches",
    what="",
    period=None,
    period_words="",
    place="place:north",
    place_name="North",
    precision="admin1",
    admin2=None,
    admin1="North",
    country="PK",
    types=("attack_on_place_of_worship",),
    outcomes=("destroyed",),
    groups=(),
    part_of=None,
    speakers=(),
    stance="stated",
)


def claim(name: str, sentence: str, quantity: str, period: str | None, **told: object) -> Aggregate:
    """A claim about churches in the province North, said in June 2024; what is told otherwise, by field.

    The words of its number are those of the sentence up to the noun.
    """
    unit = str(told.get("unit", _CLAIM.unit))
    before = sentence.partition(f" {unit}")[0].split()
    words = " ".join(before[-2:] if len(before) > 1 and before[-2] == "the" else before[-1:])
    return replace(
        _CLAIM,
        id=name,
        what=sentence,
        quantity=quantity,
        quantity_words=words,
        period=period,
        **told,  # type: ignore[arg-type]  # by field
    )


def told_of(
    incidents: Iterable[Counted], *pairs: tuple[str, str], claims: Iterable[Aggregate] = ()
) -> Telling:
    """All that is told; pairs of names are incidents that may be one."""
    near: dict[str, set[str]] = {}
    for one, other in pairs:
        near.setdefault(f"incident:{one}", set()).add(f"incident:{other}")
        near.setdefault(f"incident:{other}", set()).add(f"incident:{one}")
    together = {one: frozenset(others) for one, others in near.items()}
    return Telling(tuple(incidents), together, claims=tuple(claims))
