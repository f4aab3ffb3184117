"""Several files that leave together: a folder or one archive, whole or not at all."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gawah.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

_ZIP_BEGAN = (1980, 1, 1, 0, 0, 0)
"""The time of each file in an archive, so that the same files make the same bytes."""


class Folder:
    """A folder that is being written under another name."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self.path = path
        self._stack = stack
        self._open: dict[str, tuple[BinaryIO, _Sum]] = {}
        self._whole: dict[str, tuple[str, int]] = {}

    def add(self, name: str, data: bytes) -> None:
        """Write on with one of its files."""
        if name not in self._open:
            path = self.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            self._open[name] = self._stack.enter_context(path.open("wb")), _Sum()
        file, told = self._open[name]
        file.write(data)
        told.add(data)

    def whole(self, name: str, data: bytes) -> None:
        """Write one of its files at once: of many, none stays open."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self._whole[name] = sha256(data).hexdigest(), len(data)

    def sums(self) -> dict[str, tuple[str, int]]:
        """The SHA-256 and the size of each file as it is now, by name."""
        return self._whole | {
            name: (told.hash.hexdigest(), told.size) for name, (_, told) in self._open.items()
        }

    def done(self) -> dict[str, tuple[str, int]]:
        """Close the files; the SHA-256 and the size of each, by name."""
        self._stack.close()
        return self.sums()


class _Sum:
    def __init__(self) -> None:
        self.hash, self.size = sha256(), 0

    def add(self, data: bytes) -> None:
        self.hash.update(data)
        self.size += len(data)


def check_target(path: Path) -> None:
    """See that files can be written there beside nothing else.

    Raises:
        UsageError: something lies there.
    """
    if path.is_dir() and any(path.iterdir()):
        raise UsageError(
            "%(path)s is not empty: choose an empty folder, so that nothing else goes out.", path=str(path)
        )
    if path.exists() and not path.is_dir() and not is_archive(path):
        raise UsageError("%(path)s is a file: name a folder, or a file that ends in .zip.", path=str(path))


def is_archive(path: Path) -> bool:
    """Whether the files go into one archive."""
    return path.suffix.lower() == ".zip"


@contextmanager
def laid_ready(path: Path) -> Iterator[Folder]:
    """A folder to be filled, which gets its name when the block ends well, and goes where it fails.

    Args:
        path: the folder, or the archive (``.zip``) into which its files are put.

    Raises:
        UsageError: it cannot be written, or something else lies there.
    """
    check_target(path)
    part = path.with_name(f".{path.name}.part")
    try:
        with ExitStack() as stack:
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
            yield Folder(part, stack)
        if is_archive(path):
            _archive(part, path)
        else:
            if path.is_dir():
                path.rmdir()
            part.replace(path)
    except OSError as error:
        raise UsageError(
            "%(path)s cannot be written (%(why)s).", path=str(path), why=error.strerror or ""
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _archive(folder: Path, path: Path) -> None:
    """Put the files of a folder into one archive, in order of name, with nothing of this computer in it."""
    whole = path.with_name(f".{path.name}.whole")
    try:
        with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
            for file in sorted(one for one in folder.rglob("*") if one.is_file()):
                entry = ZipInfo(file.relative_to(folder).as_posix(), _ZIP_BEGAN)
                entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
                with file.open("rb") as source, archive.open(entry, "w") as target:
                    shutil.copyfileobj(source, target)
        whole.replace(path)
    finally:
        whole.unlink(missing_ok=True)


def write_pieces(folder: Folder, pieces: Iterable[tuple[str, str]]) -> None:
    """Write pieces of texts, each to its file, as UTF-8."""
    for name, text in pieces:
        folder.add(name, text.encode("utf-8"))


def write_whole(output: Path, pieces: Iterable[str]) -> int:
    """Write a file, whole or not at all; how many lines it has.

    Raises:
        UsageError: it cannot be written.
    """
    if output.is_dir():
        raise UsageError("%(path)s is a folder: name a file.", path=str(output))
    # A pipe or a device cannot be put in place of itself.
    part = output if output.exists() and not output.is_file() else output.with_name(f".{output.name}.part")
    lines = 0
    try:
        with part.open("wb") as file:
            for piece in pieces:
                lines += piece.count("\n")
                file.write(piece.encode("utf-8"))
        if part != output:
            part.replace(output)
    except BaseException as error:
        if part != output:
            with suppress(OSError):
                part.unlink()
        if isinstance(error, OSError):
            raise UsageError(
                "%(path)s cannot be written (%(why)s).", path=str(output), why=error.strerror or ""
            ) from error
        raise
    return lines
