"""The compiled index of places: one file, mapped into memory and never written again.

Sections, each found by the directory at the end of the file:

- ``rows``: at the beginning, the table of places as it ships, a line a place, in the order of country and
  units, the regions last;
- ``lines``: where each of those lines begins;
- ``names``: for each folded name, and for each id, a record of its digest and a *rank*, sorted. A rank holds
  how well known the place is (the best first), its line, and whether the name is its main one. Digests of 56
  bits stand for the names: among all names of the tables a chance agreement with another word comes once in
  10^10 look-ups;
- ``heads``: where in ``names`` the records with each first two bytes of a digest begin;
- ``prefixes``: a bit for each beginning of a name of several words, by which a search for longer names stops;
- ``pools`` and ``scopes``: the folded names of the better-known places of each unit, for misspelt ones;
- ``countries``: the table of countries.
"""

from __future__ import annotations

import json
import mmap
import struct
from array import array
from hashlib import blake2b
from typing import TYPE_CHECKING
from zlib import crc32

from gawah.errors import DataError
from gawah.values.places.records import Place

if TYPE_CHECKING:
    from pathlib import Path

MAIN, OTHER, CAPITALS = 0, 1, 2
"""How a name belongs to a place: as its main name, as another, or as a short one in capitals."""
LINE_BITS, HOW_BITS = 24, 2
RANK_BYTES = 5
PREFIX_BITS = 23
AFTER_LATIN = "\u0370"
DIGEST = 7
_REST = DIGEST - 2
_RECORD = _REST + RANK_BYTES
_LINE_MASK = (1 << LINE_BITS) - 1
HOW_MASK = (1 << HOW_BITS) - 1


def digest(folded: str) -> bytes:
    """What stands for a folded name in the index."""
    return blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()


def prefix_bit(words: str) -> int:
    """The place of the first words of a name among the bits of ``prefixes``."""
    return crc32(words.encode("utf-8", "surrogatepass")) & ((1 << PREFIX_BITS) - 1)


def unit_key(country: str, admin1: str = "", admin2: str = "") -> str:
    """What a unit stands under among the names; no name has capitals."""
    return f"U\t{country}\t{admin1}\t{admin2}"


def id_key(place_id: str) -> str:
    """What a place stands under by its id among the names; no name has capitals."""
    return f"I\t{place_id}"


def line_of(rank: int) -> int:
    """The line that a rank leads to."""
    return (rank >> HOW_BITS) & _LINE_MASK


def how_of(rank: int) -> int:
    """How the name of a rank belongs to the place."""
    return rank & HOW_MASK


def level_of(rank: int) -> int:
    """How little known the place is, in thousandths."""
    return rank >> (HOW_BITS + LINE_BITS)


class Index:
    """A compiled index, open for reading; safe to share among threads."""

    def __init__(self, path: Path) -> None:
        """Map the file; DataError where it is no index."""
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            (size,) = struct.unpack("<I", self._map[-4:])
            directory = json.loads(self._map[-4 - size : -4])
            self._sections: dict[str, tuple[int, int]] = directory["sections"]
            self.ordered: int = directory["ordered"]
            self._lines, self._heads = (self._numbers(name) for name in ("lines", "heads"))
            self._prefixes, self._names, self._pools = (
                self._sections[name][0] for name in ("prefixes", "names", "pools")
            )
        except (ValueError, KeyError, TypeError, struct.error) as error:
            raise DataError("the index of places %(path)s is damaged; delete it", path=str(path)) from error
        self.count = len(self._lines) - 1
        self._scopes: dict[str, tuple[int, int, int]] | None = None

    def close(self) -> None:
        """Let go of the file."""
        self._lines.release()
        self._heads.release()
        self._map.close()

    def _numbers(self, section: str) -> memoryview:
        start, end = self._sections[section]
        with memoryview(self._map) as whole:
            return whole[start:end].cast("I")

    def ranks(self, folded: str) -> list[int]:
        """The ranks of a folded name, the best known place first, each place once."""
        found = digest(folded)
        head = (found[0] << 8) | found[1]
        names = self._names
        block = self._map[names + self._heads[head] * _RECORD : names + self._heads[head + 1] * _RECORD]
        rest = found[2:]
        at = block.find(rest)
        while at >= 0 and at % _RECORD:
            at = block.find(rest, at + 1)
        ranks: list[int] = []
        while at >= 0 and block.startswith(rest, at):
            rank = int.from_bytes(block[at + _REST : at + _RECORD], "big")
            if not ranks or line_of(ranks[-1]) != line_of(rank):
                ranks.append(rank)
            at += _RECORD
        return ranks

    def begins(self, words: str) -> bool:
        """Whether a longer name may begin with these words; a no is certain, a yes nearly so."""
        at = prefix_bit(words)
        return bool(self._map[self._prefixes + (at >> 3)] >> (at & 7) & 1)

    def row(self, line: int) -> list[str]:
        """The columns of a line."""
        return self._map[self._lines[line] : self._lines[line + 1] - 1].decode("utf-8").split("\t")

    def place(self, line: int) -> Place:
        """The place of a line."""
        return place_of(self.row(line))

    def line_with(self, place_id: str) -> int | None:
        """The line of a place by its id; None where there is none."""
        ranks = self.ranks(id_key(place_id))
        return line_of(ranks[0]) if ranks else None

    def text(self, section: str) -> str:
        """A section of text."""
        return self._map[slice(*self._sections[section])].decode("utf-8")

    def pool(self, scope: str) -> tuple[list[str], array[int]]:
        """The folded names of a scope in their order, with the line of the place of each."""
        if self._scopes is None:
            self._scopes = json.loads(self.text("scopes"))
        start, middle, end = (self._pools + at for at in self._scopes.get(scope, (0, 0, 0)))
        names = self._map[start:middle].decode("utf-8")
        return names.split("\n") if names else [], array("I", self._map[middle:end])


def place_of(row: list[str]) -> Place:
    """The place that the columns of a line describe."""
    where, name, _, lat, lon, code, country, admin1, admin2, population = row
    return Place(
        where,
        name,
        country,
        admin1,
        admin2,
        code,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(population) if population else 0,
    )
