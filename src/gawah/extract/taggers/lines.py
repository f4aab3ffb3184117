"""Lines of a page as the name taggers see them: those set aside that name people, and those of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.taggers.lexicon import known_language, words_between
from gawah.model import BlockKind
from gawah.values.scripts import is_arabic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.page import Page
    from gawah.extract.taggers.words import Words

_LINE = 56
"""Shorter lines end where the text means them to: an address, a list of those who sign."""
_NAMING_CREDITS = ("byline", "whom")
"""How the reasons of those credits begin that name people and bodies of the page itself."""


def credit_lines(page: Page) -> Iterator[tuple[Words, str]]:
    """The words of the lines that say who wrote or issued the page, with the language of each.

    They are set aside as no part of the story, but the names in them are read.
    """
    for block in page.text.blocks:
        if block.kind == BlockKind.CREDIT and block.reason.startswith(_NAMING_CREDITS):
            code = known_language(block.lang, is_arabic(page.content[block.start : block.end]))
            found = words_between(page.content, block.start, block.end, code)
            if found:
                yield found, code


def line_starts(page: Page, words: Words) -> frozenset[int]:
    """The words of a sentence that begin a line after a short one; none where the text is only wrapped."""
    if not words or page.content.find("\n", words.starts[0], words.ends[-1]) < 0:
        return frozenset()
    found = []
    for i in range(1, len(words)):
        at = page.content.find("\n", words.ends[i - 1], words.starts[i])
        if at >= 0 and at - page.content.rfind("\n", 0, at) <= _LINE:
            found.append(i)
    return frozenset(found)
