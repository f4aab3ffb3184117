"""Time-stamps of signed checkpoints, by authorities that somebody asks to be asked (RFC 3161).

Each has a folder in ``stamps/``: ``asked.json`` (which checkpoint, whom, which random number),
``question.tsq``, ``roots.pem`` (the certificates that are trusted), and once it came and holds,
``answer.tsr``. One without waits, as while there is no connection. Only the hash of a checkpoint is sent.
"""

from __future__ import annotations

import json
import urllib.request
from contextlib import suppress
from hashlib import sha256
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gawah.errors import DataError, GawahError, NotFoundError, ProjectError, UsageError
from gawah.model import digest
from gawah.model.record import record
from gawah.project.access import writing
from gawah.project.checkpoints import sign_state
from gawah.project.files import keep_bytes, read_file
from gawah.seal.stamps import Stamp, certificates, question, stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import TypeAlias

    from gawah.project.project import Project

    Send: TypeAlias = Callable[[str, bytes], bytes]
    """Sends a question to an address and gives the answer; raises ``OSError`` where nobody answers."""

_FOLDER = "stamps"
_TOLD = ("checkpoint", "url", "nonce")
"""What is written down of a question, besides a check."""
_SECONDS = 30
_MOST = 1 << 20
"""Bytes of an answer."""


@record
class Asked:
    """A time-stamp that was asked for."""

    folder: Path
    checkpoint: str
    """The name of its file."""
    url: str
    nonce: int

    @property
    def is_answered(self) -> bool:
        """Whether the answer is there."""
        return (self.folder / "answer.tsr").exists()


def ask(project: Project, url: str, roots: bytes | None) -> Asked:
    """Write down that the state of the log is to be stamped; sends nothing.

    A state waits for one authority: a question with another address, or with other certificates, takes the
    place of one that waits, which may have been mistyped. What was answered stays.

    Args:
        project: whose log is signed as it is now.
        url: of the authority.
        roots: the certificates that are trusted to stamp (PEM); None takes those of an earlier question.

    Raises:
        UsageError: the address is none, or it was never said which certificates are trusted.
        DataError: these are no certificates.
        ProjectError: nothing was recorded yet, or the project cannot be written.
    """
    host = urlsplit(url).hostname
    if urlsplit(url).scheme not in ("http", "https") or host is None:
        raise UsageError("%(url)s is not the address of a time-stamping authority (https://…).", url=url)
    kept = sign_state(project)
    if kept is None:
        raise ProjectError("Nothing was recorded yet, so there is nothing to stamp.")
    earlier = (one.folder / "roots.pem" for one in stamps(project.root) if one.url == url)
    trusted = roots or next((read_file(path) for path in earlier), None)
    if trusted is None:
        raise UsageError(
            "Say with --root which certificates you trust to stamp: an answer that cannot be checked is "
            "worth nothing."
        )
    certificates(trusted)
    folder = project.root / _FOLDER / f"{kept.path.stem}-{host}"
    waiting = [one for one in stamps(project.root) if one.checkpoint == kept.path.name]
    for one in waiting:
        if one.folder == folder and (one.is_answered or _is_same(one, url, trusted)):
            return one
    sent, nonce = question(kept.note)
    with writing(project.root):
        # What was cut off has a question, too, with a random number of its own.
        for gone in {folder, *(one.folder for one in waiting if not one.is_answered)}:
            _take_back(gone)
        keep_bytes(folder / "roots.pem", trusted)
        keep_bytes(folder / "question.tsq", sent)
        # Last: a folder without it was cut off, and is no question.
        told: dict[str, object] = dict(zip(_TOLD, (kept.path.name, url, nonce), strict=True))
        told["check"] = _check(told, folder)
        keep_bytes(folder / "asked.json", json.dumps(told, indent=1).encode())
    return _asked(folder)


def _is_same(asked: Asked, url: str, trusted: bytes) -> bool:
    """Whether a question that waits is for an address, and for certificates that are trusted."""
    return asked.url == url and read_file(asked.folder / "roots.pem") == trusted


