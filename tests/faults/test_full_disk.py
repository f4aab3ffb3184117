"""A disk that is really full, at several moments: a clear sentence, and nothing that was recorded is lost.

Where the system lets this process have mounts of its own, the disk is a small file system in memory. Besides,
and where it does not, the system lets no file grow (``RLIMIT_FSIZE``), and ``/dev/full`` takes no output.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.children import Nursery
from tests.faults.made import SMALL, child, held, id_of, report, verified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.children import Said
    from tests.faults.made import Kind

OWN_MOUNTS = ("unshare", "--user", "--map-root-user", "--mount")
MOUNTED = 'mount -t tmpfs -o size=8m tmpfs "$1" && shift && exec "$@"'
FREE = (0, 16, 48, 96, 256)
"""Kilobytes that are free: each lets a command come further than the one before."""
ROOM = (16, 100, 260, 400)
"""Kilobytes to which a file may grow: the journal of the store, the store, the catalogue."""


def has_own_mounts() -> bool:
    if shutil.which(OWN_MOUNTS[0]) is None:
        return False
    over = str(Path(__file__).parent)  # nobody else sees it, and it is gone at once
    asked = [*OWN_MOUNTS, "mount", "-t", "tmpfs", "tmpfs", over]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


class SmallDisk:
    """A file system of eight megabytes that only its nursery sees, and what it holds."""

    def __init__(self, folder: Path) -> None:
        self.mine = folder / "disk"
        """Where it is, to the nursery."""
        self.mine.mkdir()
        (folder / "nursery").mkdir()
        self.nursery = Nursery(folder / "nursery", [*OWN_MOUNTS, "sh", "-c", MOUNTED, "sh", str(self.mine)])
        self.nursery.run()  # once it answers, the disk is there
        self.there = Path(f"/proc/{self.nursery.process}/root{self.mine}")

    def fill(self, kilobytes: int) -> None:
        """Leave no more room than so much."""
        free = os.statvfs(self.there)
        with (self.there / "ballast").open("wb") as file:
            file.write(bytes(max(0, free.f_bavail * free.f_frsize - 1024 * kilobytes)))

    def clear(self) -> None:
        """Make room again."""
        (self.there / "ballast").unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    if not has_own_mounts():
        pytest.skip("this system lets a process have no mounts of its own: no small disk can be made here")
    made = SmallDisk(tmp_path)
    yield made
    made.nursery.close()


def commands(folder: Path, disk: Path, number: int) -> list[tuple[object, ...]]:
    """All that writes: into the project, beside it, and to somewhere else on the same disk."""
    first = id_of(report(folder, 1))
    return [
        ("add", report(folder, 2 * number)),
        ("run", report(folder, 2 * number + 1)),
        ("evidence", "note", "copied", first, "--why", f"asked for {number}"),
        ("out", "export", "--for", "own", "--format", "jsonl", "-o", disk / f"{number}.jsonl"),
        ("out", "publish", disk / str(number)),
        ("evidence", "checkpoint", "-o", disk / f"{number}.txt"),
        ("review", "accept", _claim(disk), "--why", f"looked at {number}"),
    ]


def _claim(disk: Path) -> str:
    return (disk.parent / "claim").read_text("utf-8")


def begun(kind: Kind, root: Path) -> None:
    """A project with two reports, and beside its folder the id of a claim that it has."""
    folder = root.parent.parent / "in"
    with kind.create(root) as project:
        project.process([report(folder, 0), report(folder, 1)], pipeline=SMALL)
        claim = next(s.claim_id for s in project.stored().statements if s.prop == "date")
    (root.parent.parent / "claim").write_text(claim, "utf-8")


def is_clear(said: Said) -> None:
    """What went wrong is told in a sentence that somebody can act on."""
    assert said.status != 0
    assert "fault in gawah" not in said.error
    assert "Traceback" not in said.error
    assert any(why in said.error for why in ("No space left", "is full", "too large", "I/O error")), (
        said.error
    )


def kept(root: Path, copy: Path) -> tuple[set[str], set[str], int]:
    """The documents, the custody and the verdicts of a copy of a project, which is sound."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy)
    found = verified(copy)
    assert found.damages == []
    stored = held(copy)
    return {one.id for one in stored.documents}, {run.document for run in stored.runs}, len(stored.verdicts)


