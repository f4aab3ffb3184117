"""The most memory that many documents take, one after the other, in a process of their own."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

from bench.documents import documents, sources
from bench.speed import work
from gawah.cli.root import collect_seldom


def peak(reports: Path, count: int) -> float:
    """Megabytes of resident memory at the peak, after that many documents."""
    command = [sys.executable, "-m", "bench.memory", str(reports), str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> None:
    """Work through documents, as a command does, and print the peak of this process."""
    collect_seldom()
    for data in documents(sources(Path(sys.argv[1])), int(sys.argv[2])):
        work(data)
    unit = 1024**2 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)


if __name__ == "__main__":
    main()
