"""How long a site of 10,000 invented incidents takes, how large its pages get, and how long it takes again.

``python -m bench.site`` (``make bench-site``). The leak check goes through every file with the names of 3,000
invented people, as it does before a site is let out. Names of places come from the gazetteer; nobody is real.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.core import core_speed
from bench.run import HEAD, Figure
from gawah.guard.gate import leaving
from gawah.site.building import AUDIENCE, OUTPUT, leaks_in
from gawah.site.laying import check_folder, laid_ready
from gawah.site.manifest import NOTE, SUMS, sums_of
from gawah.site.pages import render
from tests.site.made_site import book, guard, incidents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.guard.told import Told
    from gawah.site.laying import Laid

_SECONDS, _KB, _NAMES = 60, 100, 3000


def _build(told: tuple[Told, ...], folder: Path) -> tuple[dict[str, float], Laid, dict[str, bytes]]:
    """Build a site into a folder; how long each step took, what was changed, and the files."""
    took: dict[str, float] = {}
    begun = time.perf_counter()
    files = dict(render(book(told)))
    took["drawn"] = time.perf_counter() - begun
    begun = time.perf_counter()
    gate = leaving(OUTPUT, AUDIENCE, guard(told, _NAMES))
    found = list(leaks_in(files, gate))
    if found:
        raise SystemExit(f"the leak check takes invented words for names: {found[:3]}")
    took["looked through"] = time.perf_counter() - begun
    begun = time.perf_counter()
    check_folder(folder, files)
    whole = {**files, SUMS: sums_of(files), NOTE: b"not signed: this is a measurement\n"}
    with laid_ready(folder, whole) as laid:
        pass
    took["laid"] = time.perf_counter() - begun
    return took, laid, files


def figures(many: int) -> Iterator[Figure | str]:
    """The figures, each as soon as it is there."""
    told = incidents(many)
    with tempfile.TemporaryDirectory() as where:
        folder = Path(where) / "site"
        took, laid, files = _build(told, folder)
        pages = {path: len(data) for path, data in files.items() if path.endswith(".html")}
        largest = max(pages, key=pages.__getitem__)
        yield Figure(f"a site of {many} incidents", sum(took.values()), _SECONDS, "s")
        yield ", ".join(f"{step} in {seconds:.1f} s" for step, seconds in took.items())
        yield f"{len(laid.written)} files, {sum(map(len, files.values())) / 2**20:.0f} MB, {len(pages)} pages"
        yield Figure(f"the largest page ({largest})", pages[largest] / 1000, _KB, "kB")
        changed = (replace(told[0], sources=told[0].sources + 1), *told[1:])
        took, laid, _ = _build(changed, folder)
        yield Figure("again, with one source more for one incident", sum(took.values()), _SECONDS, "s")
        yield f"{len(laid.written)} files written anew, {laid.kept} as they were"


def main(words: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.site", description=__doc__)
    parser.add_argument("--incidents", type=int, default=10_000)
    asked = parser.parse_args(words)
    print(f"{core_speed()}\n{HEAD}")
    for figure in figures(asked.incidents):
        print(figure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
