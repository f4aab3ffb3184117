"""A page for the tests of names and quotations: paragraphs are blocks, the language is given."""

import re

from gawah.extract.marks import BodyMark, Mention, PersonMark, QuoteMark
from gawah.extract.page import Page
from gawah.extract.taggers.bodies import Bodies
from gawah.extract.taggers.people import People
from gawah.extract.taggers.quotes import Quotes
from gawah.model import Block, BlockKind, Text

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def named(content: str, lang: str = "en") -> Page:
    """The text with its bodies, people and quotations marked."""
    blocks = tuple(Block(m.start(), m.end(), BlockKind.BODY, lang) for m in _PARAGRAPH.finditer(content))
    page = Page(Text("d", content, blocks))
    for tagger in (Bodies(), People(), Quotes()):
        page.add(list(tagger.tag(page)))
    return page


def words(page: Page, mark: Mention) -> str:
    """What a mark covers."""
    return page.content[mark.start : mark.end]


def bodies(content: str, lang: str = "en") -> dict[str, BodyMark]:
    """The named bodies of a text, by the words that name them."""
    page = named(content, lang)
    return {
        words(page, m): m.value for m in page.marks("body") if m.score > 0.4 and isinstance(m.value, BodyMark)
    }


def people(content: str, lang: str = "en") -> dict[str, PersonMark]:
    """The people of a text, by the words that name them; the first mention of each."""
    page = named(content, lang)
    found: dict[str, PersonMark] = {}
    for m in page.marks("person"):
        if isinstance(m.value, PersonMark):
            found.setdefault(words(page, m), m.value)
    return found


def quotes(content: str, lang: str = "en", *, direct: bool = True) -> list[tuple[str, tuple[str, ...]]]:
    """The quotations of a text with their speakers."""
    page = named(content, lang)
    return [
        (words(page, m), m.value.speakers)
        for m in page.marks("quote")
        if isinstance(m.value, QuoteMark) and m.value.direct is direct
    ]
