"""A text as taggers see it: characters that never change, and blocks that say what each part is.

Setting a block aside is a mark, not a deletion: every character of the document is in the text.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum

from gawah.model.kept import kept
from gawah.model.record import record


class BlockKind(StrEnum):
    """What a block of a page is. Facts are read from the first four (and the names of ``CREDIT``)."""

    BODY = "body"
    TITLE = "title"
    CAPTION = "caption"
    PULL_QUOTE = "pull_quote"
    NAVIGATION = "navigation"
    NOTICE = "notice"
    TEASER = "teaser"
    CREDIT = "credit"


READ = frozenset({BlockKind.BODY, BlockKind.TITLE, BlockKind.CAPTION, BlockKind.PULL_QUOTE})
"""The kinds that taggers read; the others are set aside, seen and put back by a person."""


@record
class Block:
    """A stretch of a text with one role on the page."""

    start: int
    end: int
    kind: BlockKind
    lang: str
    """ISO 639-1 code, or ``und`` where it cannot be told."""
    reason: str = ""
    """Why it was classed so, for the person who may put it back."""
    repeats: int | None = None
    """Where the block begins that this one repeats word for word (or all but), if it does."""
    level: int = 0
    """Heading level 1 to 6; list item depth is negative; 0 is plain."""

    @property
    def is_read(self) -> bool:
        """Whether taggers read it."""
        return self.kind in READ


@record
class Metadatum:
    """One fact about the document itself: title, publisher, byline, dateline, published, url."""

    prop: str
    value: str
    source: str
    """Where it came from: ``given``, ``page``, ``meta og:site_name``, ``front matter``, ``heading`` …"""
    start: int | None = None
    end: int | None = None
    """The words in the text, where the text holds them."""


@record(slots=False)
class Text:
    """The characters of a document with its blocks and what the page says about itself."""

    document: str
    """SHA-256 of the bytes as received."""
    content: str
    blocks: tuple[Block, ...]
    """In order, without overlap; between them there is only white space (and markup in text files)."""
    metadata: tuple[Metadatum, ...] = ()
    """Best first for each property."""
    reader: str = ""
    """The reader that made it, with its version."""

    @kept
    def id(self) -> str:
        """SHA-256 of the characters in UTF-8."""
        return hashlib.sha256(self.content.encode("utf-8", "surrogatepass")).hexdigest()

    def meta(self, prop: str) -> Metadatum | None:
        """The best value of a property of the document, or None."""
        return next((m for m in self.metadata if m.prop == prop), None)

    @kept
    def lang(self) -> str:
        """The language of most of what is read."""
        sizes: dict[str, int] = {}
        for block in self.blocks:
            if block.is_read:
                sizes[block.lang] = sizes.get(block.lang, 0) + block.end - block.start
        return max(sizes, key=lambda code: (sizes[code], code), default="und")
