"""The words of a PDF that was made here, read back out of its bytes: does it say what was looked through?

In a PDF the letters of a page are numbers of glyphs of a font, cut wherever a font or a direction changes, so
that neither a name nor its absence can be seen in it. The table of each font that gives the letters again
(``ToUnicode``) is what makes the text searchable. With it each piece that a page shows is found again in the
document whose words went through the leak check; what is not found there is what nobody looked at.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from gawah.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Letters = Mapping[int, str]

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)\nstream\r?\n(.*)\nendstream", re.DOTALL)
_FONT = re.compile(rb"/(f\d+) (\d+) 0 R")
_TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
_SHEET = re.compile(rb"/Type/Page/Resources (\d+) 0 R.*?/Contents (\d+) 0 R", re.DOTALL)
_ONE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_TEXT = rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f]*>"
_SHOWN = re.compile(
    rb"/(f\d+) [\d.]+ Tf|(\[(?:"
    + _TEXT
    + rb"|[^\]()<>])*\]) ?TJ|("
    + _TEXT
    + rb") ?Tj|(ReversedChars BMC)|\b(EMC)\b",
    re.DOTALL,
)
_PIECE = re.compile(rb"\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f]*)>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_STRING = re.compile(
    rb"/(?:Title|Contents|Alt|ActualText|E|Author|Subject|Keywords|T) ?"
    rb"(?:<([0-9A-Fa-f]{2,})>|\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\))",
    re.DOTALL,
)
"""What of the file itself holds words of the document: title, headings, what links are called."""
_PAGE = re.compile(r"\b[^\W\d_]+ \d+$")
"""What the typesetter adds to what a link to a heading is called: “page 7”, in the language of the text."""
_LINK = re.compile(rb"/S/Link/P (\d+) 0 R.*?/Type/OBJR[^>]*/Obj (\d+) 0 R", re.DOTALL)
"""A link in the structure of the document: the part that it stands in, and what is drawn for it."""
_LABEL = re.compile(rb"/S/Lbl\b")
"""The part that holds the number of a note."""
_NAMED = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
"""A letter that no font has, by its number."""
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def foreign(data: bytes, known: str) -> tuple[str, ...]:
    """What a PDF shows or says of itself that does not stand in a text, by its letters.

    Args:
        data: the PDF.
        known: all that may stand in it.

    Raises:
        DataError: it is not as gawah makes PDF, so that nobody knows what it shows.
    """
    letters = _bare(known)
    pieces = {bare: piece for piece in _pieces(data) if (bare := _bare(_NAMED.sub(_letter, piece)))}
    return tuple(sorted(piece for bare, piece in pieces.items() if bare not in letters))


def _letter(name: re.Match[str]) -> str:
    return chr(int(name[1], 16))


def _bare(text: str) -> str:
    """The letters alone: blanks, digits and signs are set anew where a line ends or a note stands."""
    return "".join(letter for letter in text if letter.isalpha())


def _pieces(data: bytes) -> Iterator[str]:
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    sheets = [found for body in objects.values() if (found := _SHEET.search(body)) is not None]
    if len(sheets) != sum(b"/Type/Page/" in body for body in objects.values()) or not sheets:
        raise DataError("this PDF is not as it was made here: a page of it cannot be read")
    known: dict[int, dict[bytes, Letters]] = {}
    for found in sheets:
        at = int(found[1])
        if at not in known:
            known[at] = _fonts(objects[at], objects)
        yield from _page(_stream(objects[int(found[2])]), known[at])
    labels = frozenset(_labels(objects))
    for number, body in objects.items():
        if number not in labels:
            yield from (_PAGE.sub("", one) for one in _strings(body.partition(b"\nstream")[0]))


def _labels(objects: Mapping[int, bytes]) -> Iterator[int]:
    """The links that are the numbers of notes.

    What they are called ("Footnote 3", "Nota al pie 3") is made by the typesetter alone, of the language of
    the words around and of the number, so that nothing of the document can stand in it.
    """
    for body in objects.values():
        for holder, drawn in _LINK.findall(body):
            if _LABEL.search(objects[int(holder)]):
                yield int(drawn)


def _stream(body: bytes) -> bytes:
    found = _STREAM.match(body)
    if found is None:
        raise DataError("this PDF is not as it was made here: a part of it has no content")
    return zlib.decompress(found[2]) if b"/FlateDecode" in found[1] else found[2]


def _fonts(resources: bytes, objects: Mapping[int, bytes]) -> dict[bytes, Letters]:
    """The letters of each font of a page, by the name under which it calls it."""
    found = {}
    for name, number in _FONT.findall(resources):
        table = _TO_UNICODE.search(objects[int(number)])
        if table is None:
            raise DataError("this PDF is not as it was made here: a font of it does not tell its letters")
        found[name] = _letters(_stream(objects[int(table[1])]))
    return found


def _letters(table: bytes) -> Letters:
    letters: dict[int, str] = {}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, to in _RANGE.findall(block):
            start = _unicode(to)
            for step in range(int(last, 16) - int(first, 16) + 1):
                letters[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        letters |= {int(glyph, 16): _unicode(to) for glyph, to in _ONE.findall(block)}
    return letters


def _unicode(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _page(content: bytes, fonts: Mapping[bytes, Letters]) -> Iterator[str]:
    """The pieces that a page shows, each as it is read."""
    letters: Letters = {}
    is_reversed = False
    for font, several, one, begun, ended in _SHOWN.findall(content):
        if font:
            letters = fonts[font]
        elif begun or ended:
            is_reversed = bool(begun)
        else:
            said = "".join(_shown(piece, letters) for piece in _PIECE.finditer(several or one))
            yield said[::-1] if is_reversed else said


def _shown(piece: re.Match[bytes], letters: Letters) -> str:
    raw = bytes.fromhex(piece[2].decode("ascii")) if piece[2] is not None else _ESCAPE.sub(_plain, piece[1])
    return "".join(letters.get(int.from_bytes(raw[at : at + 2], "big"), "") for at in range(0, len(raw), 2))


def _plain(match: re.Match[bytes]) -> bytes:
    word = match[1]
    if word[:1] in b"01234567":
        return bytes([int(word, 8) & 255])
    return _ESCAPED.get(word, word)


def _strings(body: bytes) -> Iterator[str]:
    """Strings beside the pages: headings of the outline, what links are called, the title."""
    for digits, said in _STRING.findall(body):
        raw = (
            bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
            if digits
            else _ESCAPE.sub(_plain, said)
        )
        yield (
            raw.decode("utf-16", "replace")
            if raw[:2] in {b"\xfe\xff", b"\xff\xfe"}
            else raw.decode("utf-8", "replace")
        )
