"""Makes ``places.tsv.xz`` and ``units.tsv`` from the gazetteer's full tables.

Run by hand when those change, never at run time:

    python make.py [FOLDER]

Without a folder only ``digest`` is written, which must follow every change of a table. ``FOLDER`` holds
``places.tsv.gz``, ``more/XX.tsv.gz`` and ``pk_admin.tsv`` (columns in their README). What is changed, as
licences ask to say:
names in scripts whose words are not parted by blanks are left out, and so are names that fold to the same key
as another of the place; countries take their names from ``countries.tsv``; a place whose source names no
first-level unit takes that of the nearest place of its country that has one; a town that bears the name of a
second-level unit of its first-level unit, and is said to lie in another one, lies in its own.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import lzma
import sys
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gawah.values.scripts import is_arabic, key

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
# Scripts whose words are not parted by blanks cannot be met by the tagger's word by word look-up.
LEFT_OUT = frozenset({"CJK", "KATAKANA", "HIRAGANA", "HANGUL", "THAI", "LAO", "KHMER", "CHEROKEE", "VAI"})
COLUMNS = ("id", "name", "names", "lat", "lon", "code", "country", "admin1", "admin2", "population")
CELL = 0.5
TOWN = 15_000


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


def _kept(name: str) -> bool:
    letter = next((c for c in name if c.isalpha()), "")
    return bool(letter) and _script(letter) not in LEFT_OUT


def _rows(folder: Path) -> Iterator[dict[str, str]]:
    for path in (folder / "places.tsv.gz", *sorted((folder / "more").glob("*.tsv.gz"))):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _names(row: dict[str, str]) -> str:
    """The other names of a place, one for each key."""
    if row["feature_code"] == "PCL":
        return ""
    seen = {key(row["name"])}
    found = []
    for name in (row["ascii_name"], *row["alternate_names"].split("|")):
        folded = key(name)
        # A short name in capitals is matched in its own case, so it counts beside a longer one's key.
        if folded and folded not in seen and _kept(name):
            seen.add(folded)
            found.append(name)
    return "|".join(found)


class Nearest:
    """First-level units by position: which one the nearest known place of the country lies in."""

    def __init__(self) -> None:
        self.cells: dict[tuple[str, int, int], list[tuple[float, float, str]]] = defaultdict(list)

    def add(self, row: dict[str, str]) -> None:
        """Keep a place whose unit is known."""
        lat, lon = float(row["lat"]), float(row["lon"])
        cell = (row["country"], int(lat // CELL), int(lon // CELL))
        self.cells[cell].append((lat, lon, row["admin1_code"]))

    def admin1(self, row: dict[str, str]) -> str:
        """The unit of the nearest place within about a degree, or nothing."""
        lat, lon = float(row["lat"]), float(row["lon"])
        y, x = int(lat // CELL), int(lon // CELL)
        near = [
            ((lat - a) ** 2 + (lon - b) ** 2, code)
            for dy in (-1, 0, 1)
            for dx in (-1, 0, 1)
            for a, b, code in self.cells.get((row["country"], y + dy, x + dx), ())
        ]
        return min(near)[1] if near else ""


def _own_unit(row: dict[str, str], admin2: str, units: dict[tuple[str, str], set[str]]) -> str:
    """The second-level unit of a town: its own, where the source puts it into a neighbouring one."""
    if not row["feature_code"].startswith("PPL") or int(row["population"] or 0) < TOWN or not admin2:
        return admin2
    name = key(row["name"])
    own = units.get((f"{row['country']}.{row['admin1_code']}", name), set())
    said = key(row["admin2_name"])
    return next(iter(own)) if len(own) == 1 and not said.startswith(name) else admin2


def _line(row: dict[str, str], admin2: str) -> str:
    values = (
        row["geonames_id"],
        row["name"],
        _names(row),
        f"{float(row['lat']):.4f}" if row["lat"] else "",
        f"{float(row['lon']):.4f}" if row["lon"] else "",
        row["feature_code"] or "PPL",
        row["country"],
        row["admin1_code"],
        admin2,
        row["population"] if row["population"] not in {"", "0"} else "",
    )
    return "\t".join(values) + "\n"


def main(folder: Path) -> None:
    """Write the table of places."""
    rows = list(_rows(folder))
    nearest = Nearest()
    units: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        if row["admin1_code"] and row["lat"] and row["feature_code"].startswith("PPL"):
            nearest.add(row)
        if row["feature_code"] == "ADM2":
            name = key(row["name"]).removesuffix(" district")
            units[row["country"], name].add(row["admin2_code"])
            units[f"{row['country']}.{row['admin1_code']}", name].add(row["admin2_code"])
    lines = []
    for row in rows:
        admin2 = row["admin2_code"]
        if not admin2 and row["admin2_name"]:
            found = units.get((row["country"], key(row["admin2_name"]).removesuffix(" district")), set())
            # A second-level unit without a row of its own stays as a name, marked by a sign.
            admin2 = next(iter(found)) if len(found) == 1 else "=" + row["admin2_name"]
        if not row["admin1_code"] and row["country"] and row["lat"] and row["feature_code"] != "PCL":
            row["admin1_code"] = nearest.admin1(row)
        admin2 = _own_unit(row, admin2, units)
        lines.append((row["country"], row["admin1_code"], admin2, row["name"], _line(row, admin2)))
    lines.sort()
    data = "\t".join(COLUMNS) + "\n" + "".join(line[-1] for line in lines)
    packed = lzma.compress(data.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
    (HERE / "places.tsv.xz").write_bytes(packed)


def units(folder: Path) -> None:
    """Write the table of what the provinces and districts of Pakistan are called in Urdu."""
    with gzip.open(folder / "places.tsv.gz", "rt", encoding="utf-8", newline="") as table:
        read = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        called = {row["geonames_id"]: row["name"] for row in read if row["feature_code"].startswith("ADM")}
    with (folder / "pk_admin.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = {}
    for level in ("province", "district"):  # of two of one name, the smaller: it is told more often
        for row in rows:
            if row["level"] == level and row["name_ur"]:
                others = [name for name in row["variants"].split("|") if is_arabic(name)]
                found[called[row["place_id"]]] = f"{row['name_ur']}\t{'|'.join(others)}"
    lines = [f"PK\t{name}\t{names}\n" for name, names in sorted(found.items())]
    whole = "country\tname\tur\tur_also\n" + "".join(lines)
    (HERE / "units.tsv").write_text(whole, "utf-8", newline="\n")


def digest() -> str:
    """What tells one state of the tables from another: SHA-256 of them all."""
    names = ("also.tsv", "countries.tsv", "places.tsv.xz", "regions.tsv")
    parts = [(HERE / name).read_bytes() for name in names]
    return hashlib.sha256(b"".join(parts)).hexdigest()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
        units(Path(sys.argv[1]))
    (HERE / "digest").write_text(digest() + "\n", "ascii")
