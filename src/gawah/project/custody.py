"""What is written down of the custody of evidence as gawah works: who brought it, read it, wrote it out.

An event is a record like others: it enters by ``append`` and is a leaf of the log. The log has it as the
program's own row, so that it is never taken for a decision; who did it stands in the event.
"""

from __future__ import annotations

import secrets
from dataclasses import field
from hashlib import sha256
from typing import TYPE_CHECKING

from gawah import __version__
from gawah.errors import UsageError
from gawah.model import CustodyEvent, Handling
from gawah.model.record import record
from gawah.project.access import writing
from gawah.project.clock import now
from gawah.store import MACHINE, append

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from gawah.model import Text
    from gawah.project.project import Project

TOOL = f"gawah@{__version__}"


@record
class Hands:
    """Through whose hands files come in."""

    actor: str = MACHINE
    """Who hands them to gawah."""
    received_from: str = ""
    """Who gave them to that person; empty where they collected them."""
    although_forgotten: str = ""
    """Why they come in also where they were destroyed before; empty: then they do not."""


@record
class Exported:
    """What leaves, as it is written down."""

    actor: str
    form: str
    """The format."""
    selection: str
    """What of the register: ``all``, or the filters."""
    audience: str
    """Who is to have it: ``own``, ``public`` …"""
    why: str = ""
    """The words with which a person approved that it leaves; empty where none were asked for."""
    release: str = field(default_factory=lambda: secrets.token_hex(4))
    """What all files that leave together have in common, and no others: two may leave in one moment."""


def brought(document: str, path: Path, hands: Hands, at: str) -> CustodyEvent:
    """That a document came in."""
    told, why = {"name": path.name, "source": str(path)}, hands.although_forgotten
    if not hands.received_from:
        return CustodyEvent(Handling.COLLECTED, document, hands.actor, at, why, tool=TOOL, parameters=told)
    told["from"] = hands.received_from
    return CustodyEvent(Handling.RECEIVED, document, hands.actor, at, why, tool=TOOL, parameters=told)


def analysed(text: Text, at: str) -> CustodyEvent:
    """That a text was made from a document."""
    return CustodyEvent(Handling.ANALYSED, text.id, MACHINE, at, parent=text.document, tool=text.reader)


def derived(document: str, data: bytes) -> str:
    """The SHA-256 of a file that was made of a document.

    Args:
        document: the id of the document, which is the SHA-256 of its bytes.
        data: the bytes of the file.

    Raises:
        UsageError: it is the document itself: nothing was made of it.
    """
    hashed = sha256(data).hexdigest()
    if hashed == document:
        raise UsageError("This file is the document itself, byte for byte: nothing was made of it.")
    return hashed


def note(project: Project, events: Iterable[CustodyEvent]) -> None:
    """Write events down.

    Raises:
        ReadOnlyError: the project cannot be written to.
        ProjectError: it cannot be written, as on a full disk.
    """
    project.must_write()
    with writing(project.root):
        append(project.engine, MACHINE, now(), events)


def looked_at(actor: str, kind: str, key: str, at: str) -> CustodyEvent:
    """That somebody looked at what shows values that are not public.

    Args:
        actor: who.
        kind: ``documents``, ``incidents``, ``subjects`` or ``claims``.
        key: the id of what they looked at.
        at: when (UTC, ISO 8601).
    """
    file = key if kind == "documents" else None
    return CustodyEvent(Handling.REVEALED, file, actor, at, tool=TOOL, parameters={"page": f"{kind}/{key}"})


_TYPED = frozenset({"words", "group", "source"})
"""What people type and the name of somebody may stand in."""


def listed(actor: str, what: str, asked: Mapping[str, object], shown: int, at: str) -> CustodyEvent:
    """That somebody was shown a list or what a search found: what they asked, not what they were told.

    Of words that people type only how many they were is kept: they may be a name, and the record of custody
    outlives what is forgotten.

    Args:
        actor: who.
        what: the command or the page: ``list``, ``search``, ``register`` …
        asked: the filters and words, by name; what is empty asks nothing.
        shown: how many incidents, passages or names they were shown.
        at: when (UTC, ISO 8601).
    """
    values = {name: len(str(value).split()) if name in _TYPED else value for name, value in asked.items()}
    told = "; ".join(f"{name}={value}" for name, value in values.items() if value)
    parameters = {"page": what, "asked": told or "all", "shown": str(shown)}
    return CustodyEvent(Handling.REVEALED, None, actor, at, tool=TOOL, parameters=parameters)


