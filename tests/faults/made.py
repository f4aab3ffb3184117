"""Projects to do harm to: how one is made, reports for it, and what must be true of it whatever happened."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from gawah.project import Pipeline, Project
from gawah.project.verify import verify
from tests.conftest import extract_small, read_small
from tests.faults.children import Child

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.store import Stored

_VOWELS, _SOUNDS = "aeiou", "bdfgklmnrst"


SMALL = Pipeline(read_small, extract_small, lambda _text: ("small@1",))


class Making(Protocol):
    """Makes a new project in a folder."""

    def __call__(self, root: Path, /) -> Project: ...


@dataclass(frozen=True)
class Kind:
    """A kind of project: how it is made, and what a process needs to open it."""

    name: str
    create: Making
    environment: dict[str, str] = field(default_factory=dict)
    before: tuple[tuple[str, ...], ...] = ()
    """Commands that make an empty one; none where ``run`` does so by itself."""


PLAIN = Kind("plain", Project.create)
KINDS = (PLAIN,)


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
    with Project.open(root) as project:
        return project.stored()


def is_sound(root: Path, told: str = "") -> None:
    """Nothing is wrong with a project."""
    assert verify(root).damages == [], told


def leftovers(folder: Path) -> list[Path]:
    """Files that were to have another name."""
    return [path for path in sorted(folder.rglob(".*")) if ".part" in path.name]


def grow_old(paths: list[Path]) -> None:
    """Let files look as if they had been written yesterday."""
    yesterday = time.time() - 86400
    for path in paths:
        os.utime(path, (yesterday, yesterday))
