"""Whether a project is still what it was: its files, its log and its checkpoints. Changes nothing.

What is wrong is told, not raised: a sentence for each thing, so that a damaged project is described whole.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from gawah.errors import DataError, GawahError, NotFoundError, ProjectError
from gawah.project.checkpoints import checkpoint_files, key_damages, public_key
from gawah.project.evidence import Evidence, why_unread
from gawah.project.files import read_file
from gawah.project.keyed import keyed_damages, keyed_last
from gawah.project.layout import CATALOGUE, STORE, about_damages, check_known
from gawah.project.lines import line_damages
from gawah.project.project import Project
from gawah.project.steady import steady
from gawah.project.unlocking import catalogue_key, check_keys, store_key
from gawah.seal.checkpoint import opened
from gawah.store.engine import DAMAGED, engine_to_read, open_to_read, why
from gawah.store.indexed import index_damages
from gawah.store.replay import UNREADABLE, Replayed, replay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from gawah.seal.checkpoint import Checkpoint
    from gawah.seal.keys import PublicKey
    from gawah.vault import Vault

_MOST = 20
"""Sentences of the database on pages that are damaged."""


@dataclass
class Verified:
    """What was found."""

    damages: list[str] = field(default_factory=list)
    """What is wrong, a sentence each; empty where all is as it was."""
    remarks: list[str] = field(default_factory=list)
    """What is worth knowing and not wrong."""
    files: int = 0
    bytes: int = 0
    leaves: int = 0
    checkpoints: int = 0
    signed: int = 0
    """How many leaves the newest checkpoint holds."""


def verify(
    root: Path,
    given: Sequence[Path] = (),
    on_progress: Callable[[int, int], None] | None = None,
    vault: Vault | None = None,
) -> Verified:
    """Hash all files again, replay the log, and set both beside the checkpoints.

    Args:
        root: the directory of the project.
        given: files with checkpoints that somebody kept elsewhere.
        on_progress: called with how many files are done, and how many there are.
        vault: the keys of the project, where it is encrypted.

    Raises:
        NotFoundError: there is no project, or a file that was given is not there.
        LockedError: it is encrypted, and there are no keys.
    """
    check_keys(root, vault)
    found = Verified()
    # Before the log is read: what another process signs meanwhile is of a longer log than the one seen.
    notes = [(path, read_file(path)) for path in (*checkpoint_files(root), *given)]
    held = _store(root, vault, found)
    _files(Evidence(root, vault), held.documents, found, on_progress)
    found.damages.extend(about_damages(root))
    found.damages.extend(key_damages(root, vault, found.remarks.append))
    if held.replayed is not None:
        found.damages.extend(keyed_damages(root, vault, held.keys, found.remarks.append))
    found.damages.extend(line_damages(root, vault, found.remarks.append))
    _checkpoints(root, notes, held.replayed, found)
    _catalogue(root, vault, found)
    if (root / "stamps").exists():
        from gawah.project.stamps import stamp_damages  # loads what few projects need

        found.damages.extend(stamp_damages(root, found.remarks.append))
    return found


@dataclass
class _Held:
    """What was found in the store."""

    damages: list[str] = field(default_factory=list)
    replayed: Replayed | None = None
    """The log; None where it cannot be read at all, as what comes after it."""
    documents: frozenset[str] | None = None
    """Those of the record."""
    keys: dict[str, str] = field(default_factory=dict)
    """What the log says of the files in ``keys/``."""


def _store(root: Path, vault: Vault | None, found: Verified) -> _Held:
    """What the store holds, and whether it is what it was."""
    held = steady(root / STORE, lambda: _read(root, vault), lambda told: not told.damages)
    found.damages.extend(held.damages)
    if held.replayed is not None:
        found.remarks.extend(held.replayed.tombstones)
        found.remarks.extend(_clock(held.replayed))
        found.leaves = held.replayed.size
    return held


def _read(root: Path, vault: Vault | None) -> _Held:
    held = _Held()
    try:
        project = _to_read(root, vault)
    except ProjectError as error:
        return _Held([str(error)])
    with project, project.engine.connect() as connection:
        try:
            held.damages.extend(_pages(connection))
            replayed = replay(connection)
            held.damages.extend(replayed.damages)
            known = connection.exec_driver_sql("SELECT id FROM documents").scalars()
            held.replayed, held.documents = replayed, frozenset(known)
            held.keys = keyed_last(connection)
            if not replayed.damages:  # of texts that were changed, other indexes follow
                held.damages.extend(index_damages(connection))
        except (*DAMAGED, *UNREADABLE) as error:
            held.damages.append(f"store.sqlite is damaged and cannot be read to its end ({why(error)}).")
    return held


def _clock(replayed: Replayed) -> Iterable[str]:
    """That the clock of the computer was wrong for a time; what came after what, the log says."""
    for seq, at, before in replayed.went_back[:_MOST]:
        yield (
            f"The clock went back at row {seq} of the log, from {before[:16]} to {at[:16]}: times told there "
            "or before it are wrong. What was said last is what the log has last."
        )


def _to_read(root: Path, vault: Vault | None) -> Project:
    """The project, opened for reading only; brought up to date where an older gawah made it."""
    check_known(root)
    try:
        store = open_to_read(root / STORE, store_key(vault))
        return Project(root, store, vault, is_read_only=True)
    except ProjectError:
        return Project.open(root, vault)


def _pages(connection: Connection) -> Iterable[str]:
    """What the database says of its own pages."""
    for line in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})").scalars():
        if line != "ok":
            yield f"store.sqlite is damaged: {' '.join(str(line).split())}"


def _catalogue(root: Path, vault: Vault | None, found: Verified) -> None:
    """The catalogue is no record, but what it shows is looked at."""
    path = root / CATALOGUE
    if path.exists() and not steady(path, lambda: _is_whole(path, vault), bool):
        found.remarks.append(
            f"{CATALOGUE} is damaged. It is no record: delete it, and it is made of the record again."
        )


def _is_whole(path: Path, vault: Vault | None) -> bool:
    engine = engine_to_read(path, key=catalogue_key(vault))
    try:
        with engine.connect() as connection:
            return not list(_pages(connection))
    except DAMAGED:
        return False
    finally:
        engine.dispose()


def _files(
    evidence: Evidence,
    known: frozenset[str] | None,
    found: Verified,
    on_progress: Callable[[int, int], None] | None,
) -> None:
    if known is None:
        known = evidence.told_by_name()
    else:
        for path in evidence.strays(known):
            found.remarks.append(
                f"{_named(path)} is no document of the record; an addition that was cut off leaves such "
                "a file."
            )
    there = []
    for document in sorted(known):
        if evidence.path(document).exists():
            there.append(document)
        else:
            found.damages.append(
                f"{_named(evidence.path(document))} is gone: the bytes of a document of the record."
            )
    # A hash is worked out without the interpreter: threads use all cores.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        hashes = pool.map(partial(_hashed, evidence), there)
        for done, (document, hashed) in enumerate(zip(there, hashes, strict=True)):
            found.files += 1
            if on_progress is not None:
                on_progress(done, len(there))
            name = _named(evidence.path(document))
            if isinstance(hashed, str):
                found.damages.append(f"{name} cannot be read ({hashed}).")
                continue
            digest, size = hashed
            found.bytes += size
            if digest != document:
                found.damages.append(
                    f"{name} was changed: its bytes are not those that were received "
                    f"(SHA-256 now {digest}, {size} bytes)."
                )


def _named(path: Path) -> str:
    return "/".join(path.parts[-3:])


def _hashed(evidence: Evidence, document: str) -> tuple[str, int] | str:
    """The SHA-256 and the size of what is kept of a document; why not, where it cannot be read."""
    try:
        return evidence.hashed(document)
    except (OSError, NotFoundError, DataError) as error:
        return why_unread(error)


def _checkpoints(
    root: Path, notes: Sequence[tuple[Path, bytes]], replayed: Replayed | None, found: Verified
) -> None:
    try:
        key = public_key(root)
    except DataError:
        return  # it is told among the keys
    held: list[tuple[Checkpoint, str]] = []
    for path, note in notes:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        try:
            held.append((_opened(note, key), name))
        except GawahError as error:
            found.damages.append(f"{name}: {error}")
    found.checkpoints = len(held)
    if replayed is None:
        return
    good = 0
    for checkpoint, name in sorted(held, key=lambda one: one[0].size):
        good = _beside(checkpoint, name, replayed, good, found)
    found.signed = good
    if not held:
        found.remarks.append("No checkpoint was signed yet. Make one with: gawah evidence checkpoint")
    elif good < replayed.size and not found.damages:
        found.remarks.append(f"The last {replayed.size - good} leaves are in no checkpoint yet.")


def _opened(note: bytes, key: PublicKey | None) -> Checkpoint:
    checkpoint = opened(note, [] if key is None else [key])
    if key is None or checkpoint.origin != key.name:
        raise DataError("This is a checkpoint of another log.")
    return checkpoint


def _beside(checkpoint: Checkpoint, name: str, replayed: Replayed, good: int, found: Verified) -> int:
    """Set a checkpoint beside the log; up to which leaf both agree."""
    if checkpoint.size > replayed.size:
        found.damages.append(
            f"The log was cut short: {name} was signed when it had {checkpoint.size} leaves, and it has "
            f"{replayed.size}. The last {checkpoint.size - replayed.size} are gone."
        )
        return good
    if replayed.tree.hash_of(0, checkpoint.size) != checkpoint.root:
        found.damages.append(
            f"The log is not what was signed in {name}: among its first {checkpoint.size} leaves something "
            f"was changed{f', not before leaf {good}' if good else ''}."
        )
        return good
    return checkpoint.size
