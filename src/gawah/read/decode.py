"""Bytes to characters: nothing is dropped and nothing crashes.

A byte order mark of UTF-8 stays in the text as its first character, so that ``content.encode()`` gives the
bytes back; line ends stay as they are.
"""

from __future__ import annotations

import codecs
import re

from gawah.errors import Sentence, UnreadableError

_MAGIC = (
    (b"\x89PNG", Sentence("a PNG picture")),
    (b"\xff\xd8\xff", Sentence("a JPEG picture")),
    (b"GIF8", Sentence("a GIF picture")),
    (b"II*\x00", Sentence("a TIFF picture")),
    (b"MM\x00*", Sentence("a TIFF picture")),
    (b"BM", Sentence("a BMP picture")),
    (b"\xd0\xcf\x11\xe0", Sentence("an old Word, Excel or Outlook file")),
    (b"{\\rtf", Sentence("an RTF document")),
    (b"\x1f\x8b", Sentence("a gzip archive")),
    (b"BZh", Sentence("a bzip2 archive")),
    (b"7z\xbc\xaf", Sentence("a 7-Zip archive")),
    (b"\xfd7zXZ", Sentence("an xz archive")),
    (b"Rar!", Sentence("a RAR archive")),
    (b"ID3", Sentence("an MP3 recording")),
    (b"OggS", Sentence("an Ogg recording")),
    (b"\x1aE\xdf\xa3", Sentence("a Matroska or WebM video")),
    (b"SQLite format 3", Sentence("an SQLite database")),
    (b"\x7fELF", Sentence("a program")),
    (b"MZ", Sentence("a program")),
    (b"%!PS", Sentence("a PostScript document")),
)
_MARKS = tuple(mark for mark, _ in _MAGIC)
_ZIPPED = (
    (b"word/", Sentence("a Word document (DOCX)")),
    (b"xl/", Sentence("an Excel workbook (XLSX)")),
    (b"ppt/", Sentence("a PowerPoint presentation (PPTX)")),
    (b"application/vnd.oasis", Sentence("an OpenDocument file")),
    (b"application/epub", Sentence("an EPUB book")),
)
_EIGHT_BIT = ["cp1252", "cp1256", "iso8859_6", "cp1250", "cp1251", "cp1254", "gb18030"]
_DECLARED = re.compile(
    rb"""(?:charset\s*=\s*|<\?xml[^>]{0,80}encoding\s*=\s*)["']?\s*([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x7f]")


def foreign_type(data: bytes) -> Sentence | None:
    """What a file is by its first bytes, where that is no text; None where it may be text."""
    if data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        return Sentence("an encrypted PDF") if b"/Encrypt" in data else Sentence("a PDF")
    if data.startswith(b"PK\x03\x04"):
        return next((what for mark, what in _ZIPPED if mark in data[:65536]), Sentence("a ZIP archive"))
    if data[4:8] == b"ftyp":
        return Sentence("an MP4 video or recording")
    if data.startswith(b"RIFF"):
        return Sentence("a RIFF file (WAV, AVI or WebP)")
    for mark, what in _MAGIC if data.startswith(_MARKS) else ():
        if data.startswith(mark) and (len(mark) > 3 or any(byte < 9 for byte in data[:512])):
            return what
    return None


def decode(data: bytes, name: str, *, declared: bool = False) -> str:
    """The characters of a text file.

    Args:
        data: the bytes as received.
        name: the file's name, for the message.
        declared: whether the file may say its own encoding (HTML, XML).

    Raises:
        UnreadableError: the bytes are no text.
    """
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _checked(data.decode(codec, "replace"), name)
    if b"\x00" in data:
        return _checked(_wide(data, name), name)
    try:
        return _checked(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        return _checked(_eight_bit(data, declared=declared), name)


def _wide(data: bytes, name: str) -> str:
    """UTF-16 without a mark: every other byte is zero where the letters are Latin."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = len(data) // 2 or 1
    if odd > 0.3 * half and even < 0.05 * half:
        return data.decode("utf-16-le", "replace")
    if even > 0.3 * half and odd < 0.05 * half:
        return data.decode("utf-16-be", "replace")
    if data.count(0) <= len(data) // 1000 + 1:
        return data.decode("utf-8", "replace")
    raise _binary(name)


def _binary(name: str) -> UnreadableError:
    return UnreadableError(
        "%(name)s is not a text file: it holds binary data. Save its text as .txt or .html.", name=name
    )


def _eight_bit(data: bytes, *, declared: bool) -> str:
    """The best reading of bytes that are not UTF-8; never an error."""
    named = _DECLARED.search(data[:2048]) if declared else None
    if named:
        try:
            return data.decode(codecs.lookup(named.group(1).decode("ascii")).name, "replace")
        except (LookupError, ValueError):
            pass  # a name that no codec has: the bytes decide
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * 50 < sum(byte > 127 for byte in data):
        return text  # UTF-8 with a few damaged letters
    from charset_normalizer import from_bytes

    found = {match.encoding: match for match in from_bytes(data, cp_isolation=_EIGHT_BIT)}
    least = min((match.chaos for match in found.values()), default=0.0)
    # Code pages of one script differ in a few letters: among the equally likely, the commonest.
    likely = [found[code] for code in _EIGHT_BIT if code in found and found[code].chaos <= least + 0.05]
    return str(likely[0]) if likely else data.decode("cp1252", "replace")


def _checked(text: str, name: str) -> str:
    if len(_CONTROL.findall(text)) * 20 > len(text):
        raise _binary(name)
    return text