def test_a_full_disk_is_told_and_what_was_done_is_kept(kind: Kind, disk: SmallDisk, tmp_path: Path) -> None:
    begun(kind, tmp_path / "made" / "p")
    shutil.copytree(tmp_path / "made" / "p", disk.there / "p")
    copy, failed = tmp_path / "copy", set[str]()
    added, read, decided = kept(disk.there / "p", copy)
    for free in FREE[:: min(kind.share, 3)]:
        for command in commands(tmp_path / "in", disk.mine, 1000 + free):
            disk.fill(free)
            (said,) = disk.nursery.one(child(kind, disk.mine / "p", command)).said
            disk.clear()
            verb = f"{command[0]} {command[1]}" if command[0] in ("out", "evidence") else str(command[0])
            if said.status:
                is_clear(said)
                failed.add(verb)
            elif verb in ("add", "run"):
                added.add(id_of(Path(str(command[1]))))
                read |= {id_of(Path(str(command[1])))} if verb == "run" else set()
            decided += verb == "review" and not said.status
            now = kept(disk.there / "p", copy)
            assert added <= now[0]
            assert read <= now[1]
            assert now[2] == decided
    assert failed == {
        "add",
        "run",
        "review",
        "evidence note",
        "evidence checkpoint",
        "out export",
        "out publish",
    }
    for free in FREE[:: min(kind.share, 3)]:  # there is room again: all goes on
        for command in commands(tmp_path / "in", disk.mine, 1000 + free):
            (said,) = disk.nursery.one(child(kind, disk.mine / "p", command)).said
            assert said.status == 0, (command, said.error)
    documents, _, _ = kept(disk.there / "p", copy)
    assert documents == {id_of(path) for path in (tmp_path / "in").glob("*.txt")}
    assert verified(copy).remarks in ([], ["The last 2 leaves are in no checkpoint yet."])


def test_a_file_that_may_not_grow_is_told_and_what_was_done_is_kept(
    kind: Kind, nursery: Nursery, tmp_path: Path
) -> None:
    root, out = tmp_path / "made" / "p", tmp_path / "out"
    out.mkdir()
    begun(kind, root)
    failed = 0
    for room in ROOM[:: min(kind.share, 3)]:
        before = {one.id for one in held(root).documents}
        for command in commands(tmp_path / "in", out, 1000 + room):
            (said,) = nursery.one(child(kind, root, command), room=1024 * room).said
            if said.status:
                is_clear(said)
                failed += 1
            elif command[0] in ("add", "run"):
                before.add(id_of(Path(str(command[1]))))
            assert verified(root).damages == []
        assert before <= {one.id for one in held(root).documents}
    assert failed > len(ROOM)
    for command in commands(tmp_path / "in", out, 1000 + ROOM[0]):
        (said,) = nursery.one(child(kind, root, command)).said
        assert said.status == 0, (command, said.error)
    assert verified(root).damages == []


def test_output_that_nobody_takes_is_told(kind: Kind, nursery: Nursery, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    root = tmp_path / "made" / "p"
    begun(kind, root)
    claim = (tmp_path / "claim").read_text("utf-8")
    written: tuple[tuple[object, ...], ...] = (
        ("out", "export", "--for", "own", "-o", "/dev/full"),
        ("out", "export", "--for", "public", "-o", "/dev/full"),
        ("evidence", "proof", claim, "-o", "/dev/full"),
        ("evidence", "checkpoint", "-o", "/dev/full"),
    )
    for command in written:
        is_clear(nursery.one(child(kind, root, command)).said[0])
    printed: tuple[tuple[object, ...], ...] = (
        ("list",),
        ("show", claim),
        ("out", "export", "--for", "own"),
        ("out", "publish", "--preview"),
        ("run", tmp_path / "in"),
        ("evidence", "verify", "--json"),
    )
    for command in printed:
        is_clear(nursery.one(child(kind, root, command), out="/dev/full").said[0])
    assert verified(root).damages == []
