"""Looking places up by name, by id and by what they lie in."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from gawah.values.learnt import Learnt
from gawah.values.places.compile import ensure
from gawah.values.places.index import (
    AFTER_LATIN,
    CAPITALS,
    MAIN,
    Index,
    how_of,
    level_of,
    line_of,
    unit_key,
)
from gawah.values.places.keys import quick_key
from gawah.values.places.pools import LEAST
from gawah.values.places.records import Country, Found, Place
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gawah.values.places.compile import Progress

_REMEMBERED = 30_000
_MOST = 40
_KNOWN = 410
"""How little known, in thousandths, a place may be (a city of about 80,000) to be met without a cue."""
_BEYOND = "\U0010ffff"
NAME, LARGE, BEGINS = 1, 2, 4

Pool = tuple[list[str], "Sequence[int]"]
"""Folded names in their order, and the line of the place of each."""


class Gazetteer:
    """The compiled tables, open for reading; safe to share among threads."""

    def __init__(self, path: Path) -> None:
        """Open a compiled index.

        Args:
            path: the file that :func:`gawah.values.places.compile.ensure` made.
        """
        self.path = path
        self._index = Index(path)
        self.ranks = Learnt(self._ranks, _REMEMBERED).__getitem__
        """The numbers under which the places of a folded name stand in the index, the best known first."""
        self.find_key = Learnt(self._find_key, _REMEMBERED).__getitem__
        """The places of a folded name."""
        self.find_in_small = Learnt(self._find_in_small, _REMEMBERED).__getitem__
        """The same but for those of which it is a short name in capitals."""
        self.outlook = Learnt(self._outlook, _REMEMBERED).__getitem__
        """What a folded word may be: a ``NAME``, one of a ``LARGE`` place, one that ``BEGINS`` others."""
        self.find_in = lru_cache(maxsize=1024)(self._find_in)
        self.place = lru_cache(maxsize=2 * _REMEMBERED)(self._index.place)
        self.get = lru_cache(maxsize=4096)(self._get)
        self.unit = lru_cache(maxsize=8192)(self._unit)
        self._lines = lru_cache(maxsize=256)(self._country_lines)
        self.pool = lru_cache(maxsize=128)(self._pool)

    @classmethod
    def open(cls, cache: Path, progress: Progress | None = None) -> Gazetteer:
        """The gazetteer, compiled into a cache folder first if it is not there yet.

        Args:
            cache: the folder, as ``Settings().cache``.
            progress: called now and then while compiling, with lines done and all lines.
        """
        return cls(ensure(cache, progress))

    def close(self) -> None:
        """Let go of the file."""
        self._index.close()

    def find(self, name: str) -> tuple[Found, ...]:
        """All places of a name, whatever its case, accents and letter variants; the best known first.

        Of a name that very many share, the best known places only; :meth:`find_in` gives those of a country.
        """
        return self.find_key(key(name))

    def is_known(self, folded: str) -> bool:
        """Whether the best-known place of a folded name is a large one, to be met without a cue."""
        ranks = self.ranks(folded)
        return bool(ranks) and level_of(ranks[0]) <= _KNOWN

    def _find_in(self, folded: str, country: str) -> tuple[Found, ...]:
        """The places of a folded name in one country."""
        first, last = self._lines(country)
        ranks = [rank for rank in self.ranks(folded) if first <= line_of(rank) < last]
        return tuple(map(self._founds, ranks[:_MOST]))

    def is_shared(self, folded: str) -> bool:
        """Whether so many places have a name that only the best known are given."""
        return len(self.ranks(folded)) > _MOST

    def _ranks(self, folded: str) -> tuple[int, ...]:
        return tuple(self._index.ranks(folded))

    def _find_key(self, folded: str) -> tuple[Found, ...]:
        return tuple(map(self._founds, self.ranks(folded)[:_MOST]))

    def _find_in_small(self, folded: str) -> tuple[Found, ...]:
        return tuple(found for found in self.find_key(folded) if not found.capitals)

    def _outlook(self, word: str) -> int:
        name = NAME if self.ranks(word) else 0
        large = LARGE if self.is_known(word) else 0
        return name | large | (BEGINS if self._index.begins(word) else 0)

    def _founds(self, rank: int) -> Found:
        how = how_of(rank)
        return Found(self.place(line_of(rank)), how == MAIN, how == CAPITALS)

    def _get(self, place_id: str) -> Place | None:
        """A place by its id."""
        line = self._index.line_with(place_id)
        return self.place(line) if line is not None else None

    def _unit(self, country: str, admin1: str = "", admin2: str = "") -> Place | None:
        """A country, first- or second-level unit by its codes."""
        ranks = self._index.ranks(unit_key(country, admin1, admin2))
        return self.place(line_of(ranks[0])) if ranks else None

    def parts(self, place: Place) -> tuple[Place, ...]:
        """The larger places it lies in, nearest first: second level, first level, country."""
        wanted = []
        if place.country and place.admin1:
            if place.admin2 and not place.admin2.startswith("="):
                wanted.append((place.country, place.admin1, place.admin2))
            wanted.append((place.country, place.admin1, ""))
        if place.country:
            wanted.append((place.country, "", ""))
        units = (self.unit(*codes) for codes in wanted)
        return tuple(unit for unit in units if unit is not None and unit.id != place.id)

    def admin1_name(self, place: Place) -> str | None:
        """The name of the first-level unit that it lies in or is."""
        if place.code == "PCL" or not place.admin1:
            return None
        unit = self.unit(place.country, place.admin1, "")
        return unit.name if unit is not None else None

    def admin2_name(self, place: Place) -> str | None:
        """The name of the second-level unit that it lies in or is."""
        if not place.admin2 or place.code in {"PCL", "ADM1", "ADM1H"}:
            return None
        if place.admin2.startswith("="):
            return place.admin2[1:]
        unit = self.unit(place.country, place.admin1, place.admin2)
        return unit.name if unit is not None else None

    def names(self, place: Place) -> tuple[str, ...]:
        """All its names, in all scripts, the main one first."""
        if place.code == "PCL" and place.country in self.countries:
            others = [name for _, name in self.countries[place.country].names]
        else:
            line = self._index.line_with(place.id)
            listed = self._index.row(line)[2] if line is not None else ""
            others = listed.split("|") if listed else []
        return tuple(dict.fromkeys([place.name, *others]))

    @cached_property
    def countries(self) -> dict[str, Country]:
        """All countries and territories by ISO 3166-1 alpha-2 code."""
        found = {}
        for line in self._index.text("countries").splitlines()[1:]:
            code, alpha3, name, names = line.split("\t")
            pairs = (entry.partition(":") for entry in names.split("|"))
            labels = tuple((locale, label) for locale, _, label in pairs)
            found[code] = Country(code, alpha3, name, labels)
        return found

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """The names of countries and parts of the world with words in small letters ("Arabie saoudite")."""
        rows = (self._index.row(line) for line in range(self._index.ordered, self._index.count))
        parts = (row for row in rows if row[5] in {"CONT", "PCLH"})
        names = [name for row in parts for name in (row[1], *row[2].split("|"))]
        names += [name for country in self.countries.values() for _, name in country.names]
        return tuple(dict.fromkeys(n for n in names if any(word[:1].islower() for word in n.split()[1:])))

    def country_code(self, name: str) -> str | None:
        """The ISO 3166-1 alpha-2 code of a country by its name in any language, or by its alpha-3 code."""
        for found in self.find(name):
            if found.place.code == "PCL":
                return found.place.country
        upper = name.strip().upper()
        return next((c.code for c in self.countries.values() if upper in {c.code, c.alpha3}), None)

    def admin1_units(self, country: str) -> tuple[Place, ...]:
        """The first-level units of a country, by name."""
        first, last = self._lines(country)
        units = {}
        at = first
        while at < last:  # from each unit to the next
            place = self.place(at)
            if place.admin1 and (unit := self.unit(country, place.admin1, "")) is not None:
                units[unit.id] = unit
            at = self._after((country, place.admin1, _BEYOND))
        return tuple(sorted(units.values(), key=lambda unit: unit.name))

    def _pool(self, scope: tuple[str, ...], *, latin: bool) -> Pool:
        """The names to compare a misspelt one with.

        All places of a second-level unit; of a first-level one the better known; of a country its units
        and cities. Villages by the ten thousand would drown a misspelt town in chance likenesses.

        Args:
            scope: the codes of a country, a first- and a second-level unit, as many as are known.
            latin: whether names in Latin letters are wanted, else those in other scripts.
        """
        if len(scope) > 2 and scope[2]:
            entries = sorted(self._keys_in(scope, latin=latin))
            return [folded for folded, _ in entries], [line for _, line in entries]
        return self._index.pool(f"{'.'.join(scope[:2])}.{'l' if latin else 'x'}")

    def _keys_in(self, scope: tuple[str, ...], *, latin: bool) -> Iterator[tuple[str, int]]:
        """The folded names of all places of a second-level unit, with the lines."""
        country, admin1, admin2 = scope[:3]
        for line in range(
            self._after((country, admin1, admin2)), self._after((country, admin1, admin2 + "\0"))
        ):
            row = self._index.row(line)
            names = [row[1], *row[2].split("|")]
            for folded in {quick_key(name) for name in names if (name[:1] < AFTER_LATIN) == latin}:
                if len(folded) >= LEAST:
                    yield folded, line

    def _country_lines(self, country: str) -> tuple[int, int]:
        return self._after((country, "", "")), self._after((country, _BEYOND, ""))

    def _after(self, codes: tuple[str, str, str]) -> int:
        """The first line whose codes come at or after some codes."""
        low, high = 0, self._index.ordered
        while low < high:
            middle = (low + high) // 2
            row = self._index.row(middle)
            if (row[6], row[7], row[8]) < codes:
                low = middle + 1
            else:
                high = middle
        return low
