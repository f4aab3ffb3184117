"""What was told once is told the same again, so that two outputs together tell no more than each.

Kept are the labels of people and incidents, and the places as they were coarsened.
It lies in ``released.jsonl`` in the project's folder, to which lines are only added; what stands first holds.
In an encrypted project each line is encrypted by itself.
A label is drawn by chance: it tells neither whom it stands for, nor how many there are, nor in which order,
and each audience has labels of its own, so that two of them cannot put their files side by side.
"""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING

from gawah.errors import ConflictError, DataError, ProjectError
from gawah.project import now
from gawah.project.files import writer_lock
from gawah.project.lines import add_lines, line_of, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from gawah.project import Project
    from gawah.vault import Vault

    Line = dict[str, object]

_FILE = "released.jsonl"
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""Without vowels, so that no label is a word."""
_LONG = 5


class Kept:
    """What was told before, and what is told now for the first time."""

    def __init__(self, project: Project) -> None:
        """Read what was told.

        Args:
            project: the project.

        Raises:
            ProjectError: it cannot be read.
        """
        self._root, self._vault = project.root, project.vault
        self._known: dict[tuple[str, ...], object] = {}
        self._new: list[tuple[tuple[str, ...], object]] = []
        for line in _lines(self._root / _FILE, self._vault):
            self._known.setdefault(line[0], line[1])
        self._taken = {str(told) for about, told in self._known.items() if about[0] == "label"}

    def label(self, audience: str, ids: Iterable[str]) -> str:
        """The label of somebody or something, the same each time.

        Args:
            audience: to whom it is told.
            ids: all ids that are this one; where several were told apart before, the first of them stays.
        """
        mine = sorted(ids)
        known = [self._known[at] for one in mine if (at := ("label", audience, one)) in self._known]
        told = str(known[0]) if known else self._drawn()
        for one in mine:
            self._tell(("label", audience, one), told)
        return told

    def _drawn(self) -> str:
        while (told := "".join(secrets.choice(_LETTERS) for _ in range(_LONG))) in self._taken:
            pass
        self._taken.add(told)
        return told

    def told(self, what: str, key: str) -> object:
        """What was told of something; None where nothing was."""
        return self._known.get((what, key))

    def tell(self, what: str, key: str, told: object) -> None:
        """Tell something of something, from now on."""
        self._tell((what, key), told)

    def tell_all(self, about: tuple[str, ...], told: object) -> None:
        """Tell something that was told elsewhere, a label or a place, where it was not told here."""
        self._tell(about, told)

    def _tell(self, about: tuple[str, ...], told: object) -> None:
        if about not in self._known:
            self._known[about] = told
            self._new.append((about, told))

    def keep(self, by: str) -> None:
        """Keep what was told for the first time; nothing where there is nothing.

        Args:
            by: who let it out.

        Raises:
            ProjectError: it cannot be written.
            ConflictError: somebody else told it otherwise in the meantime.
        """
        if not self._new:
            return
        with writer_lock(self._root):
            there = dict(reversed(list(_lines(self._root / _FILE, self._vault))))
            if any(about in there and there[about] != told for about, told in self._new):
                raise ConflictError("Somebody else has let something out meanwhile. Try again.")
            _add(self._root / _FILE, self._vault, self._new, by)
        self._new = []


def told_lines(project: Project) -> Iterator[str]:
    """What was told to others, as lines of JSON that ``take_in`` reads: what stands first holds.

    Raises:
        ProjectError: it cannot be read.
    """
    for about, told in _lines(project.root / _FILE, project.vault):
        yield json.dumps({"about": list(about), "told": told}, ensure_ascii=False)


def take_in(project: Project, lines: Iterable[str], by: str) -> None:
    """Keep what another project told to others, so that this one tells the same; what it told itself holds.

    Args:
        project: the project.
        lines: as ``told_lines`` gives them.
        by: who takes them in.

    Raises:
        DataError: a line is none.
        ProjectError: they cannot be kept.
    """
    kept = Kept(project)
    for line in lines:
        try:
            told = json.loads(line)
            kept.tell_all(tuple(map(str, told["about"])), told["told"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise DataError(
                "A line of what was told to others cannot be read (%(why)s).", why=str(error)
            ) from error
    kept.keep(by)


def _add(path: Path, vault: Vault | None, told: Iterable[tuple[tuple[str, ...], object]], by: str) -> None:
    at = now()
    lines = (line_of({"about": about, "told": one, "by": by, "at": at}) for about, one in told)
    try:
        add_lines(path, lines, vault)
    except OSError as error:
        raise ProjectError(
            "%(path)s cannot be written (%(why)s).", path=str(path), why=error.strerror or ""
        ) from error


def _lines(path: Path, vault: Vault | None) -> Iterator[tuple[tuple[str, ...], object]]:
    """What was told, the first first; a line that is torn is passed over."""
    try:
        lines = list(read_lines(path, vault))
    except OSError as error:
        raise ProjectError(
            "%(path)s cannot be read (%(why)s).", path=str(path), why=error.strerror or ""
        ) from error
    for line in lines:
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(told, dict) and isinstance(about := told.get("about"), list) and "told" in told:
            yield tuple(map(str, about)), told["told"]