def _take_back(folder: Path) -> None:
    """Take away a question that waits; first what makes it one."""
    for name in ("asked.json", "question.tsq", "roots.pem"):
        path = folder / name
        with suppress(OSError):
            path.chmod(0o600)  # Windows removes nothing that is read-only
        path.unlink(missing_ok=True)
    with suppress(OSError):  # what else somebody put there stays
        folder.rmdir()


def send_waiting(project: Project, send: Send | None = None) -> Iterator[tuple[Asked, Stamp | GawahError]]:
    """Send what waits; each with the stamp that came, or with why there is none: then it waits on.

    Args:
        project: the project.
        send: how; over the network by default.

    Raises:
        ReadOnlyError: the project cannot be written to.
    """
    project.must_write()
    for asked in stamps(project.root):
        if asked.is_answered:
            continue
        try:
            answer = (send or _post)(asked.url, read_file(asked.folder / "question.tsq"))
            stamp = _checked(project.root, asked, answer)
        except OSError as error:
            reason = getattr(error, "reason", None) or error.strerror or error
            yield asked, ProjectError("%(url)s does not answer (%(why)s).", url=asked.url, why=str(reason))
        except GawahError as error:
            yield asked, error
        else:
            with writing(project.root):
                keep_bytes(asked.folder / "answer.tsr", answer)
            yield asked, stamp


def stamps(root: Path) -> Iterator[Asked]:
    """All time-stamps that were asked for, the oldest state first.

    Raises:
        DataError: what was written down of one is damaged.
    """
    for path in sorted((root / _FOLDER).glob("*/asked.json")):
        yield _asked(path.parent)


def stamp_damages(root: Path, told: Callable[[str], None]) -> Iterator[str]:
    """What is wrong with the stamps of a project, a sentence each.

    Args:
        root: the directory of the project.
        told: is called with what is worth knowing and not wrong.
    """
    for folder in sorted(path for path in (root / _FOLDER).iterdir() if path.is_dir()):
        name = folder.relative_to(root).as_posix()
        if not (folder / "asked.json").exists():
            if (folder / "answer.tsr").exists():
                yield f"{name}: what was asked of the authority (asked.json) is gone."
            else:
                told(f"{name} has no question: it was cut off, or asked.json is gone. Ask again.")
            continue
        try:
            asked = _asked(folder)
            if not asked.is_answered:
                told(f"{name} waits for its answer: gawah evidence stamp")
                continue
            stamp = _checked(root, asked, read_file(asked.folder / "answer.tsr"))
            told(f"{asked.checkpoint} was there at {stamp.at}, says {stamp.authority or asked.url}.")
        except (DataError, NotFoundError) as error:
            yield f"{name}: {error}"


def _asked(folder: Path) -> Asked:
    try:
        told = json.loads(read_file(folder / "asked.json"))
        check = told.pop("check", None)  # older questions have none
        asked = Asked(folder, str(told["checkpoint"]), str(told["url"]), int(told["nonce"]))
        is_whole = len(told) == len(_TOLD) and check in (None, _check(told, folder))
    except (ValueError, KeyError, TypeError, AttributeError):
        is_whole = False
    if is_whole:
        return asked
    raise DataError("What was asked of a time-stamping authority (%(file)s) is damaged.", file=folder.name)


def _check(told: Mapping[str, object], folder: Path) -> str:
    """What shows that neither what was asked, nor what was sent, nor whom to trust was changed."""
    files = [sha256(read_file(folder / name)).hexdigest() for name in ("question.tsq", "roots.pem")]
    return digest([json.dumps(told, sort_keys=True), *files])


def _checked(root: Path, asked: Asked, answer: bytes) -> Stamp:
    note = read_file(root / "checkpoints" / asked.checkpoint)
    return stamp_of(answer, asked.nonce, note, read_file(asked.folder / "roots.pem"))


def _post(url: str, question: bytes) -> bytes:
    asked = urllib.request.Request(  # noqa: S310 (``ask`` takes no other address than http and https)
        url, question, {"Content-Type": "application/timestamp-query", "User-Agent": "gawah"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=_SECONDS) as answer:  # noqa: S310
            found: bytes = answer.read(_MOST)
            return found
    except HTTPException as error:  # what answers speaks something else
        raise OSError(str(error) or type(error).__name__) from error
