"""Rows of a table of data on a web page: each is one line of the text, its cells parted by commas.

A table that only lays a page out stays what it is: whoever reads a row as one line must not join the columns
of a page. The commas are characters of the text like all others, so that offsets hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.read.markup import BLOCKS, DROPPED

if TYPE_CHECKING:
    from lxml import etree

CELLS = frozenset({"td", "th"})
"""The elements of a row."""
_LONGEST = 200
"""The most characters of a cell of data; a longer one is a column of a page."""
_MOST_LINKED = 0.8
"""The share of linked characters from which a row is a menu."""
_ENDED = (".", ",", ";", ":", "!", "?", "،", "؛", "۔", "؟")
_ARABIC_SCRIPT = re.compile(r"[\u0620-\u06d3]")


def is_data_row(row: etree._Element) -> bool:
    """Whether a ``tr`` holds data: several short cells with words alone, in no other table's cell."""
    cells = [cell for cell in row if cell.tag in CELLS]
    if len(cells) < 2 or next(row.iterancestors("td", "th"), None) is not None:
        return False
    filled = size = linked = 0
    for cell in cells:
        if any(element.tag in BLOCKS or element.tag in DROPPED for element in cell.iterdescendants()):
            return False
        words = _size(cell)
        if words > _LONGEST:
            return False
        filled += bool(words)
        size += words
        linked += sum(map(_size, cell.iterdescendants("a")))
    return filled > 1 and linked < _MOST_LINKED * size


def _size(element: etree._Element) -> int:
    """How many characters an element holds, white space at its edges left out."""
    return len("".join(map(str, element.itertext())).strip())


def joined(cells: list[str]) -> str:
    """The cells of a row as one line; an empty cell leaves nothing behind."""
    line = ""
    for cell in (cell.strip() for cell in cells):
        if not cell:
            continue
        if line:
            comma = "، " if _ARABIC_SCRIPT.search(line[-1]) else ", "
            line += " " if line.endswith(_ENDED) else comma
        line += cell
    return line
