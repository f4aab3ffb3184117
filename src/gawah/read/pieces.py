"""What a reader makes of a file, before the blocks are classed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.model import BlockKind, Metadatum


@record
class Piece:
    """A stretch of the text that stands by itself on the page."""

    start: int
    end: int
    outer: int
    """Where its line begins, with the list mark or heading mark that its words leave out."""
    level: int = 0
    """Heading level 1 to 6; list item depth is negative; 0 is plain."""
    group: int = 0
    """The number of the run of lines without a blank line that it stands in."""
    hint: BlockKind | None = None
    """What the markup says it is."""
    reason: str = ""
    links: float = 0.0
    """The share of its characters that are links."""
    outside: bool = False
    """Whether it stands outside the page's main article (HTML only)."""


@record
class Draft:
    """A decoded document: characters, pieces in order, and what its markup says about it."""

    content: str
    pieces: tuple[Piece, ...]
    metadata: tuple[Metadatum, ...] = ()


@record
class Line:
    """One line of a text file, without the white space at its edges."""

    start: int
    end: int
    indent: int
    """Characters of white space before its first sign."""
    group: int
    """The number of the run of lines without a blank line that it stands in."""


def split_lines(content: str, start: int = 0) -> list[Line]:
    """The lines that hold something, from an offset on; a byte order mark counts as white space."""
    found: list[Line] = []
    group, was_blank, at = 0, True, start
    for raw in content[start:].splitlines(keepends=True):
        words = raw.strip()
        if "\ufeff" in words:
            words = words.strip("\ufeff").strip()
        if not words:
            was_blank = True
        else:
            group += was_blank
            was_blank = False
            indent = raw.index(words)
            found.append(Line(at + indent, at + indent + len(words), indent, group))
        at += len(raw)
    return found
