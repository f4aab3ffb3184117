"""The names that a misspelt one is compared with, gathered while the index of places is compiled."""

from __future__ import annotations

from array import array

from gawah.values.places.index import AFTER_LATIN

LEAST = 4
"""The fewest letters of a name that anything is compared with."""


class Pools:
    """Names gathered for each country and first-level unit."""

    def __init__(self) -> None:
        self.blocks: list[bytes] = []
        self.scopes: dict[str, tuple[int, int, int]] = {}
        self._size = 0
        self._unit: tuple[str, str] = ("", "")
        self._of_unit: dict[str, list[tuple[str, int]]] = {}
        self._of_country: dict[str, list[tuple[str, int]]] = {}

    def add(self, line: int, unit: tuple[str, str], keys: str, *, is_large: bool) -> None:
        """Keep the names of a unit or town; those of one first-level unit must come together."""
        if unit != self._unit:
            self._end_unit()
            if unit[0] != self._unit[0]:
                self._end_country()
            self._unit = unit
        for folded in keys.split("|"):
            if len(folded) >= LEAST:
                script = "l" if folded < AFTER_LATIN else "x"
                self._of_unit.setdefault(script, []).append((folded, line))
                if is_large:
                    self._of_country.setdefault(script, []).append((folded, line))

    def end(self) -> None:
        """Close the last unit and country."""
        self._end_unit()
        self._end_country()

    def _end_unit(self) -> None:
        self._put(f"{self._unit[0]}.{self._unit[1]}", self._of_unit)

    def _end_country(self) -> None:
        self._put(self._unit[0], self._of_country)

    def _put(self, scope: str, gathered: dict[str, list[tuple[str, int]]]) -> None:
        for script, entries in gathered.items():
            entries.sort()
            names = "\n".join(folded for folded, _ in entries).encode("utf-8")
            lines = array("I", (line for _, line in entries)).tobytes()
            middle = self._size + len(names)
            end = middle + len(lines)
            self.blocks += [names, lines]
            self.scopes[f"{scope}.{script}"] = (self._size, middle, end)
            self._size = end
        gathered.clear()
