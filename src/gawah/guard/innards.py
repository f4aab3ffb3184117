"""The texts that a file holds: its name, what it says, what is packed in it, what it says of itself."""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEP = 5
"""Packed in packed in packed: more is not looked into, and so does not leave."""
_MOST = 512 * 2**20
"""Bytes that a file may unpack to."""
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_PDF_STRING = re.compile(rb"\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)", re.DOTALL)
_PDF_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_PDF_SHIFT = re.compile(rb"\)\s*-?[\d.]*\s*\(")
"""Between two pieces of one shown line."""
_LOCAL = struct.Struct("<26xHH")
"""What stands before a file in a zip file, up to the lengths of its name and of what more is said of it."""
_PDF_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)


@record
class Inside:
    """A text in a file."""

    where: str
    """The file's name, then, behind ``!``, the part of it."""
    words: str
    is_name: bool = False
    """Whether it is the name of a file: its words may be joined by any sign."""


@record
class Closed:
    """A part of a file that cannot be looked into, so that nobody knows what would leave with it."""

    where: str
    why: str


def inside(name: str, data: bytes) -> Iterator[Inside | Closed]:
    """Every text in a file.

    Args:
        name: the file's name, as it will leave.
        data: its bytes.
    """
    yield Inside(name, name, is_name=True)
    yield from _inside(name, data, _DEEP)


def _inside(where: str, data: bytes, deep: int) -> Iterator[Inside | Closed]:
    if len(data) > _MOST:
        yield Closed(where, "too large")
        return
    if deep == 0:
        yield Closed(where, "packed too deep")
        return
    if zipfile.is_zipfile(BytesIO(data)):
        yield from _zip(where, data, deep)
        return
    for magic, unpack in _PACKED:
        if data.startswith(magic):
            try:
                plain = unpack(data)
            except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError):
                yield Closed(where, "damaged")
                return
            yield from _inside(f"{where}!", plain, deep - 1)
            yield from _plain(where, data[:200])  # the name of the file that was packed stands in its head
            return
    if data.startswith(b"%PDF"):
        yield from _pdf(where, data)
    elif data.startswith(b"\x89PNG\r\n\x1a\n"):
        yield from _png(where, data)
    yield from _plain(where, data)


_PACKED = (
    (b"\x1f\x8b", gzip.decompress),
    (b"BZh", bz2.decompress),
    (b"\xfd7zXZ\x00", lzma.decompress),
)


def _zip(where: str, data: bytes, deep: int) -> Iterator[Inside | Closed]:
    """A zip file, and with it DOCX, XLSX, ODT and EPUB; also what stands around the files in it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            yield Inside(where, packed.comment.decode("utf-8", "replace"))
            left = _MOST
            for one in packed.infolist():
                part = f"{where}!{one.filename}"
                yield Inside(part, one.filename, is_name=True)
                yield Inside(part, one.comment.decode("utf-8", "replace"))
                yield Inside(part, one.extra.decode("utf-8", "replace"))
                left -= one.file_size
                if one.flag_bits & 1 or left < 0:
                    yield Closed(part, "encrypted" if one.flag_bits & 1 else "too large")
                elif not one.is_dir():
                    yield from _inside(part, packed.read(one), deep - 1)
            around = _around(data, packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error):
        yield Closed(where, "damaged")
        around = data
    yield from _plain(where, around)


def _around(data: bytes, members: list[zipfile.ZipInfo]) -> bytes:
    """What lies around the packed files: packed bytes say nothing, and look like words by chance."""
    left, at = [], 0
    for one in sorted(members, key=lambda member: member.header_offset):
        head = data[one.header_offset : one.header_offset + _LOCAL.size]
        if len(head) < _LOCAL.size:
            continue
        names, extra = _LOCAL.unpack(head)
        start = one.header_offset + _LOCAL.size + names + extra
        is_packed = one.compress_type != zipfile.ZIP_STORED
        if is_packed and start >= at:
            left.append(data[at:start])
            at = start + one.compress_size
    return b"\n".join([*left, data[at:]])


def _plain(where: str, data: bytes) -> Iterator[Inside]:
    """Bytes as characters, in each encoding that they may be in."""
    try:
        yield Inside(where, data.decode("utf-8"))
    except UnicodeDecodeError:
        yield Inside(where, data.decode("utf-8", "replace"))
        yield Inside(where, data.decode("latin-1"))
    if b"\0" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            for start in (0, 1):
                yield Inside(where, data[start:].decode(encoding, "replace"))


def _png(where: str, data: bytes) -> Iterator[Inside]:
    """What a picture says of itself: title, author, description, comment."""
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        at += length + 12
        if kind == b"zTXt":
            key, _, packed = body.partition(b"\0")
            yield from _unpacked(where, key, packed[1:])
        elif kind == b"iTXt":
            key, _, rest = body.partition(b"\0")
            _, _, words = rest[2:].partition(b"\0")
            _, _, words = words.partition(b"\0")
            yield from _unpacked(where, key, words) if rest[:1] == b"\x01" else _plain(where, words)


def _unpacked(where: str, key: bytes, packed: bytes) -> Iterator[Inside]:
    words = _inflated(packed)
    if words is not None:
        yield from _plain(f"{where}!{key.decode('latin-1')}", words)


def _inflated(packed: bytes) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(packed, _MOST)
    except zlib.error:
        return None


def _pdf(where: str, data: bytes) -> Iterator[Inside]:
    """The strings of a PDF: title, author, links, and what is shown, where its letters are plain."""
    bodies = [data]
    for number, match in enumerate(_STREAM.finditer(data)):
        plain = _inflated(match[1])
        if plain is not None:
            bodies.append(plain)
            yield from _plain(f"{where}!stream {number}", plain)
    for body in bodies:
        joined = _PDF_SHIFT.sub(b"", body)
        for one in (*_PDF_STRING.findall(body), *_PDF_STRING.findall(joined)):
            yield Inside(where, _pdf_words(_PDF_ESCAPE.sub(_pdf_letter, one)))
        for one in _PDF_HEX.findall(body):
            digits = b"".join(one.split())
            yield Inside(
                where, _pdf_words(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
            )


def _pdf_letter(match: re.Match[bytes]) -> bytes:
    word = match[1]
    if word[:1] in b"01234567":
        return bytes([int(word, 8) & 255])
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b" ", b"f": b"\f"}.get(word, word.strip(b"\r\n"))


def _pdf_words(data: bytes) -> str:
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
