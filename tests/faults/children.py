"""What tests ask of the nursery: children that run commands, where they are killed, and what they said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Said:
    """What a child said of a command, after it had returned: what is said so is acknowledged."""

    number: int
    status: int
    error: str
    points: int


@dataclass(frozen=True)
class Ended:
    """How a child ended."""

    ended: int
    """Its exit status; the number of the signal, below zero, that killed it."""
    seconds: float
    said: tuple[Said, ...]

    @property
    def was_killed(self) -> bool:
        return self.ended < 0

    @property
    def done(self) -> int:
        """How many commands were acknowledged."""
        return len(self.said)


@dataclass(frozen=True)
class Child:
    """Commands, one after the other, and where their process is killed, or has no more room on the disk."""

    folder: Path
    commands: tuple[tuple[str, ...], ...]
    after: float | None = None
    """It is killed after so many seconds."""
    at_point: int | None = None
    """It is killed at so many-th call that changes what lies on the disk."""
    room: int | None = None
    """No file of it may grow beyond so many bytes."""
    out: str = ""
    """The device or file to which its output goes; otherwise nobody reads it."""
    environment: dict[str, str] = field(default_factory=dict)


class Nursery:
    """A warm process that forks children."""

    def __init__(self, folder: Path, before: Sequence[str] = ()) -> None:
        """Begin one.

        Args:
            folder: for what it keeps.
            before: a command that ends by running what follows it.
        """
        self._folder = folder
        self._process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.faults.nursery", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
            text=True,
        )

    def run(self, *children: Child) -> tuple[Ended, ...]:
        """Have children work at the same time; how each ended."""
        files = [self._folder / f"said-{number}" for number in range(len(children))]
        for file in files:
            file.unlink(missing_ok=True)
        asked = [_asked(child, file) for child, file in zip(children, files, strict=True)]
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        return tuple(
            Ended(one["ended"], one["seconds"], _said(file)) for one, file in zip(told, files, strict=True)
        )

    def one(self, child: Child, **changed: object) -> Ended:
        """Have one child work."""
        return self.run(replace(child, **changed))[0]  # type: ignore[arg-type]

    @property
    def process(self) -> int:
        """Its number."""
        return self._process.pid

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def _asked(child: Child, file: Path) -> dict[str, object]:
    names = ("commands", "after", "at_point", "room", "out", "environment")
    told = {name: getattr(child, name) for name in names}
    return told | {"folder": str(child.folder), "said": str(file)}


def _said(file: Path) -> tuple[Said, ...]:
    lines: Sequence[str] = file.read_text("utf-8").splitlines() if file.exists() else ()
    return tuple(Said(**json.loads(line)) for line in lines)
