"""Makes the outlines of this folder from GeoJSON. Run by hand when the sources change, never at run time.

    python make.py FOLDER

``FOLDER`` holds ``pk_districts.geojson``, ``pk_admin.tsv``, ``world_countries_110m.geojson`` and
``world_countries_50m.geojson``. What is changed, as licences ask to say: positions are rounded to a grid and
thinned; a border that two areas share is kept once, so that both have the same line after thinning; the
frontier regions of Pakistan are joined to the districts that hold them now; Antarctica is left out.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent

Dot = tuple[int, int]
Ring = list[Dot]
Shape = dict[str, Any]

MERGED = "Frontier Region "
# Degrees of one step of the grid, and the area of a triangle, in steps, that is too small to be kept.
GRAINS = {"pk": (0.001, 12.0), "world": (0.01, 60.0), "lands": (0.01, 4.0)}


def _rings(geometry: dict[str, Any], grid: float) -> list[Ring]:
    shapes = geometry["coordinates"]
    parts = [shapes] if geometry["type"] == "Polygon" else shapes
    rings = []
    for ring in (ring for part in parts for ring in part):
        dots = [(round(x / grid), round(y / grid)) for x, y, *_ in ring]
        kept = [dot for at, dot in enumerate(dots[:-1]) if at == 0 or dot != dots[at - 1]]
        while len(kept) > 1 and kept[0] == kept[-1]:
            kept.pop()
        if len(kept) > 2:
            rings.append(kept)
    return rings


def _junctions(rings: Iterable[Ring]) -> set[Dot]:
    """Where lines must be cut: a position with other neighbours in one ring than in another."""
    neighbours: dict[Dot, set[frozenset[Dot]]] = defaultdict(set)
    for ring in rings:
        for at, dot in enumerate(ring):
            neighbours[dot].add(frozenset((ring[at - 1], ring[(at + 1) % len(ring)])))
    return {dot for dot, pairs in neighbours.items() if len(pairs) > 1}


def _cut(ring: Ring, junctions: set[Dot]) -> list[Ring]:
    cuts = [at for at, dot in enumerate(ring) if dot in junctions]
    start = cuts[0] if cuts else ring.index(min(ring))
    turned = ring[start:] + ring[:start]
    turned.append(turned[0])
    ends = [at for at, dot in enumerate(turned) if dot in junctions] if cuts else [0, len(turned) - 1]
    return [turned[a : b + 1] for a, b in pairwise(ends)]


def _thinned(line: Ring, least: float) -> Ring:
    """What is left without the dots whose triangles with their neighbours are small (Visvalingam)."""
    line = list(line)
    floor = 4 if line[0] == line[-1] else 2
    while len(line) > floor:
        sizes = [
            abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
            for a, b, c in zip(line, line[1:], line[2:], strict=False)
        ]
        smallest = min(sizes)
        if smallest >= least:
            break
        del line[sizes.index(smallest) + 1]
    return line


class Topology:
    """Lines, each kept once, and areas as rings of them."""

    def __init__(self, least: float) -> None:
        self.least = least
        self.lines: list[Ring] = []
        self.known: dict[tuple[Dot, ...], int] = {}

    def ring(self, ring: Ring, junctions: set[Dot]) -> list[int]:
        """A ring as numbers of lines; ``~n`` where line n runs backwards."""
        return [self._number(line) for line in _cut(ring, junctions)]

    def _number(self, line: Ring) -> int:
        forwards, backwards = tuple(line), tuple(reversed(line))
        if forwards in self.known:
            return self.known[forwards]
        if backwards in self.known:
            return ~self.known[backwards]
        self.known[forwards] = len(self.lines)
        self.lines.append(_thinned(line, self.least))
        return self.known[forwards]


def _deltas(line: Ring) -> list[int]:
    flat = [*line[0]]
    for (x, y), (a, b) in zip(line[1:], line, strict=False):
        flat += (x - a, y - b)
    return flat


def _sides(areas: list[Shape]) -> dict[int, set[str]]:
    sides: dict[int, set[str]] = defaultdict(set)
    for area in areas:
        for line in (line for ring in area["rings"] for line in ring):
            sides[max(line, ~line)].add(area["code"])
    return sides


def _is_between(codes: set[str], row: dict[str, str]) -> bool:
    def inside(code: str) -> bool:
        return any(code == one or code.startswith(one + ".") for one in row["inside"].split("|"))

    within = {code for code in codes if inside(code)}
    beyond = codes - within
    if row["outside"] == "*":
        return bool(within) and (bool(beyond) or len(codes) == 1)
    return bool(within) and row["outside"] in beyond


def _run(line: Ring, row: dict[str, str], grid: float) -> tuple[int, int] | None:
    """The first and last dot of a line that lie in the box of a row."""
    if not row["west"]:
        return 0, len(line) - 1
    west, south, east, north = (float(row[edge]) / grid for edge in ("west", "south", "east", "north"))
    met = [at for at, (x, y) in enumerate(line) if west <= x <= east and south <= y <= north]
    return (met[0], met[-1]) if len(met) > 1 else None


def _disputed(name: str, areas: list[Shape], lines: list[Ring], grid: float) -> list[list[int]]:
    """The stretches of lines that ``disputed.tsv`` names: line, first dot, last dot."""
    rows = [row for row in _table(HERE / "disputed.tsv") if row["layer"] == name]
    found = {}
    for number, codes in _sides(areas).items():
        for row in rows:
            run = _run(lines[number], row, grid) if _is_between(codes, row) else None
            if run is not None:
                found[number] = [number, *run]
    return [found[number] for number in sorted(found)]


def _write(name: str, shapes: list[Shape]) -> None:
    grid, least = GRAINS[name]
    rings = [_rings(shape["geometry"], grid) for shape in shapes]
    junctions = _junctions(ring for part in rings for ring in part)
    topology = Topology(least)
    areas: dict[str, Shape] = {}
    for shape, part in zip(shapes, rings, strict=True):
        area = areas.setdefault(
            shape["code"], {k: v for k, v in shape.items() if k != "geometry"} | {"rings": []}
        )
        area["ids"] = sorted({*area["ids"], *shape["ids"]})
        area["rings"] += [topology.ring(ring, junctions) for ring in part]
    disputed = _disputed(name, list(areas.values()), topology.lines, grid)
    lines = [_deltas(line) for line in topology.lines]
    data = {"grid": grid, "areas": list(areas.values()), "lines": lines, "disputed": disputed}
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    path = HERE / f"{name}.json.gz"
    path.write_bytes(gzip.compress(packed, 9, mtime=0))
    dots = sum(map(len, topology.lines))
    print(f"{path.name}: {len(areas)} areas, {dots} positions, {path.stat().st_size} bytes")  # noqa: T201


def _features(path: Path) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


class Today:
    """The districts there are today, and the outlines that hold them."""

    def __init__(self, folder: Path) -> None:
        rows = [row for row in _table(folder / "pk_admin.tsv") if row["level"] == "district"]
        self.urdu = {row["district"]: row["name_ur"] for row in rows}
        self.ids = {row["district"]: {row["place_id"], row["admin2_code"]} - {""} for row in rows}
        held = _table(HERE / "held.tsv")
        self.urdu |= {row["held_by"]: row["name_ur"] for row in held if row["name_ur"]}
        self.held: dict[str, list[str]] = defaultdict(list)
        for row in held:
            self.held[row["held_by"]] += [row["name"]] if row["name"] else []

    def places(self, told: dict[str, Any]) -> list[str]:
        """The ids of the districts in an outline; ``=`` and a name where the gazetteer has no id for one."""
        name = told["name"]
        names = {name, *told["districts_today"]}
        names |= {one for outer in names for one in self.held[outer]}
        ids = {told["admin2_code"]} - {""} | {one for inner in names for one in self.ids.get(inner, ())}
        return sorted(ids | {inner if inner.isdigit() else f"={inner}" for inner in names})


def _pakistan(folder: Path) -> list[Shape]:
    today = Today(folder)
    features = _features(folder / "pk_districts.geojson")
    own = {feature["properties"]["name"]: feature["properties"] for feature in features}
    return [_district(feature, own, today) for feature in features]


def _district(feature: Shape, own: dict[str, Shape], today: Today) -> Shape:
    told = feature["properties"]
    now = told["districts_today"]
    if told["name"].startswith(MERGED) and now:
        told = own[now[0]]
        now = told["districts_today"]
    name = now[0] if len(now) == 1 else told["name"]
    unit = f"PK.{told['admin1_code']}"
    return {
        "code": f"{unit}.{told['admin2_code'] or told['name'].lower().replace(' ', '-')}",
        "name": name,
        # The source gives an outline of several districts the Urdu name of one of them.
        "name_ur": today.urdu.get(name, told["name_ur"]),
        "unit": unit,
        "ids": today.places(told),
        "geometry": feature["geometry"],
    }


def _countries(path: Path) -> list[Shape]:
    shapes = []
    for feature in _features(path):
        told = feature["properties"]
        if told["iso_a2"] == "AQ":
            continue
        code = told["iso_a2"] or "x-" + told["name"].lower().replace(" ", "-").replace(".", "")
        shape = {"code": code, "name": told["name"], "name_ur": "", "unit": "", "ids": []}
        shapes.append(shape | {"geometry": feature["geometry"]})
    return shapes


def main(folder: Path) -> None:
    """Write all outlines."""
    _write("pk", _pakistan(folder))
    _write("world", _countries(folder / "world_countries_110m.geojson"))
    _write("lands", _countries(folder / "world_countries_50m.geojson"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
