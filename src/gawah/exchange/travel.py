"""A project for the road: a selection of another, and nothing else.

It is what the other would pack and it would merge, without a file in between. It has a log and keys of its
own, so what was decided on the road comes back as from any other laptop: packed there, merged here.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from gawah.exchange.bundle_out import packed
from gawah.exchange.merge import Merging, merge
from gawah.model import digest
from gawah.project import Project
from gawah.project.custody import handed_over
from gawah.seal.archive import Pieces, archived, unarchived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gawah.exchange.bundle_out import Packing
    from gawah.exchange.merge import Merged
    from gawah.seal.archive import Arrived

_ENDLESS = 1 << 62


class Selected:
    """A selection of a project as if it had been packed: made anew each time, and written nowhere."""

    def __init__(self, project: Project, packing: Packing) -> None:
        self._project = project
        self._packing = packing
        told = [packing.at, packing.by, packing.selection, sorted(packing.documents)]
        self.id = digest(told)
        """There is no file to be hashed: this is of what was asked for, when and by whom."""

    @contextmanager
    def members(self) -> Iterator[Iterator[Arrived]]:
        """The files that would be in the bundle."""
        files = packed(self._project, self._packing, "evidence travel")
        yield unarchived(Pieces(archived(files)), _ENDLESS)


def travel(
    project: Project,
    packing: Packing,
    folder: Path,
    why: str = "",
    create: Callable[[Path], Project] = Project.create,
) -> Merged:
    """Make a project that holds a selection of another.

    Args:
        project: the other, in which it is written down.
        packing: the selection.
        folder: where the new one is made; it must not be there, or be empty.
        why: the reason, for whoever reads the record later.
        create: makes an empty project in a folder.

    Raises:
        ProjectError: the folder is in use, or one of the two cannot be written.
        ReadOnlyError: the project cannot be written to.
    """
    project.must_write()
    selected = Selected(project, packing)
    with create(folder) as new:
        handed_over(
            project, packing.documents, (packing.by, why), (selected.id, [str(folder)], packing.selection)
        )
        return merge(new, selected, Merging(packing.by))
