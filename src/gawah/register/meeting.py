"""Whether two values of a property can both be true: places by where they lie, others by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.register import compare
from gawah.schema import KNOWN_BY
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.register.live import Claim
    from gawah.schema import Prop

_NEAREST = frozenset({"settlement", "site"})
"""The levels at which a place's own name, or nothing but its record, says which it is."""


class Meeting:
    """Whether two values can both be true: places by where they lie, other subjects by their names."""

    def __init__(self, by_subject: Mapping[str, Iterable[Claim]]) -> None:
        self._by_subject = by_subject
        self._known: dict[str, Mapping[str, str]] = {}

    def __call__(self, about: Prop, left: str, right: str) -> bool:
        """Whether two values of a property can both be true."""
        if about.type == "ref:place":
            return self._are_near(left, right)
        if about.type == "ref:body":
            return any(compare.one_in_other(a, b) for a in self._names(left) for b in self._names(right))
        if about.kind == "document" and about.type in {"text", "name"}:
            # A page gives its title with and without the name of the site.
            return compare.one_in_other(left, right)
        return compare.compatible(about.type, left, right)

    def _are_near(self, left: str, right: str) -> bool:
        """Whether one place can lie in the other; two that share a name may be one where nothing says not.

        What no gazetteer has is known by its name alone, and is another record in each document.
        """
        one, other = self._levels(left), self._levels(right)
        if {key(name) for name in self._names(left)} & {key(name) for name in self._names(right)} - {""}:
            one = {level: name for level, name in one.items() if level not in _NEAREST}
        return compare.places_meet(one, other)

    def _names(self, subject: str) -> set[str]:
        """All that a subject is called."""
        told = (c.statement for c in self._by_subject.get(subject, ()) if c.counts)
        return {statement.value for statement in told if statement.prop in KNOWN_BY}

    def _levels(self, place: str) -> Mapping[str, str]:
        """The names of a place by level; its own name at its own level."""
        if place not in self._known:
            self._known[place] = self._read_levels(place)
        return self._known[place]

    def _read_levels(self, place: str) -> dict[str, str]:
        levels: dict[str, str] = {"site": place}
        own: dict[str, str] = {}
        for claim in self._by_subject.get(place, ()):
            statement = claim.statement
            if claim.counts and statement.prop in {"country", "admin1", "admin2"}:
                levels[statement.prop] = statement.value
            elif claim.counts and statement.prop in {"name", "precision"}:
                own.setdefault(statement.prop, statement.value)
        if own.get("precision", "") in {"country", "admin1", "admin2", "settlement", "region"}:
            del levels["site"]
        if own.get("precision") in {"admin1", "admin2", "settlement"} and "name" in own:
            levels.setdefault(own["precision"], own["name"])
        return levels
