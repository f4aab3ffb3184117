"""One file of many: a tar archive (POSIX ustar) of plain files, written and read as a stream.

Only what gawah writes is read: plain files with harmless names. Links, devices, folders, names that lead
elsewhere and sizes that cannot be are refused before a byte of them is used.
"""

from __future__ import annotations

import re
import tarfile
from typing import TYPE_CHECKING, Protocol

from gawah.errors import DataError
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLOCK = tarfile.BLOCKSIZE
_TOGETHER = 1 << 18
"""Bytes that are read in one go."""
_END = b"\0" * (2 * _BLOCK)
_MOST_OCTAL = 8**11
"""From this size on (8 GiB), POSIX has no way to write it; GNU tar has, and others read that."""
_UNFIT = re.compile(r'[\x00-\x1f\\:*?"<>|]')
_TAKEN = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""


class Reader(Protocol):
    """What can be read from."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes: fewer than were asked for only at the end."""


class Pieces:
    """Pieces of bytes as a file to read from; they are taken as they are needed."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")
        self.failed: BaseException | None = None
        """What the pieces raised."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes: fewer than were asked for only at the end."""
        found = bytearray()
        while (size < 0 or len(found) < size) and (self._rest or self._fill()):
            wanted = len(self._rest) if size < 0 else size - len(found)
            found += self._rest[:wanted]
            self._rest = self._rest[wanted:]
        return bytes(found)

    def _fill(self) -> bool:
        try:
            while not self._rest:
                self._rest = memoryview(next(self._pieces))
        except StopIteration:
            return False
        except BaseException as error:
            self.failed = error
            raise
        return True


@record
class Member:
    """A file to be written."""

    name: str
    """With ``/`` between folders."""
    size: int
    pieces: Iterable[bytes]


def whole(name: str, data: bytes) -> Member:
    """A file of bytes that are there."""
    return Member(name, len(data), (data,))


def is_fit(name: str) -> bool:
    """Whether a file may have a name on every system, and inside the folder that it is put into."""
    parts = name.split("/")
    return len(name.encode("utf-8", "surrogatepass")) <= tarfile.LENGTH_NAME and all(
        part not in ("", ".", "..")
        and not _UNFIT.search(part)
        and not _TAKEN.fullmatch(part)
        and part[-1] not in ". "
        for part in parts
    )


def archived(members: Iterable[Member]) -> Iterator[bytes]:
    """An archive, some bytes at a time.

    Raises:
        DataError: a file may not have its name, or has more or fewer bytes than was said.
    """
    for member in members:
        yield _head(member)
        written = 0
        for piece in member.pieces:
            written += len(piece)
            yield piece
        if written != member.size:
            raise DataError(
                "%(name)s changed while it was read. Try again when nobody writes.", name=member.name
            )
        yield bytes(-written % _BLOCK)
    yield _END


def _head(member: Member) -> bytes:
    if not is_fit(member.name):
        raise DataError("No file may be called %(name)s in what is packed.", name=member.name)
    info = tarfile.TarInfo(member.name)
    info.size, info.mode = member.size, 0o600
    if member.size < _MOST_OCTAL:
        return info.tobuf(tarfile.USTAR_FORMAT, "utf-8", "surrogateescape")
    return info.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape")


class Arrived:
    """A file of an archive that is being read, to be read before the next is."""

    def __init__(self, name: str, size: int, source: Reader) -> None:
        self.name = name
        self.size = size
        self._source = source
        self._left = size

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, some at a time.

        Raises:
            DataError: the archive ends before it does.
        """
        while self._left:
            piece = self._source.read(min(self._left, _TOGETHER))
            if not piece:
                raise _cut()
            self._left -= len(piece)
            yield piece

    def data(self) -> bytes:
        """All its bytes.

        Raises:
            DataError: the archive ends before it does.
        """
        return b"".join(self.pieces())

    def finish(self) -> None:
        """Pass over what was not read."""
        for _ in self.pieces():
            pass
        self._source.read(-self.size % _BLOCK)


def unarchived(source: Reader, most: int) -> Iterator[Arrived]:
    """The files of an archive in their order, each to be read before the next is asked for.

    Args:
        source: the archive. It is read to its end.
        most: how many bytes all of it can have. Nothing is compressed, so a file that says it has more lies.

    Raises:
        DataError: it is no archive that gawah wrote, or a part of it is missing.
    """
    left = most
    seen: set[str] = set()
    while any(head := _exactly(source, _BLOCK)):
        name, size = _read_head(head)
        left -= size
        if left < 0:
            while source.read(_TOGETHER):
                pass  # where the file was cut off, that is told first
            raise DataError(
                "%(name)s is said to have %(size)s bytes, more than the whole file that it is packed in: "
                "nothing of it was used.",
                name=name,
                size=size,
            )
        if name.casefold() in seen:
            raise DataError("%(name)s is packed twice: nothing of it was used.", name=name)
        seen.add(name.casefold())
        arrived = Arrived(name, size, source)
        yield arrived
        arrived.finish()
    while rest := source.read(_TOGETHER):  # to the end: only there it is known that nothing is missing
        if any(rest):
            raise _no_archive("there is something behind its end")


def _exactly(source: Reader, size: int) -> bytes:
    found = source.read(size)
    if len(found) != size:
        raise _cut()
    return found


def _read_head(head: bytes) -> tuple[str, int]:
    try:
        info = tarfile.TarInfo.frombuf(head, "utf-8", "strict")
    except (tarfile.TarError, ValueError) as error:
        raise _no_archive(str(error)) from error
    if info.type not in (tarfile.REGTYPE, tarfile.AREGTYPE) or info.size < 0:
        raise _no_archive(f"{info.name!r} is no plain file")
    if not is_fit(info.name):
        raise _no_archive(f"a file in it is called {info.name!r}")
    return info.name, info.size


def _no_archive(why: str) -> DataError:
    return DataError(
        "What is packed in this file was not written by gawah (%(why)s): nothing of it was used.", why=why
    )


def _cut() -> DataError:
    return DataError("What is packed in this file ends too early: nothing of it was used.")