def written_down(project: Project, pieces: Iterable[str], what: Exported) -> Iterator[str]:
    """Pieces of an export as they are, and when they end, that they left, with the hash of all of them.

    Where somebody stops in the middle, what had left by then is written down as such. A project that cannot
    be written to keeps nothing of it.

    Args:
        project: the project.
        pieces: of a text that is written as UTF-8.
        what: what it is, and who takes it.
    """
    if project.is_read_only:
        yield from pieces
        return
    hashed, size, is_whole = sha256(), 0, False
    try:
        for piece in pieces:
            data = piece.encode("utf-8")
            hashed.update(data)
            size += len(data)
            yield piece
        is_whole = True
    finally:
        told = {} if is_whole else {"cut_off": "true"}
        note(project, [_exported(what, (hashed.hexdigest(), size), told)])


def left(project: Project, files: Mapping[str, bytes], what: Exported) -> None:
    """Write down that files left, each with its name and its hash; called when they are written.

    Raises:
        ReadOnlyError: the project cannot be written to.
        ProjectError: it cannot be written, as on a full disk.
    """
    left_hashed(project, {name: (sha256(data).hexdigest(), len(data)) for name, data in files.items()}, what)


def left_hashed(project: Project, files: Mapping[str, tuple[str, int]], what: Exported) -> None:
    """Write down that files left, of which only the hash and the size are at hand.

    Args:
        project: the project.
        files: by name, the SHA-256 and the size in bytes.
        what: what they are, and who takes them.

    Raises:
        ReadOnlyError: the project cannot be written to.
        ProjectError: it cannot be written, as on a full disk.
    """
    note(project, [_exported(what, file, {"name": name}) for name, file in sorted(files.items())])


def handed_over(
    project: Project,
    documents: Iterable[str],
    who: tuple[str, str],
    what: tuple[str, Sequence[str], str],
) -> None:
    """Write down that copies of documents leave in one file, before it has its name.

    Args:
        project: the project.
        documents: their ids.
        who: the person, and the reason they gave.
        what: the SHA-256 of the file, the keys that open it, and what was asked for.

    Raises:
        ReadOnlyError: the project cannot be written to.
        ProjectError: it cannot be written, as on a full disk.
    """
    (actor, reason), (bundle, keys, selection), at = who, what, now()
    told = {"to": " ".join(keys), "bundle": bundle}
    events = [
        CustodyEvent(Handling.COPIED, one, actor, at, reason, tool=TOOL, parameters=told) for one in documents
    ]
    whole = {**told, "form": "bundle", "selection": selection, "documents": str(len(events))}
    left = CustodyEvent(Handling.EXPORTED, bundle, actor, at, reason, tool=TOOL, parameters=whole)
    note(project, [*events, left])


def backed_up(project: Project, actor: str, keys: Sequence[str], file: tuple[str, int]) -> None:
    """Write down that a backup was made; a project that cannot be written to keeps nothing of it.

    Args:
        project: the project.
        actor: the person.
        keys: those that open it.
        file: its SHA-256 and its size.
    """
    if not project.is_read_only:
        what = Exported(actor, "backup", "all", "own")
        note(project, [_exported(what, file, {"to": " ".join(keys)})])


def _exported(what: Exported, file: tuple[str, int], more: Mapping[str, str]) -> CustodyEvent:
    digest, size = file
    told = {
        "release": what.release,
        "form": what.form,
        "selection": what.selection,
        "audience": what.audience,
        "bytes": str(size),
    }
    return CustodyEvent(
        Handling.EXPORTED, digest, what.actor, now(), what.why, tool=TOOL, parameters={**told, **more}
    )
