"""Labels: how wide they are about, and where they break; nobody measures letters on a server."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

SIZE = 12.0
"""The size of the letters of a figure, in its own units."""

_NARROW = frozenset("iljtfrI.,:;!|'’()[] ")
_WIDE = frozenset("mwMW@%—…")


@lru_cache(maxsize=4096)
def _letter(letter: str) -> float:
    """The width of a letter, as a part of the size; rather too wide than too narrow."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn", "Me"}:
        return 0.0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.05
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE:
        return 0.95
    return 0.7 if letter.isupper() else 0.56


def width(text: str, size: float = SIZE) -> float:
    """About how wide a text is, drawn in a size."""
    return sum(map(_letter, text)) * size


def _pieces(word: str, room: float, size: float) -> list[str]:
    """A word too long for a line, in pieces that fit."""
    if width(word, size) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size) > room and _letter(letter):
            pieces.append("")
        pieces[-1] += letter
    return pieces


def wrap(text: str, room: float, size: float = SIZE) -> tuple[str, ...]:
    """A text in lines that fit into some room; nothing of it is left out but the blanks at the breaks."""
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, room, size):
            longer = f"{lines[-1]} {piece}" if lines[-1] else piece
            if width(longer, size) <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
    return tuple(line for line in lines if line) or ("",)
