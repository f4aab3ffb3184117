"""Whether the places of two accounts are one, or one may lie in the other; how much land each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Protocol

    class Placed(Protocol):
        """What is known of where something was: names and units are folded."""

        @property
        def place(self) -> str:
            """Its gazetteer entry, else its id."""

        @property
        def names(self) -> Collection[str]:
            """All that the place is called."""

        @property
        def levels(self) -> Mapping[str, str]:
            """What it lies in, by level."""

        @property
        def is_wide(self) -> bool:
            """Whether it is a stretch of land, or the town after which the district is named."""

        @property
        def precision(self) -> str:
            """A code of the vocabulary ``precision``; empty where nobody says."""


LEVELS = ("country", "admin1", "admin2")
WIDE = frozenset({"country", "region", *LEVELS})
"""Precisions of what is a stretch of land."""
_LANDS = frozenset({"country", "region", "admin1"})


def is_one_place(a: Placed, b: Placed) -> bool:
    """Whether both are one entry, or share a name and nothing tells them apart."""
    return a.place == b.place or (not set(a.names).isdisjoint(b.names) and agree(a, b))


def may_lie_in(a: Placed, b: Placed) -> bool:
    """Whether one place is wide, and nothing speaks against the other lying in it."""
    shared = a.levels.keys() & b.levels.keys()
    return bool(shared) and (a.is_wide or b.is_wide) and agree(a, b)


def agree(a: Placed, b: Placed) -> bool:
    """Whether no level that both places name differs."""
    return all(
        a.levels[level] == b.levels[level] for level in LEVELS if level in a.levels and level in b.levels
    )


def are_neighbours(a: Placed, b: Placed) -> bool:
    """Whether both lie in one district."""
    return "admin2" in a.levels and "admin2" in b.levels and agree(a, b)


def named_like_district(names: Collection[str], levels: Mapping[str, str]) -> bool:
    """Whether a place is the town after which its district is named (Jhelum, in the district of Jhelum)."""
    district = levels.get("admin2", "").split()
    return any(name.split() == district[: len(name.split())] for name in names)


def extent(one: Placed) -> str:
    """How much land a place is: ``land`` (a province or more), ``district``, ``city`` or ``town``.

    A city is a town after which its district is named: more happens there than in any other of the district.
    """
    if one.precision in _LANDS:
        return "land"
    if one.precision == "admin2":
        return "district"
    return "city" if one.is_wide else "town"
