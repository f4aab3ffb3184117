"""Places as what is counted sees them: an incident known to be in a province may be in any of its towns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.analyse.standing import Standing
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gawah.catalogue import Aggregate, Counted

UNITS = {"country": 1, "province": 2, "district": 3}
"""What places can be counted by, with how many levels it takes to know it."""

Levels = tuple[str, ...]
"""Country, province, district and town, folded, as far as they are known."""
_TOWN = 4
_EXACT = {"country": 1, "region": 1, "admin1": 2, "admin2": 3}
"""How many levels a place of a precision tells."""


def levels(told: Counted | Aggregate) -> Levels:
    """Where something was, from the country down to where it is not known."""
    found: list[str] = []
    for name in (*_units(told), told.place_name):
        if not name:
            break
        found.append(key(name))
    return tuple(found[: _EXACT.get(told.precision or "", _TOWN)])


def _units(told: Counted | Aggregate) -> list[str | None]:
    """Country, province and district; a place that is one of these is its own."""
    names = [told.country, told.admin1, told.admin2]
    at = {"admin1": 1, "admin2": 2}.get(told.precision or "")
    if at is not None and not names[at]:
        names[at] = told.place_name
    return names


def is_called(told: Counted, name: str) -> bool:
    """Whether a place, or what it lies in, is called so: by any part of a name, however it is spelt."""
    wanted = key(name)
    names = (told.place_name, told.admin2, told.admin1)
    return told.country == name.strip().upper() or any(wanted in key(one) for one in names if one)


class Asked:
    """A place that is asked for by name, known by the incidents that lie in it."""

    def __init__(self, inside: Iterable[Counted]) -> None:
        self._ids = set()
        self._around: set[Levels] = set()
        for told in inside:
            self._ids.add(told.id)
            found = levels(told)
            self._around |= {found[:length] for length in range(1, len(found))}

    def standing(self, told: Counted) -> Standing:
        """How surely an incident lies in it: one that is only known to be around it may."""
        if told.id in self._ids:
            return Standing.IN
        return Standing.MAYBE if levels(told) in self._around else Standing.OUT


def unit_of(told: Counted, unit: str) -> tuple[str, ...] | None:
    """The country, province or district of an incident as it is written; None where it is not known.

    A province has its country before it, a district also its province.
    """
    found = _units(told)[: UNITS[unit]]
    return None if not all(found) else tuple(name for name in found if name)


def may_be_in(told: Counted, unit: Collection[str] | None) -> bool:
    """Whether an incident can lie in a country, province or district: nothing that is known of it differs."""
    if unit is None:
        return True
    return all(a == key(b) for a, b in zip(levels(told), unit, strict=False))
