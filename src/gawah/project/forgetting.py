"""Erasure with honour: what somebody withdrew their consent for is destroyed; a signed tombstone stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import NotFoundError, ProjectError
from gawah.model import Handling
from gawah.project.access import writing
from gawah.project.checkpoints import sign_state
from gawah.project.clock import now
from gawah.project.evidence import sweep
from gawah.project.files import writer_lock
from gawah.project.served import is_served
from gawah.store.custody import custody_of
from gawah.store.destroy import destroy, wipe

if TYPE_CHECKING:
    from gawah.project.project import Project

_DERIVED = ("catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm")
"""What is made of the records again without those that are gone."""


def forget(project: Project, document: str, actor: str, why: str) -> int:
    """Destroy a document and all that the record says of it; the log stays whole, and ``verify`` passes.

    What was cut off in the middle is finished by calling it again.

    Args:
        project: the project; no interface may have it open.
        document: its id.
        actor: the person who has it done.
        why: the reason, which stays with the tombstone.

    Returns:
        how many records are gone.

    Raises:
        NotFoundError: there is no such document, and never was.
        ReadOnlyError: the project cannot be written to.
        ProjectError: it is shown, another process is writing, or it cannot be written.
    """
    project.must_write()
    if is_served(project.root):  # it would go on showing what is gone, and Windows removes no open file
        raise ProjectError(
            "Nothing can be destroyed while gawah serve has the project in %(folder)s open. End it with "
            "gawah lock, then do it again.",
            folder=str(project.root),
        )
    with writer_lock(project.root):
        with writing(project.root):
            gone = destroy(project.engine, document, (actor, now()), why)
        events = custody_of(project.engine, document)
        if not gone and not any(one.handling is Handling.DESTROYED for one in events):
            raise NotFoundError("There is no such document.")
        with writing(project.root):
            wipe(project.engine)
            sweep(project.root, 0)  # half of the file may lie there, as an addition left it that was killed
            project.evidence.destroy(document)
            for name in _DERIVED:
                (project.root / name).unlink(missing_ok=True)
        sign_state(project)
    return gone
