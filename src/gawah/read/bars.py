"""Rows of controls at the head or foot of a page that their signs tell, whatever their words.

The path to a page has arrows between its parts, a pager has them at its ends, buttons stand in brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.model import BlockKind
from gawah.read import furniture

if TYPE_CHECKING:
    from gawah.read.judged import Judged
    from gawah.read.notices import Verdict

_TRAIL = re.compile(r"\s*[›»→]\s*|\s+>\s*|\s+/\s+")
_FRENCH_QUOTE = "«"
_PAGER = re.compile(r"^\W{0,2}[◄◀←‹«⟵]|[►▶→›»⟶]\W{0,2}$")
_BUTTONS = re.compile(r"^\W*(?:\[[^\[\]()]{2,30}\]\s*){2,}\W*$")
_PARTS = re.compile(r"\s*[|·•]\s*|[ \t]{2,}")
_SIGNS = re.compile(r"[›»→>/◄◀←‹«⟵►▶⟶|·•\[\t]")
_FEW = 12
_PART = 4
_TRAIL_PART = 6
_MENU = ("menu", "buttons", "pager_labels")


def bar(block: Judged) -> Verdict | None:
    """The path to the page, its pager, a row of buttons or of sections."""
    if block.size > 3 * _FEW or not _has_signs(block.raw) or block.count("reporting") > 1:
        return None
    if _is_trail(block):
        return BlockKind.NAVIGATION, "the path to the page"
    if _is_pager(block):
        return BlockKind.NAVIGATION, "to the pages before and after"
    if _BUTTONS.match(block.raw) and block.size <= _FEW and not any(map(str.isdigit, block.raw)):
        return BlockKind.NAVIGATION, "a row of buttons"
    if _is_row(block):
        return BlockKind.NAVIGATION, "a bar of controls"
    return None


def _has_signs(line: str) -> bool:
    """Whether a sign stands in it without which it is no row of any kind."""
    return "  " in line or _SIGNS.search(line) is not None


def _is_trail(block: Judged) -> bool:
    """Whether arrows stand between short parts; a single arrow counts beside a section of the site."""
    labelled = block.label is not None and "|" not in block.raw[:64]
    if block.ends or labelled or _FRENCH_QUOTE in block.raw:
        return False
    parts = _folded(_TRAIL.split(block.shown))
    if len(parts) < 2 or any(len(part) > _TRAIL_PART for part in parts[:-1]) or block.size > 2 * _FEW:
        return False
    known = any(_is_known(part) for part in parts)
    return known or (len(parts) >= 3 and bool(re.search("[›»]", block.raw)))


def _is_known(words: furniture.Words) -> bool:
    """Whether words are all words of menus and buttons, beside numbers."""
    hits = furniture.find(words)
    digits = sum(word.isdigit() for word in words)
    many = furniture.covered(hits, _MENU, len(words))
    return many > 0 and many + digits >= len(words)


def _is_pager(block: Judged) -> bool:
    """Whether arrows at its ends point to the pages before and after; demands may begin with one too."""
    if block.ends or block.size > 2 * _FEW:
        return False
    ends = _PAGER.findall(block.raw.strip(" *_#"))
    if len(ends) == 2 and _FRENCH_QUOTE not in block.raw:
        return True
    known = block.count("pager_labels") or block.covered(*_MENU) >= 0.5
    return bool(ends and known) and block.size <= _FEW


def _is_row(block: Judged) -> bool:
    """Whether a row of short parts holds a control; dates and fields of records hold none."""
    parts = _short_parts(block, _PART)
    if len(parts) < 2 or ":" in block.raw or block.dates:
        return False
    known = sum(_is_known(part) for part in parts)
    enough = len(parts) >= 3 or block.count("buttons")  # "Ana Reis | Women" may be somebody's signature
    return known >= 2 or (known == 1 and bool(enough) and not any(map(str.isdigit, block.raw)))


def _short_parts(block: Judged, longest: int) -> list[furniture.Words]:
    """The parts of a row, where all of them are short and none is a sentence."""
    if block.ends or "](" in block.raw:
        return []
    parts = _folded(_PARTS.split(block.shown))
    return [] if any(len(part) > longest for part in parts) else parts


def _folded(parts: list[str]) -> list[furniture.Words]:
    """The words of each part that has some; none where there is only one part."""
    return [words for words in map(furniture.fold_words, parts) if words] if len(parts) > 1 else []
