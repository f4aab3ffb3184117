"""Files that only chosen people can open: the age format (age-encryption.org/v1), to X25519 keys.

All of it is the library's: nothing here adds a way of encrypting. A file is made and opened as a stream, so
that nothing that was decrypted ever lies in a file, and the last piece is given out only when the whole was
seen to be what was written.
"""

from __future__ import annotations

import queue
import threading
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

import pyrage  # type: ignore[import-untyped]  # it brings no types

from gawah.errors import DataError, UsageError
from gawah.seal.archive import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.seal.archive import Reader

PIECE = 1 << 16
"""Bytes that age encrypts, and checks, in one go."""
_TAG = 16
_NONCE = 16
_MOST_HEAD = 1 << 16
"""Bytes of a head that is looked at: several hundred recipients."""
_WAITING = 32
"""Pieces that are decrypted ahead of who reads them."""
_GROUPS, _DIGITS = 5, 5


class Writer(Protocol):
    """What can be written to."""

    def write(self, data: bytes, /) -> object:
        """Write bytes."""


def new_identity() -> str:
    """A new secret key, as ``age`` writes them (``AGE-SECRET-KEY-1…``)."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The public key of a secret one (``age1…``): to it others encrypt.

    Raises:
        DataError: this is no secret key.
    """
    return str(_identity(identity).to_public())


def checked_recipient(typed: str) -> str:
    """A public key as somebody typed it.

    Raises:
        UsageError: it is none, or a letter of it is wrong.
    """
    try:
        return str(pyrage.x25519.Recipient.from_str(typed.strip()))
    except pyrage.RecipientError as error:
        raise UsageError(
            "%(typed)s is no key to encrypt to, or a letter of it is wrong. It begins with age1; whoever is "
            "to open the file prints it with: gawah evidence key",
            typed=typed.strip()[:80],
        ) from error


def fingerprint(recipient: str) -> str:
    """Digits that two people read to each other to see that they mean the same public key."""
    number = int.from_bytes(sha256(recipient.encode("ascii")).digest(), "big")
    digits = str(number % 10 ** (_GROUPS * _DIGITS)).zfill(_GROUPS * _DIGITS)
    return " ".join(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS))


def encrypted(pieces: Iterable[bytes], into: Writer, recipients: Sequence[str]) -> None:
    """Write pieces, one after the other, as one encrypted file.

    Args:
        pieces: of what is encrypted, of any size; they are taken as they are needed.
        into: where the file goes.
        recipients: public keys, each of which alone can open it.

    Raises:
        UsageError: nobody is to open it, or a key is none.
        Exception: whatever the pieces or the file raise.
    """
    if not recipients:
        raise UsageError("Say with --for who is to open the file.")
    keys = [pyrage.x25519.Recipient.from_str(checked_recipient(one)) for one in recipients]
    source = Pieces(pieces)
    try:
        pyrage.encrypt_io(source, into, keys)
    except Exception:
        if source.failed is not None:  # the library tells of it in words alone
            raise source.failed from None
        raise


@contextmanager
def decrypted(file: Reader, identities: Sequence[str]) -> Iterator[Reader]:
    """What an encrypted file holds, to be read once from its beginning.

    What was read is what was written, up to there; that nothing is missing is known once the end was read.

    Args:
        file: at its beginning.
        identities: secret keys, one of which opens it.

    Raises:
        DataError: it is no such file, no key opens it, or it was changed or cut (it says between which
            bytes); raised where it is read.
    """
    flow = _Flow(file, [_identity(one) for one in identities])
    flow.start()
    try:
        yield flow
    finally:
        flow.stop()


class _Flow(threading.Thread):
    """Decrypts beside whoever reads: the library writes what it decrypts, and a reader asks for it."""

    def __init__(self, file: Reader, identities: Sequence[object]) -> None:
        super().__init__(daemon=True)
        self._file = _Headed(file)
        self._identities = identities
        self._pieces: queue.Queue[bytes | BaseException | None] = queue.Queue(_WAITING)
        self._is_stopped = threading.Event()
        self._rest = b""
        self._given = 0
        self._is_over = False

    def run(self) -> None:
        try:
            pyrage.decrypt_io(self._file, self, self._identities)
            self._put(None)
        except BaseException as error:  # noqa: BLE001 (it is raised where somebody reads)
            with suppress(_StoppedError):
                self._put(error)

    def write(self, data: bytes, /) -> int:
        self._put(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def _put(self, piece: bytes | BaseException | None) -> None:
        while not self._is_stopped.is_set():
            try:
                self._pieces.put(piece, timeout=0.2)
            except queue.Full:
                continue
            return
        raise _StoppedError

    def read(self, size: int = -1, /) -> bytes:
        found = bytearray()
        while (size < 0 or len(found) < size) and (self._rest or self._fill()):
            wanted = len(self._rest) if size < 0 else size - len(found)
            found += self._rest[:wanted]
            self._rest = self._rest[wanted:]
        return bytes(found)

    def _fill(self) -> bool:
        if self._is_over:
            return False
        piece = self._pieces.get()
        if isinstance(piece, BaseException):
            self._is_over = True
            raise self._told(piece) from piece
        if piece is None:
            self._is_over = True
            return False
        self._rest = piece
        self._given += len(piece)
        return True

    def stop(self) -> None:
        self._is_stopped.set()
        self.join()

    def _told(self, error: BaseException) -> BaseException:
        if self._file.failed is not None:
            return self._file.failed
        if isinstance(error, pyrage.DecryptError):
            return _unopened(str(error))
        if isinstance(error, OSError):
            body = self._file.head + _NONCE
            before = self._given // PIECE * (PIECE + _TAG)
            # A changed number at the beginning of the body shows with its first piece.
            first = body + before if before else self._file.head
            return DataError(
                "The file is damaged or was cut off: the first damage is between byte %(first)s and byte "
                "%(last)s. Have it made or copied again.",
                first=first,
                last=min(body + before + PIECE + _TAG, self._file.size),
            )
        return error


class _StoppedError(Exception):
    """Nobody reads any more."""


class _Headed:
    """A file that is read, with where its head ends and how much of it there is."""

    def __init__(self, file: Reader) -> None:
        self._file = file
        self._seen = b""
        self.size = 0
        self.failed: BaseException | None = None

    def read(self, size: int = -1, /) -> bytes:
        try:
            found = self._file.read(size)
        except BaseException as error:
            self.failed = error
            raise
        self.size += len(found)
        if len(self._seen) < _MOST_HEAD:
            self._seen += found[: _MOST_HEAD - len(self._seen)]
        return found

    @property
    def head(self) -> int:
        """How many bytes the head has."""
        last = self._seen.find(b"\n---")
        return self._seen.find(b"\n", last + 1) + 1 if last >= 0 else 0


def _unopened(why: str) -> DataError:
    if "No matching keys" in why:
        return DataError(
            "None of your keys opens this file: it was made for somebody else, or its beginning is damaged. "
            "Give whoever made it the key that this prints: gawah evidence key"
        )
    return DataError(
        "This is no file that gawah packed, or its beginning is damaged (%(why)s). Have it made or copied "
        "again.",
        why=why,
    )


def _identity(text: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(text.strip())
    except pyrage.IdentityError as error:
        raise DataError(
            "The secret key that opens packed files is damaged: it must be one line that begins with "
            "AGE-SECRET-KEY-1."
        ) from error
