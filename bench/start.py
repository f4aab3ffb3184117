"""How soon the command answers, beside how soon Python itself does."""

from __future__ import annotations

import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True)
class Start:
    """Median seconds of the command and of a Python that does nothing."""

    command: float
    nothing: float

    @property
    def ratio(self) -> float:
        """How many times as long the command takes."""
        return self.command / self.nothing


def start(rounds: int = 15) -> Start:
    """Call both in turn, so that a busy machine is as busy for the one as for the other."""
    nothing = [sys.executable, "-c", "pass"]
    command = [str(Path(sys.executable).with_name("gawah")), "--help"]
    for warm_up in (nothing, command):
        _seconds(warm_up)
    pairs = [(_seconds(command), _seconds(nothing)) for _ in range(rounds)]
    return Start(*(statistics.median(side) for side in zip(*pairs, strict=True)))


def _seconds(command: list[str]) -> float:
    begin = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - begin
