"""The secret key by which a project opens what others packed for it: ``keys/identity.txt``.

It lies in the project, not among the user's own files: there it is protected as the project is, it goes with
it when the folder is moved, and a laptop that is seized holds no key outside it. The form is that of
``age-keygen``, so that ``age`` itself opens what was packed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import NotFoundError
from gawah.project.access import writing
from gawah.project.clock import now
from gawah.project.files import read_file
from gawah.project.keyed import FOLDER, IDENTITY, held, keyed, keyed_last
from gawah.seal.age import new_identity, recipient_of
from gawah.seal.keys import write_private
from gawah.vault import kept_form, plain_form

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project.project import Project


def make_identity(project: Project) -> str:
    """The public key of a project (``age1…``), made where there is none.

    Raises:
        ReadOnlyError: there is none, and the project cannot be written to.
        ProjectError: it cannot be written.
        DataError: the key that is there is damaged.
    """
    is_new = _kept(project) is None
    if is_new:
        project.must_write()
        identity = new_identity()
        with writing(project.root):
            _kept(project, identity_lines(identity))
    recipient = recipient_of(identity_of(project))
    if is_new or not (project.is_read_only or _is_written_down(project)):
        keyed(project, IDENTITY, held(project.root, project.vault, IDENTITY))
    return recipient


def _is_written_down(project: Project) -> bool:
    """Whether the log knows of a key: not of one that an older gawah made, or that was cut off from it."""
    with project.engine.connect() as connection:
        return IDENTITY in keyed_last(connection)


def identity_of(project: Project) -> str:
    """The secret key of a project.

    Raises:
        NotFoundError: it has none.
    """
    found = _kept(project)
    if found is None:
        raise NotFoundError(
            "This project has no key yet by which it could open what others pack for it. Make one with: "
            "gawah evidence key"
        )
    return secret_in(found)


def identity_lines(identity: str) -> str:
    """The file that keeps a secret key, as ``age-keygen`` writes it."""
    return f"# created: {now()}\n# public key: {recipient_of(identity)}\n{identity}\n"


def identity_in(path: Path) -> str:
    """The secret key in a file.

    Raises:
        NotFoundError: there is no such file.
        DataError: it holds none.
    """
    identity = secret_in(read_file(path).decode("utf-8", "replace"))
    recipient_of(identity)
    return identity


def secret_in(lines: str) -> str:
    """The secret key among the lines of a file; what is not one is said when it is used."""
    told = (line.strip() for line in lines.splitlines())
    return next((line for line in told if line and not line.startswith("#")), "")


def _kept(project: Project, new: str | None = None) -> str | None:
    """What keeps the secret key, read or (once) written: nothing else touches it."""
    path, vault = project.root / FOLDER / IDENTITY, project.vault
    if new is not None:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write_private(path, kept_form(vault, new.encode("utf-8"), IDENTITY))
        return new
    if not path.exists():
        return None
    return plain_form(vault, read_file(path), IDENTITY).decode("utf-8", "replace")
