"""How long it takes to find which of very many accounts are of one event: ``python -m bench.joining``.

Three things: a full look through accounts of a thousand, ten thousand and a hundred thousand incidents, each
in a process of its own; splink on the same table; and one document added to a big register, from its bytes to
the word of the method. ``GAWAH_SHARED`` says where the events lie.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.core import core_speed
from bench.looking import prepared
from bench.mentions import mentions, truth
from bench.run import HEAD, Figure
from gawah.cli.root import collect_seldom
from gawah.model import Judgement, Same
from gawah.project import Project
from gawah.project.joining import join
from gawah.register.clusters import cluster
from gawah.resolve.joining import METHOD, compared, near, sure
from gawah.resolve.matter import matters, of_matters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gawah.resolve.accounts import Account

_COLUMNS = [
    *("unique_id", "day", "month", "country", "district"),
    *("place", "killed", "injured", "victim", "event"),
]
SIZES = (1_000, 10_000, 100_000)
_SPLINK_UP_TO = 10_000
"""Incidents: for more it takes many times as long, and says nothing new."""
_ADDED = 20
EVENTS = Path(os.environ.get("GAWAH_SHARED", "../shared")) / "data" / "events"
PEERS = Path("build/peers/bin/python")
"""A Python that has splink: ``python3 -m venv build/peers && build/peers/bin/pip install splink==5.0.0``."""


def resolved(accounts: Sequence[Account]) -> Mapping[str, str]:
    """The group of each account that is in one, as a register makes it: all that resolving does."""
    matches = [match for a, b in near(accounts) if (match := compared(a, b)) is not None]
    found = sure(matches)
    words = [
        Judgement(one.left, one.right, Same.SAME, METHOD, "", None, one.weight, one.words)
        for one in chain(found, of_matters(matters(found), accounts))
    ]
    homes = {one.incident: one.documents[0] for one in accounts}
    return cluster(words, (), homes)


def quality(accounts: Iterable[Account], groups: Mapping[str, str]) -> dict[str, float]:
    """Precision, recall and F1 over pairs of accounts."""
    told = [(groups.get(one.incident, one.incident), truth(one)) for one in accounts]
    both, (found, true) = Counter(told), map(Counter, zip(*told, strict=True))
    right, said, there = (sum(n * (n - 1) // 2 for n in one.values()) for one in (both, found, true))
    precision, recall = right / max(said, 1), right / max(there, 1)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(precision + recall, 1e-9),
        "incidents": len(found),
    }


def measure(incidents: int) -> dict[str, float]:
    """Look through the accounts of that many incidents, in this process."""
    collect_seldom()
    accounts = mentions(EVENTS, incidents)
    begun = time.perf_counter()
    groups = resolved(accounts)
    seconds = time.perf_counter() - begun
    unit = 1024**2 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    told = {"accounts": len(accounts), "seconds": seconds, "megabytes": peak}
    return told | quality(accounts, groups)


def apart(*words: str) -> dict[str, Any]:
    """What another process prints."""
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def as_table(accounts: Iterable[Account], path: Path) -> None:
    """Write accounts as rows that splink can compare."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(_COLUMNS)
        for one in accounts:
            day = date.fromordinal(one.first).isoformat()
            country, district = one.levels.get("country", ""), one.levels.get("admin2", "")
            victim = one.victims_known_by[0] if one.victims_known_by else ""
            told = [country, district, one.names[0], one.killed or "", one.injured or "", victim, truth(one)]
            rows.writerow([one.incident, day, day[:7], *told])


def added(root: Path) -> list[float]:
    """Seconds that each of some documents takes, added to a big register one after the other."""
    prepared(root)
    seconds = []
    with Project.open(root) as project:
        catalogue = project.catalogue()
        join(project, catalogue)
        for number in range(-1, _ADDED):  # the first has the tables loaded, and does not count
            text = _report(number)
            begun = time.perf_counter()
            document = project.add(text, name=f"{time.time_ns()}.txt").document
            project.read_added(document)
            join(project, catalogue)
            if number >= 0:
                seconds.append(time.perf_counter() - begun)
        catalogue.close()
    return seconds


def _report(number: int) -> bytes:
    day = date.fromordinal(date(2019, 1, 1).toordinal() + 17 * number)
    told = f"On {day.day} {day:%B %Y} gunmen shot dead a teacher, Salman Tarvez, {21 + number}, in Kotli."
    return f"{told}\n\nHis family asked for an inquiry. {time.time_ns()}\n".encode()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.joining", description=__doc__)
    parser.add_argument("--one", type=int, help="measure so many incidents here, and print JSON")
    parser.add_argument(
        "--register", type=Path, default=Path("build/bench-register"), help="the big register"
    )
    parser.add_argument("--no-register", action="store_true", help="leave the big register out")
    asked = parser.parse_args()
    if not EVENTS.is_dir():
        print(f"There are no events in {EVENTS}: set GAWAH_SHARED to the folder that has them.")
        return 0
    if asked.one:
        print(json.dumps(measure(asked.one)))
        return 0
    print(core_speed())
    told = [apart(sys.executable, "-m", "bench.joining", "--one", str(size)) for size in SIZES]
    for size, one in zip(SIZES, told, strict=True):
        print(
            f"{size:7,} incidents told by {one['accounts']:,} documents: {one['seconds']:.1f} s, "
            f"precision {one['precision']:.3f}, recall {one['recall']:.3f}, F1 {one['f1']:.3f}"
        )
        _beside(size)
    print(HEAD)
    first, last = told[0], told[-1]
    grows = math.log(last["seconds"] / first["seconds"]) / math.log(last["accounts"] / first["accounts"])
    print(Figure(f"full look, {SIZES[-1]:,} incidents", last["seconds"], 300, "s"))
    print(Figure("memory at the peak", last["megabytes"], 2000, "MB"))
    print(Figure("time grows with accounts to the power of", grows, 1.15, ""))
    if not asked.no_register:
        seconds = added(asked.register)
        print(
            Figure(
                "one document into 100,000 incidents, median", 1000 * statistics.median(seconds), 500, "ms"
            )
        )
        print(Figure("  and the slowest", 1000 * max(seconds), 500, "ms"))
    return 0


def _beside(size: int) -> None:
    python = os.environ.get("GAWAH_SPLINK", str(PEERS))
    if not Path(python).exists() or size > _SPLINK_UP_TO:
        if size == SIZES[0]:
            print(f"        (splink is not run beside it: {PEERS} is not there; docs/measure.md says how)")
        return
    table = Path("build") / f"mentions-{size}.csv"
    table.parent.mkdir(exist_ok=True)
    as_table(mentions(EVENTS, size), table)
    one = apart(python, str(Path(__file__).with_name("beside_splink.py")), str(table))
    print(
        f"        splink {one['version']} on the same table: {one['seconds']:.1f} s, "
        f"{one['megabytes']:.0f} MB, precision {one['precision']:.3f}, recall {one['recall']:.3f}, "
        f"F1 {one['f1']:.3f} at its best threshold"
    )


if __name__ == "__main__":
    sys.exit(main())
