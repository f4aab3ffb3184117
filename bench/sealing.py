"""What hashing, logging and encrypting cost: documents are taken in with and without, in turns of one run."""

from __future__ import annotations

import os
import statistics
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING
from unittest.mock import patch

from gawah.catalogue import Wanted
from gawah.project import Project
from gawah.project.verify import verify
from gawah.vault import Cost, Vault, lock_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gawah.store.records import Record, Row

_TOGETHER = 2
"""Documents of one turn: short turns, so that what else the machine does falls on both alike."""
_FILE = 2_000_000
_FILES = 150
"""Bytes and number of the files that ``verify`` is timed on."""
_LOOKS = 40


def share_of_logging(documents: Sequence[bytes]) -> float:
    """How many percent longer it takes to take in documents with their leaves and custody than without.

    Processor time, that of the system too: what else runs on the machine does not count.
    """

    def unlogged(project: Project, turn: Sequence[Path]) -> object:
        with _unlogged():
            return project.process(turn)

    with tempfile.TemporaryDirectory() as folder:
        root, turns = Path(folder), _turns(Path(folder), documents)
        with Project.create(root / "with") as logged, Project.create(root / "without") as plain:
            return _longer(
                [lambda turn=turn: logged.process(turn) for turn in turns],  # type: ignore[misc]
                [lambda turn=turn: unlogged(plain, turn) for turn in turns],  # type: ignore[misc]
            )


def shares_of_encryption(documents: Sequence[bytes]) -> tuple[float, float]:
    """How many percent longer an encrypted project takes than another: to take in documents, to look up.

    Processor time. What is looked up are pages of the register and searches, each with the database opened
    anew, as by a command.
    """
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        root, turns = Path(folder), _turns(Path(folder), documents)
        sealed = stack.enter_context(_encrypted(root / "sealed"))
        plain = stack.enter_context(Project.create(root / "plain"))
        taken = _longer(
            [lambda turn=turn: sealed.process(turn) for turn in turns],  # type: ignore[misc]
            [lambda turn=turn: plain.process(turn) for turn in turns],  # type: ignore[misc]
        )
        for project in (sealed, plain):
            _look_up(project)
        return taken, _longer(
            [lambda: _look_up(sealed) for _ in range(_LOOKS)],
            [lambda: _look_up(plain) for _ in range(_LOOKS)],
        )


def speed_of_verify(*, is_encrypted: bool) -> tuple[float, float]:
    """Megabytes of evidence a second that ``verify`` goes through, and how fast they are read and hashed.

    The second is the limit: one core that reads the same bytes and does nothing but hash them.
    """
    from hashlib import sha256

    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        root = Path(folder) / "p"
        make = _encrypted(root) if is_encrypted else Project.create(root)
        project = stack.enter_context(make)
        for _ in range(_FILES):
            project.add(os.urandom(_FILE), name="a.bin")
        begun = perf_counter()
        found = verify(root, vault=project.vault)
        taken = perf_counter() - begun
        begun = perf_counter()
        for path in (root / "evidence").glob("*/*"):
            sha256(path.read_bytes())
        hashed = perf_counter() - begun
        return found.bytes / 1e6 / taken, found.bytes / 1e6 / hashed


def _encrypted(root: Path) -> Project:
    vault = Vault.new()
    return Project.create(root, (vault, lock_with("of no use anywhere", vault.main, Cost(64, 1, 1))))


def _turns(root: Path, documents: Sequence[bytes]) -> list[list[Path]]:
    files = [root / f"{number}.txt" for number in range(len(documents))]
    for file, data in zip(files, documents, strict=True):
        file.write_bytes(data)
    return [files[at : at + _TOGETHER] for at in range(0, len(files), _TOGETHER)]


def _longer(dear: Sequence[Callable[[], object]], cheap: Sequence[Callable[[], object]]) -> float:
    """How many percent longer the one takes than the other, the median of all turns."""
    ratios = []
    for number, (one, other) in enumerate(zip(dear, cheap, strict=True)):
        # Who comes second finds tables and files warm: they take turns in that, too.
        first = _timed(other) if number % 2 else 0.0
        taken = _timed(one)
        ratios.append(taken / (first or _timed(other)))
    return 100 * (statistics.median(ratios[2:] or ratios) - 1)


def _timed(do: Callable[[], object]) -> float:
    begun = process_time()
    do()
    return process_time() - begun


def _look_up(project: Project) -> None:
    catalogue = project.catalogue()
    catalogue.update()
    for wanted in (Wanted(), Wanted(type="killing"), Wanted(words="police")):
        catalogue.incidents(wanted, number=1, size=20)
    catalogue.close()


@contextmanager
def _unlogged() -> Iterator[None]:
    """A store that adds records as they are: no leaf is hashed and none is kept."""

    def unsealed(_table: object, some: Sequence[tuple[Record, Row]]) -> list[bytes]:
        for _, row in some:
            row["salt"] = None
        return [b""] * len(some)

    with patch("gawah.store.append.sealed", unsealed), patch("gawah.store.log.grow"):
        yield
