r"""The ways in which a text can be read: as it stands, and with what is written in another form made plain.

A name leaves a register as well in ``Amin%20Soyle``, ``&#65;min``, ``\u0041min`` or ``<b>Am</b>in``.
"""

from __future__ import annotations

import base64
import html
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from gawah.guard.chance import is_written
from gawah.guard.romanised import may_be_romanised, romanised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PACKED = 8
"""Signs of base64 that are worth a look."""
_ROUNDS = 4
"""How deep forms are taken off: a link in a page in a JSON value in a page."""
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
"""What is not seen where it stands: joiners, marks of direction, soft hyphens."""
_TAG = re.compile(r"<[!/?]?[A-Za-z][^<>]*>")
_HYPHEN = re.compile(r"(?<=\w)[-‐]\s*[\r\n]+\s*(?=\w)")
"""A word that is parted at the end of a line."""
_ESCAPES = re.compile(
    r"(?:\\u[0-9a-fA-F]{4})+|\\x[0-9a-fA-F]{2}|\\U[0-9a-fA-F]{8}|\\u\{[0-9a-fA-F]{1,6}\}|\\[nrtbf/\"'\\]"
)
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": "\f"}
_QUOTED_PRINTABLE = re.compile(r"=\r?\n|(?:=[0-9A-F]{2})+")
_ENCODED_WORD = re.compile(r"=\?[\w-]+\?[BbQq]\?[^?\s]*\?=")
_PUNYCODE = re.compile(r"\bxn--[a-z0-9-]+", re.IGNORECASE)
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{4}(?:\r?\n)?){4,}[A-Za-z0-9+/_-]{0,3}={0,2}")
_SLASHES = 12
"""Slashes of an address behind which a word is looked for that has slashes itself."""
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}){5,}(?![0-9A-Za-z])")
_UUID = re.compile(r"\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""Signs that no text has: what holds them is no text."""
_SPACED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_][ .·_+-]){3,}[^\W\d_](?![^\W\d_])")
"""Letters that are set apart: A m i n."""


def readings(text: str) -> tuple[str, ...]:
    """All readings of a text, the first with nothing but invisible signs taken out.

    Args:
        text: of any form; a binary file as its characters is read, too.
    """
    found = dict.fromkeys([_seen(text)])
    for one in tuple(_unfolded(text)):
        found.setdefault(_seen(one))
    for one in tuple(found):
        if _SPACED.search(one):
            found.setdefault(_SPACED.sub(lambda m: re.sub(r"[ .·_+-]", "", m[0]), one))
        if _HYPHEN.search(one):
            found.setdefault(_HYPHEN.sub("", one))
        if _TAG.search(one):
            found.setdefault(_TAG.sub("", one))
            found.setdefault(_TAG.sub(" ", one))
    for one in tuple(found):
        if may_be_romanised(one):
            found.setdefault(romanised(one))
    return tuple(found)


def _seen(text: str) -> str:
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def _unfolded(text: str, deep: int = _ROUNDS) -> Iterator[str]:
    """A text with one form after the other taken off, and what is packed up in it."""
    yield from _unpacked(text, deep)
    for _ in range(_ROUNDS):
        before = text
        for mark, undo in _FORMS:
            if mark in text:
                text = undo(text)
        if text == before:
            return
        yield text
        yield from _unpacked(text, deep)


def _unpacked(text: str, deep: int) -> Iterator[str]:
    for one in _packed(text) if deep else ():
        yield one
        yield from _unfolded(one, deep - 1)


def _escapes(text: str) -> str:
    return _ESCAPES.sub(_unescape, text)


def _unescape(match: re.Match[str]) -> str:
    word = match[0]
    if word[1] not in "uUx":
        return _PLAIN.get(word[1], word[1])
    codes = [int(code, 16) for code in re.findall(r"[0-9a-fA-F]+", word[1:].replace("\\", " "))]
    try:
        # Two halves of a letter beyond the first plane stand side by side.
        return "".join(map(chr, codes)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except (ValueError, OverflowError):
        return word


def _quoted_printable(text: str) -> str:
    def undo(match: re.Match[str]) -> str:
        codes = re.findall(r"=([0-9A-F]{2})", match[0])
        return bytes(int(code, 16) for code in codes).decode("utf-8", "replace")

    return _QUOTED_PRINTABLE.sub(undo, _ENCODED_WORD.sub(_encoded_word, text))


def _encoded_word(match: re.Match[str]) -> str:
    charset, form, words = match[0][2:-2].split("?", 2)
    try:
        if form in "Bb":
            return base64.b64decode(words + "===").decode(charset, "replace")
        plain = re.sub(r"=([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), words.replace("_", " "))
        return plain.encode("latin-1").decode(charset, "replace")
    except (ValueError, LookupError):
        return match[0]


def _punycode(text: str) -> str:
    def undo(match: re.Match[str]) -> str:
        try:
            return match[0][4:].encode("ascii").decode("punycode")
        except UnicodeError:
            return match[0]

    return _PUNYCODE.sub(undo, text)


_FORMS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("&", html.unescape),
    ("%", lambda text: unquote(text, errors="replace")),
    ("\\", _escapes),
    ("=", _quoted_printable),
    ("--", _punycode),
)
"""What each form cannot do without, and how it is taken off."""


def _packed(text: str) -> Iterator[str]:
    """What is written as base64 or as hexadecimal digits in a text, where that is a text itself."""
    for match in _BASE64.finditer(text):
        whole = re.sub(r"\s", "", match[0]).rstrip("=")
        for word in dict.fromkeys([whole, *_between_slashes(whole)]):
            plain = word.replace("-", "+").replace("_", "/")
            if len(plain) % 4 != 1 and len(plain) >= _PACKED:
                yield from _as_words(base64.b64decode(plain + "=" * (-len(plain) % 4)))
    # A part of such an id is a name by chance now and then; somebody who hides one writes it as a whole.
    for match in _HEX.finditer(_UUID.sub(lambda uuid: uuid[0].replace("-", ""), text)):
        yield from _as_words(bytes.fromhex(match[0]))


def _between_slashes(whole: str) -> Iterator[str]:
    """The words of an address: what stands before a slash is another one, or the slash is of the word."""
    parts = whole.split("/")
    yield from parts
    yield from ("/".join(parts[at:]) for at in range(1, min(len(parts), _SLASHES)))


def _as_words(data: bytes) -> Iterator[str]:
    for encoding in ("utf-8", "utf-16-be") if len(data) % 2 == 0 else ("utf-8",):
        try:
            words = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(words) and is_written(words, len(data)):
            yield words
