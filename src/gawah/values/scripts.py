"""Folding: one form for letters and digits of all scripts, for matching only.

Invariant: nothing here changes a text that is kept; a :class:`Folded` copy knows, for each of its
characters, where in the original it came from.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gawah.model.record import record

_LETTERS = {
    # Letters of Arabic script that a name or word is spelt with interchangeably, to one Urdu form.
    **dict.fromkeys("ىيئۍې", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("هةۃھەۀۂ", "ہ"),
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    "ؤ": "و",
    # Latin letters with a stroke, which Unicode does not decompose.
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    # Signs that are written in several ways.
    **dict.fromkeys("‐‑‒–−﹣-", "-"),
    **dict.fromkeys("‘’‛ʼʻʹ´′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    "٫": ".",
    "٬": ",",
    "،": ",",
    "٪": "%",
}
_TATWEEL = "\u0640"
_DROPPED = frozenset("\u00ad\u0640\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff") | {
    chr(code) for start, end in ((0x202A, 0x202E), (0x2066, 0x2069)) for code in range(start, end + 1)
}


def _fold_one(char: str) -> str:
    """The folded form of one character: empty for a mark, rarely more than one letter for a ligature."""
    if char in _DROPPED:
        return ""
    if char.isspace():
        return " "
    digit = unicodedata.digit(char, None)
    if digit is not None and unicodedata.category(char) == "Nd":
        return str(digit)
    found = _LETTERS.get(char)
    if found is not None:
        return found
    letters = (c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    folded = "".join(_LETTERS.get(c, c) for c in "".join(letters).lower())
    if any(c.isspace() for c in folded):  # a spacing accent, or a ligature that is a whole phrase
        return "".join(folded.split())
    return "".join(c for c in folded if c not in _DROPPED and not unicodedata.combining(c))


class _Folding(dict[str, str]):
    """A table that learns each character when it first meets it."""

    def __missing__(self, char: str) -> str:
        folded = self[char] = _fold_one(char)
        return folded


class _Digits(dict[int, str]):
    """A translation table for decimal digits alone."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = str(unicodedata.decimal(char)) if char.isdecimal() else char
        return self[code]


_FOLDING = _Folding()
_DIGITS = _Digits()
_SPACE = str.maketrans(dict.fromkeys("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f", " "))
# Most characters fold to themselves and most of the rest one to one: scans in C take care of both, since
# a table look-up for each letter costs ten times as much.
_FREQUENT = tuple((c, _LETTERS[c]) for c in "’‘“”–")
_FREQUENT_ARABIC = tuple((c, _LETTERS[c]) for c in "ىيئكهةھأإآؤ،") + tuple(
    (chr(zero + value), str(value)) for zero in (0x660, 0x6F0) for value in range(10)
)
_ARABIC_BLOCK = re.compile("[\u0600-\u06ff]")
_CHANGES = re.compile(r"[^ !-@\[-~ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہیےء۔]")
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3\u0750-\u077f\ufb50-\ufefc]")
_NOT_WORD = re.compile(r"(?:[^\w\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f]|_)+")


@record
class Folded:
    """A folded copy of a text, with the way back."""

    text: str
    """The folded characters."""
    starts: tuple[int, ...] | None
    """For each folded character, and for the end, its place in the original; None where nothing moved."""
    original: str = ""

    def place(self, offset: int) -> int:
        """Where in the original the folded character at an offset came from."""
        return offset if self.starts is None else self.starts[offset]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that a folded stretch came from, with the marks on its last letter."""
        if self.starts is None or start >= end:
            return self.place(start), self.place(end)
        last = self.starts[end - 1] + 1
        while last < self.starts[end] and (
            self.original[last] == _TATWEEL or unicodedata.combining(self.original[last])
        ):
            last += 1
        return self.starts[start], last


def fold(text: str) -> Folded:
    """A copy for matching: small letters without marks, ASCII digits, one form of each Arabic letter.

    White space becomes blanks (none is dropped), curly quotes and short dashes their plain forms;
    joiners, direction marks and soft hyphens vanish.
    """
    if text.isascii():
        return Folded(text.translate(_SPACE).lower(), None, text)
    folded = text.lower()
    if len(folded) != len(text):  # a dotted capital I gains a mark
        folded = "".join(c.lower()[0] for c in text)
    for char, plain in _FREQUENT:
        folded = folded.replace(char, plain)
    if _ARABIC_BLOCK.search(folded):
        for char, plain in _FREQUENT_ARABIC:
            folded = folded.replace(char, plain)
    moved: list[tuple[int, int]] = []

    def put(match: re.Match[str]) -> str:
        plain = _FOLDING[match.group()]
        if len(plain) != 1:
            moved.append((match.start(), len(plain)))
        return plain

    folded = _CHANGES.sub(put, folded)
    return Folded(folded, _way_back(len(text), moved) if moved else None, text)


def _way_back(length: int, moved: list[tuple[int, int]]) -> tuple[int, ...]:
    """The original place of each folded character, from the places that gave none or several."""
    starts: list[int] = []
    at = 0
    for place, size in moved:
        starts.extend(range(at, place))
        starts.extend([place] * size)
        at = place + 1
    starts.extend(range(at, length + 1))
    return tuple(starts)


def fold_digits(text: str) -> str:
    """The text with the decimal digits of every script as ASCII digits; length and offsets stay."""
    return text if text.isascii() else text.translate(_DIGITS)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The form in which names are compared: folded, without apostrophes, words parted by one blank."""
    folded = fold(name if name.isascii() else name.casefold()).text
    return _NOT_WORD.sub(" ", folded.replace("'", "")).strip()


def is_arabic(text: str) -> bool:
    """Whether most letters of a text are of the Arabic script (Arabic, Urdu, Persian, Pashto …)."""
    return 2 * len(_ARABIC.findall(text)) > sum(map(str.isalpha, text))
