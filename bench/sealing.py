"""What hashing and logging cost: documents are ingested with and without them, turn by turn in one run."""

from __future__ import annotations

import statistics
import tempfile
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING
from unittest.mock import patch

from gawah.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.store.records import Record, Row

_TOGETHER = 2
"""Documents of one turn: short turns, so that what else the machine does falls on both alike."""


def share_of_logging(documents: Sequence[bytes]) -> float:
    """How many percent longer it takes to take in documents with their leaves and custody than without.

    Processor time, that of the system too: what else runs on the machine does not count.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = [root / f"{number}.txt" for number in range(len(documents))]
        for file, data in zip(files, documents, strict=True):
            file.write_bytes(data)
        turns = [files[at : at + _TOGETHER] for at in range(0, len(files), _TOGETHER)]
        with Project.create(root / "with") as sealed, Project.create(root / "without") as plain:
            ratios = []
            for number, turn in enumerate(turns):
                # Who comes second finds tables and files warm: they take turns in that, too.
                first_plain = _ingest(plain, turn, logs=False) if number % 2 else 0.0
                with_leaves = _ingest(sealed, turn, logs=True)
                without = first_plain or _ingest(plain, turn, logs=False)
                ratios.append(with_leaves / without)
        return 100 * (statistics.median(ratios[2:] or ratios) - 1)


def _ingest(project: Project, turn: Sequence[Path], *, logs: bool) -> float:
    begun = process_time()
    if logs:
        project.process(turn)
    else:
        with _unlogged():
            project.process(turn)
    return process_time() - begun


@contextmanager
def _unlogged() -> Iterator[None]:
    """A store that adds records as they are: no leaf is hashed and none is kept."""

    def unsealed(_table: object, some: Sequence[tuple[Record, Row]]) -> list[bytes]:
        for _, row in some:
            row["salt"] = None
        return [b""] * len(some)

    with patch("gawah.store.append.sealed", unsealed), patch("gawah.store.log.grow"):
        yield
