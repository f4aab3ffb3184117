"""Compiling the tables of ``data/`` into one index file, once on each machine.

The file is made under a name of its own and then renamed, so two programs may do it at once and one that is
killed leaves nothing that could be mistaken for a whole file. What is in it says
:mod:`gawah.values.places.index`, which reads it.
"""

from __future__ import annotations

import json
import lzma
import os
import struct
import tempfile
from array import array
from bisect import bisect_left
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from gawah.errors import DataError
from gawah.values.places.index import (
    CAPITALS,
    DIGEST,
    HOW_BITS,
    HOW_MASK,
    LINE_BITS,
    OTHER,
    PREFIX_BITS,
    RANK_BYTES,
    digest,
    id_key,
    prefix_bit,
    unit_key,
)
from gawah.values.places.keys import fold_lists, is_capitals
from gawah.values.places.pools import Pools
from gawah.values.places.records import weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Progress = Callable[[int, int], None]

DATA = Path(__file__).parent / "data"
FORMAT = 8
"""Raised whenever what the index holds, or the way names are folded, changes."""
_ROWS = 960_000  # about how many the tables have, for a progress bar
_WIDTH = 10
_CHUNK = 1 << 20
_UNITS = frozenset({"PCL", "ADM1", "ADM1H", "ADM2", "ADM3", "ADM4", "ADMD"})
_LARGE_UNITS = frozenset({"ADM1", "ADM1H", "ADM2"})
_PART = 1 << 16
_TOWN = 5_000
_TOWN_DIGITS = len(str(_TOWN))
_CITY = 50_000


def index_path(folder: Path, data: Path = DATA) -> Path:
    """Where in a cache folder the compiled index of the tables stands."""
    digest = (data / "digest").read_text("ascii").strip()
    return folder / f"places-{FORMAT}-{digest[:16]}.index"


def ensure(folder: Path, progress: Progress | None = None, data: Path = DATA) -> Path:
    """The compiled index, made now if it is not there.

    Args:
        folder: the cache folder; where it cannot be written, the system's folder for temporary files serves.
        progress: called now and then with the lines done and all lines.
        data: the folder of the tables.
    """
    path = index_path(folder, data)
    if path.is_file():
        return path
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _make(path, progress, data)
    except OSError:
        path = index_path(_spare(), data)
        return path if path.is_file() else _make(path, progress, data)


