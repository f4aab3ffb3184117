"""Speed, memory and start-up beside their limits: ``python -m bench.run`` (``make bench``).

It only tells: a busy machine is no reason for a change to fail.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bench.core import core_speed
from bench.documents import SIZE, documents, sources
from bench.dossier import seconds_for
from bench.memory import peak
from bench.sealing import share_of_logging, shares_of_encryption, speed_of_verify
from bench.speed import by_tagger, one_core, profiled, speed
from bench.start import start
from gawah.cli.root import collect_seldom

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEAD = f"{'':44}{'measured':>9} {'':7}  {'limit':>7}{'ratio':>8}"
REPORTS = Path(__file__).parents[1] / "examples" / "reports"


@dataclass(frozen=True)
class Figure:
    """Something measured, and the limit it is held to."""

    name: str
    measured: float
    limit: float
    unit: str
    more_is_better: bool = False

    @property
    def ratio(self) -> float:
        """How far from the limit: 1 is at it, more is better."""
        return self.measured / self.limit if self.more_is_better else self.limit / self.measured

    def __str__(self) -> str:
        sign = ">=" if self.more_is_better else "<="
        word = "ok" if self.ratio >= 1 else "NOT MET"
        measured = f"{self.measured:9.1f} {self.unit:7}"
        return f"{self.name:44}{measured}{sign}{self.limit:7.0f}{self.ratio:8.2f}  {word}"


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--documents", type=int, default=300, help="of each pass for the speed (300)")
    parser.add_argument("--passes", type=int, default=4, help="of which the quietest counts (4)")
    parser.add_argument(
        "--streamed", type=int, default=10_000, help="for the memory (10,000); 0: leave it out"
    )
    parser.add_argument("--logged", type=int, default=120, help="to see what logging costs (120); 0: not")
    parser.add_argument("--incidents", type=int, default=500, help="of a dossier (500); 0: leave it out")
    parser.add_argument("--profile", action="store_true", help="where the time goes, and nothing else")
    return parser.parse_args(words)


def figures(asked: argparse.Namespace) -> Iterator[Figure]:
    """The figures, each as soon as it is there."""
    chosen = documents(sources(REPORTS), asked.documents * asked.passes)
    measured = speed([list(islice(chosen, asked.documents)) for _ in range(asked.passes)])
    half, most = measured.milliseconds(50), measured.milliseconds(95)
    print(f"Half of {asked.documents} took at most {half:.1f} ms, 95 % at most {most:.1f} ms.\n{HEAD}")
    yield Figure("documents a second, one core", measured.per_second, 50, "/s", more_is_better=True)
    if asked.streamed:
        name = f"memory at the peak, {asked.streamed} documents"
        yield Figure(name, peak(REPORTS, asked.streamed), 500, "MB")
    if asked.logged:
        taken_in = list(documents(sources(REPORTS), asked.logged))
        yield Figure("hashing and logging, of the time to ingest", share_of_logging(taken_in), 15, "%")
        ingest, look_up = shares_of_encryption(taken_in)
        yield Figure("encrypting, of the time to ingest", ingest, 25, "%")
        yield Figure("encrypting, of the time to look up", look_up, 25, "%")
        for is_encrypted in (False, True):
            verified, hashed = speed_of_verify(is_encrypted=is_encrypted)
            name = f"evidence verify{', encrypted' if is_encrypted else ''} ({hashed:.0f} only hashed)"
            yield Figure(name, verified, 300, "MB/s", more_is_better=True)
    if asked.incidents:
        took = seconds_for(asked.incidents)
        each = ", ".join(f"{name} {seconds:.1f}" for name, seconds in took.items())
        print(f"A dossier of {asked.incidents} incidents, seconds: {each}")
        name = f"dossier of {asked.incidents}, its slowest form"
        slowest = max(seconds for form, seconds in took.items() if form != "gathered")
        yield Figure(name, took["gathered"] + slowest, 30, "s")
    yield Figure("gawah --help beside python -c pass", start().ratio, 5, "times")


def where_time_goes(asked: argparse.Namespace) -> str:
    """Time by tagger, then by function."""
    chosen = list(documents(sources(REPORTS), asked.documents))
    spent = by_tagger(chosen)
    lines = [f"{milliseconds:8.3f} ms  {name}" for name, milliseconds in spent.items()]
    total = f"{sum(spent.values()):8.3f} ms  in all, a document"
    return "\n".join((*lines, total, "", profiled(chosen)))


def main(words: Sequence[str] | None = None) -> int:
    """Measure and print."""
    asked = arguments(words)
    one_core()
    collect_seldom()
    if asked.profile:
        print(where_time_goes(asked))
        return 0
    print(f"Documents of {SIZE:,} characters, from bytes to statements. {core_speed()}")
    for figure in figures(asked):
        print(figure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
