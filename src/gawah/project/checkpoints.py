"""The signed checkpoints of a project and the key that signs them, as files beside the store.

``keys/log.pem`` is the private key, for its owner alone (in an encrypted project a file that is encrypted as
the evidence is), ``keys/log.pub`` the public one; ``checkpoints/``
has one file for each state that was signed, named by its number of leaves. No file is ever written over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import DataError, ProjectError
from gawah.model.record import record
from gawah.project.access import writing
from gawah.project.files import keep_bytes, read_file
from gawah.seal.checkpoint import Checkpoint, opened, signed, signed_text
from gawah.seal.keys import LogKey, PublicKey, write_private
from gawah.store.tree import size_of, tree_of
from gawah.vault import kept_form, plain_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gawah.project.project import Project
    from gawah.vault import Vault

_KEYS = "keys"
_PRIVATE, _PUBLIC = "log.pem", "log.pub"
_CHECKPOINTS = "checkpoints"
_DIGITS = 12


@record
class Kept:
    """A checkpoint with the note that signs it."""

    path: Path
    checkpoint: Checkpoint
    note: bytes


def sign_state(project: Project) -> Kept | None:
    """Sign the state of the log as it is now, and keep it; what was signed before is not signed again.

    Args:
        project: where there is no key yet, it gets one.

    Returns:
        the checkpoint; None where nothing was recorded yet.

    Raises:
        ReadOnlyError: the project cannot be written to.
        ProjectError: it cannot be written, or its key is gone.
        DataError: the log is not a later state of what was signed last; its key or a checkpoint is damaged.
    """
    project.must_write()
    with writing(project.root):
        key = _key(project.root, project.vault)
    with project.engine.connect() as connection:
        size = size_of(connection)
        if size == 0:
            return None
        tree = tree_of(connection)
        last = newest(project.root, key.public)
        # Whoever signs a state that contradicts an earlier one takes part in what was done to it.
        if last is not None and not (
            last.checkpoint.size <= size and tree.hash_of(0, last.checkpoint.size) == last.checkpoint.root
        ):
            raise DataError(
                "The log is no later state of what was signed last (%(file)s), so nothing was signed. "
                "Find out what is wrong with: gawah evidence verify",
                file=last.path.name,
            )
        if last is not None and last.checkpoint.size == size:
            return last
        checkpoint = Checkpoint(key.public.name, size, tree.hash_of(0, size))
    note = signed(checkpoint, key).encode("utf-8")
    path = project.root / _CHECKPOINTS / f"{size:0{_DIGITS}d}.txt"
    with writing(project.root):
        keep_bytes(path, note)
    return Kept(path, checkpoint, note)


def own_key(project: Project) -> PublicKey:
    """The public key with which a project signs; it gets one where there is none yet.

    Raises:
        ReadOnlyError: the project cannot be written to.
        ProjectError: its private key is gone.
        DataError: it is damaged.
    """
    project.must_write()
    with writing(project.root):
        return _key(project.root, project.vault).public


def sign_note(project: Project, text: str) -> bytes:
    """Some lines signed with the key of a project, as a note.

    Raises:
        ReadOnlyError: the project cannot be written to.
        ProjectError: its key is gone.
        DataError: its key is damaged.
    """
    project.must_write()
    with writing(project.root):
        return signed_text(text, _key(project.root, project.vault)).encode("utf-8")


def checkpoint_files(root: Path) -> list[Path]:
    """The files of the checkpoints of a project, the smallest state first."""
    return sorted((root / _CHECKPOINTS).glob("[0-9]*.txt"))


def newest(root: Path, key: PublicKey) -> Kept | None:
    """The checkpoint that was signed last; None where there is none.

    Raises:
        DataError: it is damaged, or another key signed it.
    """
    for path in reversed(checkpoint_files(root)):
        note = read_file(path)
        return Kept(path, opened(note, [key]), note)
    return None


def covering(project: Project, leaf: int) -> Kept:
    """The newest checkpoint that a leaf is in; signed now where there is none.

    Raises:
        ProjectError: there is none, and the project cannot be written to.
        DataError: the key or the checkpoint is damaged.
    """
    key = public_key(project.root)
    last = newest(project.root, key) if key is not None else None
    if last is None or last.checkpoint.size <= leaf:
        last = sign_state(project)
    if last is None or last.checkpoint.size <= leaf:
        raise ProjectError(
            "No signed checkpoint holds this record yet. Make one with: gawah evidence checkpoint"
        )
    return last


def first_covering(project: Project, leaf: int) -> Kept:
    """The earliest checkpoint that a leaf is in, which stays the same however the log grows.

    Args:
        project: the project; where no checkpoint holds the leaf yet, one is signed.
        leaf: its number.

    Raises:
        ProjectError: there is none, and the project cannot be written to.
        DataError: the key or the checkpoint is damaged.
    """
    key = public_key(project.root)
    for path in checkpoint_files(project.root) if key is not None else ():
        if int(path.stem) > leaf and key is not None:
            note = read_file(path)
            return Kept(path, opened(note, [key]), note)
    return covering(project, leaf)


def public_key(root: Path) -> PublicKey | None:
    """The public key of a project; None where it never signed anything.

    Raises:
        DataError: its file is damaged.
    """
    path = root / _KEYS / _PUBLIC
    if not path.exists():
        return None
    return PublicKey.read(read_file(path).decode("utf-8", "replace"))


def key_damages(root: Path, vault: Vault | None, told: Callable[[str], None]) -> Iterator[str]:
    """What is wrong with the keys that sign for a project, a sentence each.

    Args:
        root: the directory of the project.
        vault: its keys, where it is encrypted.
        told: is called with what is worth knowing and not wrong: a copy may be without the private key.
    """
    private, _public = root / _KEYS / _PRIVATE, root / _KEYS / _PUBLIC
    try:
        known = public_key(root)
        mine = _private_key(private, vault).public if private.exists() else None
    except DataError as error:
        yield f"{_KEYS}: {error}"
        return
    # Before anything is signed there may be the private half alone: the other follows from it.
    if known is None and checkpoint_files(root):
        yield f"{_KEYS}/{_PUBLIC} is gone: the signatures of this project cannot be checked."
    elif known is not None and mine is None:
        told(f"{_KEYS}/{_PRIVATE} is gone: the project can be checked, and nothing more can be signed in it.")
    elif known is not None and mine is not None and mine != known:
        yield f"{_KEYS}/{_PRIVATE} does not belong to {_KEYS}/{_PUBLIC}: one was exchanged."


def _private_key(path: Path, vault: Vault | None) -> LogKey:
    return LogKey.of_pem(plain_form(vault, read_file(path), _PRIVATE))


def _key(root: Path, vault: Vault | None) -> LogKey:
    private, public = root / _KEYS / _PRIVATE, root / _KEYS / _PUBLIC
    if private.exists():
        key = _private_key(private, vault)
        # Cut off between the two: the public half follows from the private one.
        keep_bytes(public, f"{key.public.line}\n".encode())
        if public_key(root) != key.public:
            raise DataError("The private and the public key of this project do not belong together.")
        return key
    if public.exists():
        raise ProjectError(
            "The private key of this project (%(file)s) is gone, so nothing can be signed. Put it back from "
            "a copy of the project.",
            file=str(private),
        )
    key = LogKey.new()
    private.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        write_private(private, kept_form(vault, key.pem, _PRIVATE))
    except FileExistsError:
        return _key(root, vault)  # another process was quicker
    keep_bytes(public, f"{key.public.line}\n".encode())
    return key