def _spare() -> Path:
    """A folder of this user among the temporary files; one of another owner is never trusted."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"gawah-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and folder.stat().st_uid != user:
        return Path(tempfile.mkdtemp(prefix="gawah-"))
    return folder


def _make(path: Path, progress: Progress | None, data: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _Compiler(file, data, progress).write()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _lines(text: str) -> Iterator[list[str]]:
    lines = iter(text.splitlines())
    next(lines, None)
    for line in lines:
        yield line.split("\t")


def _unpacked(data: Path) -> bytes:
    """The rows of the tables: those of places in the order of their units, then the regions."""
    try:
        packed = lzma.decompress((data / "places.tsv.xz").read_bytes())
    except lzma.LZMAError as error:
        raise DataError("the table of places is damaged; install gawah again") from error
    return packed[packed.find(b"\n") + 1 :]


def _regions(data: Path) -> bytes:
    rows = _lines((data / "regions.tsv").read_text("utf-8"))
    ordered = (
        (where, name, names, lat, lon, code, country, "", "", "")
        for where, name, code, country, lat, lon, names in rows
    )
    return "".join("\t".join(row) + "\n" for row in ordered).encode("utf-8")


class _Levels(dict[tuple[str, str], int]):
    """How little known a place is, in thousandths, by its code and population; learnt when first met."""

    def __missing__(self, described: tuple[str, str]) -> int:
        code, population = described
        found = self[described] = round((1 - weight(code, int(population or 0))) * 1000)
        return found


class _Compiler:
    """One pass over the rows, then the index in one stroke."""

    def __init__(self, file: BinaryIO, data: Path, progress: Progress | None) -> None:
        self._file = file
        self._data = data
        self._progress = progress
        self._sections: dict[str, tuple[int, int]] = {}
        self._records: list[bytes] = []
        self._offsets = array("I")
        self._levels = _Levels()
        self._firsts: set[str] = set()
        self._pools = Pools()
        self._countries: dict[str, str] = {}
        self._also: dict[str, str] = {}
        """Further names by the id of the place: new ones, former ones, and other spellings."""

    def write(self) -> None:
        """Write all sections, then where each stands."""
        text = (self._data / "countries.tsv").read_text("utf-8")
        for code, _, _, names in _lines(text):
            self._countries[code] = "|".join(entry.partition(":")[2] for entry in names.split("|"))
        also = _lines((self._data / "also.tsv").read_text("utf-8"))
        self._also = {place: names for place, _, names, _ in also}
        packed, regions = _unpacked(self._data), _regions(self._data)
        self._section("rows", packed, regions)
        self._read(packed)
        ordered = len(self._offsets)
        self._read(regions, len(packed))
        self._offsets.append(len(packed) + len(regions))
        del packed
        self._section("lines", self._offsets.tobytes())
        self._section("countries", text.encode("utf-8"))
        self._pools.end()
        self._section("pools", *self._pools.blocks)
        self._section("scopes", json.dumps(self._pools.scopes).encode("ascii"))
        self._write_prefixes()
        self._write_names()
        directory = json.dumps({"sections": self._sections, "ordered": ordered}).encode("ascii")
        self._file.write(directory + struct.pack("<I", len(directory)))
        if self._progress is not None:
            self._progress(_ROWS, _ROWS)

    def _section(self, name: str, *parts: bytes) -> None:
        start = self._file.tell()
        for part in parts:
            self._file.write(part)
        end = self._file.tell()
        self._sections[name] = (start, end)
        self._file.write(bytes(-end % 8))  # the arrays begin at a multiple of their width

    def _read(self, packed: bytes, base: int = 0) -> None:
        """Take rows in, a megabyte at a time for the sake of memory."""
        at = 0
        while at < len(packed):
            end = packed.find(b"\n", at + _CHUNK) + 1 or len(packed)
            ends = accumulate(map(len, packed[at : end - 1].split(b"\n")), initial=base + at)
            self._offsets.extend([start + passed for passed, start in enumerate(ends)][:-1])
            self._take(packed[at:end].decode("utf-8"))
            at = end
            if self._progress is not None:
                self._progress(min(len(self._offsets), _ROWS), _ROWS)

    def _take(self, text: str) -> None:
        """Take some rows in, by columns: rows as lists of their own would take twice the time."""
        cells = text.replace("\n", "\t").split("\t")[:-1]
        if len(cells) % _WIDTH or len(cells) // _WIDTH != text.count("\n"):
            raise DataError("the table of places is damaged; install gawah again")
        ids, names, others, codes, countries, admins, seconds, populations = (
            cells[column::_WIDTH] for column in (0, 1, 2, 5, 6, 7, 8, 9)
        )
        for at, code in enumerate(codes):
            if code == "PCL":
                others[at] = self._countries.get(countries[at], "")
        for place in self._also.keys() & set(ids):
            at = ids.index(place)
            others[at] = "|".join(filter(None, (others[at], self._also[place])))
        lists = [f"{name}|{more}" if more else name for name, more in zip(names, others, strict=True)]
        folded = fold_lists("\n".join(lists)).split("\n")
        line = len(self._offsets) - len(codes)
        levels = list(map(self._levels.__getitem__, zip(codes, populations, strict=True)))
        self._put(line, levels, lists, folded)
        self._put_ids(line, ids)
        for unit in zip(codes, countries, admins, seconds, populations, folded, strict=True):
            if unit[0] in _UNITS or len(unit[4]) >= _TOWN_DIGITS:
                self._put_unit(line, *unit)
            line += 1

    def _put(self, line: int, levels: list[int], lists: list[str], folded: list[str]) -> None:
        """Keep the keys of places, each with a number that sorts well-known places first."""
        ranks: list[int] = []
        for level, keys in zip(levels, folded, strict=True):
            rank = ((level << LINE_BITS) + line) << HOW_BITS
            ranks.append(rank)
            if "|" in keys:
                ranks += [rank + OTHER] * keys.count("|")
            line += 1
        for at, spelling in enumerate("|".join(lists).split("|")):
            if spelling.isupper() and is_capitals(spelling):
                ranks[at] = ranks[at] & ~HOW_MASK | CAPITALS
        names = "|".join(folded).split("|")
        self._firsts.update({name[: name.index(" ")] for name in names if " " in name})
        # Sorted in parts, since many small sorts and a merge take half the time of a large one.
        self._records += sorted(
            blake2b(name.encode(), digest_size=DIGEST).digest() + rank.to_bytes(RANK_BYTES, "big")
            for name, rank in zip(names, ranks, strict=True)
        )

    def _put_ids(self, line: int, ids: list[str]) -> None:
        """Keep what places are found by, whatever they are called."""
        self._records += sorted(
            digest(id_key(place)) + (at << HOW_BITS).to_bytes(RANK_BYTES, "big")
            for at, place in enumerate(ids, line)
        )

    def _put_unit(self, line: int, code: str, *described: str) -> None:
        """Keep what a unit is found by, and the names of a unit or a town for the likeness of others."""
        country, admin1, admin2, population, keys = described
        if code in {"PCL", "ADM1", "ADM2"} and (admin2 or code != "ADM2"):
            found = digest(unit_key(country, admin1, admin2 if code == "ADM2" else ""))
            rank = ((self._levels[code, population] << LINE_BITS) + line) << HOW_BITS
            self._records.append(found + rank.to_bytes(RANK_BYTES, "big"))
        inhabitants = int(population or 0)
        if admin1 and ((code != "PCL" and code in _UNITS) or inhabitants >= _TOWN):
            is_large = code in _LARGE_UNITS or inhabitants >= _CITY
            self._pools.add(line, (country, admin1), keys, is_large=is_large)

    def _write_prefixes(self) -> None:
        bits = bytearray(1 << (PREFIX_BITS - 3))
        for prefix in self._firsts:
            at = prefix_bit(prefix)
            bits[at >> 3] |= 1 << (at & 7)
        self._section("prefixes", bytes(bits))

    def _write_names(self) -> None:
        """The records in order, without the two bytes that the table of heads stands for."""
        records = self._records
        records.sort()
        heads = array("I", (bisect_left(records, head.to_bytes(2, "big")) for head in range(1 << 16)))
        heads.append(len(records))
        self._section("heads", heads.tobytes())
        parts = (records[at : at + _PART] for at in range(0, len(records), _PART))
        self._section("names", *(b"".join([record[2:] for record in part]) for part in parts))
