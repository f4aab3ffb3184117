"""Pages for the tests of demands, and what they ask of whom."""

from gawah.extract.marks import DemandMark
from gawah.extract.page import Page
from gawah.extract.taggers.demands import Demands
from gawah.model import Block, BlockKind, Text


def page_of(paragraphs: list[str], lang: str = "en") -> Page:
    """A page of paragraphs; one that begins with ``# `` is a heading, with ``- `` a list item."""
    content, blocks = "", []
    for paragraph in paragraphs:
        kind, level = BlockKind.BODY, 0
        if paragraph.startswith("# "):
            kind, level, paragraph = BlockKind.TITLE, 2, paragraph[2:]  # noqa: PLW2901
        elif paragraph.startswith("- "):
            level = -1
        blocks.append(Block(len(content), len(content) + len(paragraph), kind, lang, level=level))
        content += paragraph + "\n\n"
    return Page(Text("d", content, tuple(blocks)))


def demands(*paragraphs: str, lang: str = "en", least: float = 0.5) -> list[tuple[str | None, str]]:
    page = page_of(list(paragraphs), lang)
    found = []
    for mention in Demands().tag(page):
        assert isinstance(mention.value, DemandMark)
        if mention.score >= least:
            found.append((mention.value.addressee, page.content[mention.start : mention.end]))
    return found
