"""One text through all taggers and ``assemble``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import Sentence
from gawah.model import Fault, Span
from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.extract.page import Page
    from gawah.model import Statement, Text


@record
class Extraction:
    """What one run found in one text."""

    statements: tuple[Statement, ...]
    faults: tuple[Fault, ...]
    """What could not be used, for the person to see."""
    methods: tuple[str, ...]
    """All methods that looked, with versions."""


def extract(text: Text, run_id: str, at: str) -> Extraction:
    """The statements of a text.

    Args:
        text: a text from ``gawah.read``.
        run_id: the run they belong to.
        at: when, UTC, ISO 8601.
    """
    from gawah.extract.assemble import assemble
    from gawah.extract.tagging import tag

    page = tag(text)
    return Extraction(tuple(assemble(page, run_id, at)), tuple(_faults(page, at)), methods(text))


def methods(text: Text) -> tuple[str, ...]:
    """Every method that looks at a text, with its version."""
    from gawah.extract.assemble.claims import METHOD as CLAIMS
    from gawah.extract.assemble.incidents import METHOD as INCIDENTS
    from gawah.extract.tagging import taggers

    readers = (text.reader,) if text.reader else ()
    return (*readers, *(tagger.name for tagger in taggers()), INCIDENTS, CLAIMS)


def _faults(page: Page, at: str) -> list[Fault]:
    """Languages that gawah cannot read acts in, and texts with nothing to read: said, not passed over."""
    from gawah.extract.grammar import grammar

    text = page.text
    unread: dict[str, int] = {}
    for block in text.blocks:
        if block.is_read and grammar(block.lang) is None:
            unread[block.lang] = unread.get(block.lang, 0) + block.end - block.start
    faults = []
    for lang, size in sorted(unread.items()):
        if size >= _WORTH_SAYING:
            what = Sentence(
                "%(size)s characters are in a language (%(lang)s) in which gawah cannot read acts: "
                "read them.",
                size=size,
                lang=lang,
            )
            faults.append(Fault(text.document, "language", str(what), at))
    if not page.sentences:
        whole = Span(text.id, 0, len(text.content))
        what = Sentence("No part of this document was read as body text: see what was set aside.")
        faults.append(Fault(text.document, "nothing_read", str(what), at, whole))
    return faults


_WORTH_SAYING = 200
"""Characters in an unread language that are worth a fault; a name or a motto is not."""
