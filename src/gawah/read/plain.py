"""Plain text: the decoded file, unchanged; blocks are its paragraphs.

Text taken from the web has one paragraph a line, often without a blank line; text from e-mail and
terminals is wrapped at some width. Which it is, is decided per file, and then line by line: a line goes on
in the next one where the next one's first word would not have fitted.
"""

from __future__ import annotations

from itertools import pairwise

from gawah.read.decode import decode
from gawah.read.marks import list_marks
from gawah.read.pieces import Draft, Line, Piece, split_lines

_WIDEST = 110
_NARROWEST = 40
_SLACK = 12
_ENDS = '.!?۔؟”"»'


class PlainReader:
    """Text files of any kind: the last resort."""

    name = "text@1"
    suffixes: tuple[str, ...] = (".txt", ".text", "")

    def sniff(self, head: bytes, name: str) -> bool:
        """Anything may be plain text; what is not is found when it is decoded."""
        return bool(head) and bool(name or head)

    def read(self, data: bytes, name: str) -> Draft:
        """The file's characters and its paragraphs."""
        content = decode(data, name)
        return Draft(content, tuple(paragraphs(content)))


def paragraphs(content: str) -> list[Piece]:
    """The paragraphs of a plain text."""
    lines = split_lines(content)
    marks = list_marks(content, lines)
    width = wrap_width(content, lines)
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
        first = at
        while at + 1 < len(lines) and _goes_on(content, lines[at], lines[at + 1], marks, width):
            at += 1
        line = lines[first]
        start = marks.get(line.start, line.start)
        level = -1 if line.start in marks else 0
        pieces.append(Piece(start, lines[at].end, line.start, level, line.group))
        at += 1
    return pieces


def wrap_width(content: str, lines: list[Line]) -> int | None:
    """The width that a file is hard-wrapped at, or None where each line is a paragraph."""
    pairs = [(one, two) for one, two in pairwise(lines) if one.group == two.group]
    if not pairs:
        return None
    lengths = sorted(line.end - line.start + line.indent for line in lines)
    width = lengths[-1] if len(lengths) < 20 else lengths[len(lengths) * 49 // 50]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(is_full(content, one, two, width) for one, two in pairs)
    ended = sum(content[one.end - 1] in _ENDS for one, _ in pairs)
    return width if full >= 0.6 * len(pairs) and ended < 0.6 * len(pairs) else None


def is_full(content: str, line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on a line."""
    word = content[following.start : following.end].split(maxsplit=1)[0]
    return line.end - line.start + line.indent + 1 + len(word) > width - _SLACK


def _goes_on(content: str, line: Line, following: Line, marks: dict[int, int], width: int | None) -> bool:
    if line.group != following.group or following.start in marks:
        return False
    if width is not None:
        return is_full(content, line, following, width)
    last, first = content[line.end - 1], content[following.start]
    return first.islower() and (last.isalnum() or last in ",;-–—")
