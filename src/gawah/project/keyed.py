"""What the log says of the files in ``keys/`` that nothing else could tell from others: which they were.

Nobody but the people who hold shares can open ``keys/recovery``, and a secret key that was exchanged is a key
like any other. So when one is made, an event of custody keeps the SHA-256 of what it holds.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import select

from gawah.errors import DataError, NotFoundError
from gawah.model import CustodyEvent, Handling
from gawah.project.clock import now
from gawah.project.custody import TOOL, note
from gawah.project.files import read_file
from gawah.store import MACHINE, tables
from gawah.vault import plain_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from gawah.project.project import Project
    from gawah.vault import Vault

FOLDER, IDENTITY, RECOVERY = "keys", "identity.txt", "recovery"
_MAKE_ANEW = {
    IDENTITY: "Put it back from where gawah evidence key --save has kept it, or from a backup.",
    RECOVERY: "Make new shares with: gawah keys shares",
}
"""What to do where such a file is not what it was."""


def keyed(project: Project, name: str, data: bytes) -> None:
    """Write down what a file of the keys holds.

    Args:
        project: whose it is.
        name: of the file in ``keys/``.
        data: what it holds, before it is encrypted.

    Raises:
        ReadOnlyError: the project cannot be written to.
        ProjectError: it cannot be written, as on a full disk.
    """
    told, hashed = {"name": f"{FOLDER}/{name}"}, sha256(data).hexdigest()
    note(project, [CustodyEvent(Handling.KEYED, hashed, MACHINE, now(), tool=TOOL, parameters=told)])


def keyed_last(connection: Connection) -> dict[str, str]:
    """By the name of a file in ``keys/`` the SHA-256 of what it was made with last."""
    c = tables.custody.c
    query = select(c.parameters, c.file).where(c.handling == Handling.KEYED.value).order_by(c.row)
    return {
        str(row.parameters.get("name", "")).removeprefix(f"{FOLDER}/"): str(row.file)
        for row in connection.execute(query)
    }


def keyed_damages(
    root: Path, vault: Vault | None, known: Mapping[str, str], told: Callable[[str], None]
) -> Iterator[str]:
    """What is wrong with such files of a project, a sentence each.

    Args:
        root: the directory of the project.
        vault: its keys, where it is encrypted.
        known: what ``keyed_last`` gives.
        told: is called with what is worth knowing and not wrong: older projects wrote nothing down.
    """
    for name, what_to_do in _MAKE_ANEW.items():
        file = f"{FOLDER}/{name}"
        if not (root / file).exists():
            if name in known:
                yield f"{file} is gone. {what_to_do}"
            continue
        try:
            found = sha256(held(root, vault, name)).hexdigest()
        except (DataError, NotFoundError) as error:
            yield f"{file} was changed: {error} {what_to_do}"
            continue
        if name not in known:
            told(f"{file} is not recorded in the log, as in older projects: a change of it would not show.")
        elif found != known[name]:
            yield f"{file} is not what the log says was made last: it was changed or exchanged. {what_to_do}"


def held(root: Path, vault: Vault | None, name: str) -> bytes:
    """What such a file holds; that of the shares is wrapped, and no other key is put around it.

    Raises:
        NotFoundError: it cannot be read.
        DataError: it is encrypted, and was changed.
    """
    data = read_file(root / FOLDER / name)
    return data if name == RECOVERY else plain_form(vault, data, name)
