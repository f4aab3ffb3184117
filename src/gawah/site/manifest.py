"""The list of all files of a site with their hashes, signed; and whether a copy is what was signed.

``MANIFEST.sha256`` is what ``sha256sum`` writes and checks; ``MANIFEST.note`` names its hash in a C2SP
signed note, with the Ed25519 key that signs the checkpoints of the project. Nothing here needs a project.
"""

from __future__ import annotations

import os
import re
from hashlib import sha256
from typing import TYPE_CHECKING

from gawah.errors import DataError, NotFoundError, Sentence
from gawah.model.record import record
from gawah.project.files import read_file
from gawah.seal.checkpoint import opened_text
from gawah.seal.keys import PublicKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from gawah.site.book import Edition

SUMS, NOTE, KEY = "MANIFEST.sha256", "MANIFEST.note", "key.txt"
_HEAD = "gawah site"
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_NOTE = re.compile(
    rf"{_HEAD}\nsha256 ([0-9a-f]{{64}})\nrelease ([1-9][0-9]*) (\d{{4}}-\d\d-\d\d)\n", re.ASCII
)


@record
class Verified:
    """What became of the look at a copy."""

    damages: tuple[Sentence, ...]
    files: int
    """How many were looked at."""
    release: str
    """Number and day, as they were signed; empty where that cannot be read."""
    key: str
    """The line of the key that the signature was checked with."""
    is_given: bool
    """Whether that key came from elsewhere, and not out of the copy itself."""


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """The manifest of some files, by path."""
    return "".join(f"{sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()


def text_of(sums: bytes, edition: Edition) -> str:
    """What is signed for a manifest."""
    return f"{_HEAD}\nsha256 {sha256(sums).hexdigest()}\nrelease {edition.number} {edition.day}\n"


def read_sums(sums: bytes) -> dict[str, str]:
    """The hashes of a manifest, by path.

    Raises:
        DataError: a line is none, or names a file outside the folder.
    """
    found: dict[str, str] = {}
    for line in sums.decode("utf-8", "replace").splitlines():
        match = _LINE.fullmatch(line)
        if match is None or not is_inside(match[2]) or match[2] in found:
            raise DataError("%(file)s is damaged: it has a line that names no file of the site.", file=SUMS)
        found[match[2]] = match[1]
    return found


def is_inside(path: str) -> bool:
    """Whether a path stays in the folder that it is told of."""
    parts = path.split("/")
    return "\\" not in path and ":" not in path and all(part not in {"", ".", ".."} for part in parts)


def verified(folder: Path, key: PublicKey | None = None) -> Verified:
    """See whether a copy of a site is what was signed.

    Args:
        folder: the copy; nothing in it is changed.
        key: that of the site, as it came from somebody trusted; without it the one in the copy is taken,
            which shows only that all fits together.

    Raises:
        NotFoundError: there is no such folder, or no manifest in it.
        DataError: the key in the copy is none.
    """
    if not folder.is_dir():
        raise NotFoundError("%(path)s: there is no such folder", path=str(folder))
    if not (folder / SUMS).is_file() or not (folder / NOTE).is_file():
        raise NotFoundError(
            "%(folder)s is no copy of a site, or no whole one: it has no %(file)s.",
            folder=str(folder),
            file=SUMS if not (folder / SUMS).is_file() else NOTE,
        )
    sums, mine = read_file(folder / SUMS), key or _key_in(folder)
    release, damages = _signed(read_file(folder / NOTE), sums, mine)
    try:
        listed = read_sums(sums)
    except DataError as error:
        return Verified((*damages, error.sentence), 0, release, mine.line, key is not None)
    found = tuple(_differing(folder, listed))
    return Verified((*damages, *found), len(listed), release, mine.line, key is not None)


def _key_in(folder: Path) -> PublicKey:
    try:
        return PublicKey.read(read_file(folder / KEY).decode("utf-8", "replace"))
    except NotFoundError:
        raise DataError(
            "%(folder)s has no %(file)s: give the key of the site with --key.", folder=str(folder), file=KEY
        ) from None


def _signed(note: bytes, sums: bytes, key: PublicKey) -> tuple[str, list[Sentence]]:
    """The release that a note names, and what is wrong with its signature."""
    try:
        told = _NOTE.fullmatch(opened_text(note, [key]))
    except DataError:
        return "", [
            Sentence("%(file)s: the signature does not hold: the key has not signed this.", file=NOTE)
        ]
    if told is None:
        return "", [Sentence("%(file)s: this is signed, but it is no manifest of a site.", file=NOTE)]
    release = f"{told[2]}, {told[3]}"
    if told[1] != sha256(sums).hexdigest():
        return release, [Sentence("%(file)s: changed since it was signed.", file=SUMS)]
    return release, []


def _differing(folder: Path, listed: Mapping[str, str]) -> Iterator[Sentence]:
    """What is missing, changed or added in a folder."""
    there = set(files_in(folder))
    for path, told in listed.items():
        if path not in there:
            yield Sentence("%(file)s: missing.", file=path)
        elif (folder / path).is_symlink() or not (folder / path).is_file():
            yield Sentence("%(file)s: no file but a link or something else.", file=path)
        elif sha256(read_file(folder / path)).hexdigest() != told:
            yield Sentence("%(file)s: changed.", file=path)
    for path in sorted(there - listed.keys() - {SUMS, NOTE}):
        yield Sentence("%(file)s: added; it is in no manifest.", file=path)


def files_in(folder: Path) -> Iterable[str]:
    """The paths of all that is in a folder but folders, with ``/``; links are not followed."""
    for root, folders, names in os.walk(folder):
        here = os.path.relpath(root, folder).replace(os.sep, "/")
        links = [name for name in folders if os.path.islink(os.path.join(root, name))]  # noqa: PTH114, PTH118 (of many files)
        for name in (*names, *links):
            yield name if here == "." else f"{here}/{name}"
