"""Projects to do harm to: how one is made, reports for it, and what must be true of it whatever happened."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from gawah.project import Pipeline, Project
from gawah.project.unlocking import is_encrypted, unlocked
from gawah.project.verify import Verified, verify
from gawah.vault import Cost, Vault, lock_with
from tests.conftest import extract_small, read_small
from tests.faults.children import Child

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.store import Stored

_VOWELS, _SOUNDS = "aeiou", "bdfgklmnrst"


SMALL = Pipeline(read_small, extract_small, lambda _text: ("small@1",))


PHRASE = "seven green chairs by the well"


class Making(Protocol):
    """Makes a new project in a folder."""

    def __call__(self, root: Path, /) -> Project: ...


def encrypted(root: Path) -> Project:
    """A new project that is encrypted; that its passphrase is quick to try helps nobody but the tests."""
    vault = Vault.new()
    return Project.create(root, (vault, lock_with(PHRASE, vault.main, Cost(8, 1, 1))))


@dataclass(frozen=True)
class Kind:
    """A kind of project: how it is made, and what a process needs to open it."""

    name: str
    create: Making
    environment: dict[str, str] = field(default_factory=dict)
    is_made_by_run: bool = True
    """Whether ``run`` makes one where there is none."""
    share: int = 1
    """What is tried many times is tried so many times less often with this kind."""

    def begin(self, root: Path) -> None:
        """Make one, unless the first command does so by itself."""
        if not self.is_made_by_run:
            self.create(root).close()


def kinds(folder: Path) -> tuple[Kind, ...]:
    """All kinds of projects.

    Args:
        folder: for a file with the passphrase.
    """
    file = folder / "passphrase"
    file.write_text(f"{PHRASE}\n", "utf-8")
    told = {"GAWAH_PASSPHRASE_FILE": str(file)}
    return Kind("plain", Project.create), Kind("encrypted", encrypted, told, is_made_by_run=False, share=6)


KINDS = ("plain", "encrypted")


def vault_of(root: Path) -> Vault | None:
    """The keys of a project, where it is encrypted."""
    return unlocked(root, PHRASE) if is_encrypted(root) else None


def opened(root: Path) -> Project:
    """A project of any kind."""
    return Project.open(root, vault_of(root))


def verified(root: Path) -> Verified:
    """What ``verify`` finds in a project of any kind."""
    return verify(root, vault=vault_of(root))


def report(folder: Path, number: int) -> Path:
    """A made-up report of its own: nobody in it is told of by another."""
    path = folder / f"{number}.txt"
    path.parent.mkdir(exist_ok=True)
    name, place = f"{_name(7 * number)} {_name(11 * number + 3)}", _name(13 * number + 5)
    day, month = 1 + number % 28, 1 + number // 28 % 12
    path.write_text(
        f"{name} was killed in {place} on 2021-{month:02d}-{day:02d}. Made up, {number}.\n", "utf-8"
    )
    return path


def _name(number: int) -> str:
    letters = ""
    for turn in range(3):
        number, rest = divmod(number, len(_SOUNDS))
        letters += _SOUNDS[rest] + _VOWELS[(rest + turn + number) % len(_VOWELS)]
    return letters.capitalize()


def id_of(path: Path) -> str:
    """The id of the document that a file is."""
    return sha256(path.read_bytes()).hexdigest()


def child(kind: Kind, root: Path, *commands: tuple[object, ...]) -> Child:
    """A child that does something with a project."""
    told = tuple(("--project", str(root), *map(str, command)) for command in commands)
    return Child(root.parent, told, environment=kind.environment)


def held(root: Path) -> Stored:
    """All records of a project."""
    with opened(root) as project:
        return project.stored()


def is_sound(root: Path, told: str = "") -> None:
    """Nothing is wrong with a project."""
    assert verified(root).damages == [], told


def leftovers(folder: Path) -> list[Path]:
    """Files that were to have another name."""
    return [path for path in sorted(folder.rglob(".*")) if ".part" in path.name]


def grow_old(paths: list[Path]) -> None:
    """Let files look as if they had been written yesterday."""
    yesterday = time.time() - 86400
    for path in paths:
        os.utime(path, (yesterday, yesterday))
