"""Where a claim stands: its file, line and column, and the sentence around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from gawah.cli.page import clean
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gawah.extract.page import Page
    from gawah.model import Text
    from gawah.project import Project
    from gawah.register import Claim, Register
    from gawah.resolve.alike import Alike
    from gawah.store import Stored

_AROUND = 50
"""Characters of a sentence shown on each side of a claim's words."""


@dataclass
class Shelf:
    """The register with the texts it was read from, fetched when they are first needed."""

    register: Register
    names: Mapping[str, str]
    """The file name of each document."""
    fetch: Callable[[str, str], Text | None]
    """A text by document and text id."""
    known_alike: Alike | None = None
    """Which incidents may be the same, where that need not be looked for in this register."""
    _pages: dict[tuple[str, str], Page | None] = field(default_factory=dict)
    _breaks: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def sentence(self, claim: Claim) -> str:
        """The sentence that makes the claim; its own words where the sentence cannot be told."""
        span = claim.statement.span
        page = self._page(claim)
        if span is None or page is None:
            return claim.statement.original or claim.statement.value
        sentence = page.sentence_at(span.start)
        if sentence is None or sentence.end < span.end:
            return claim.statement.original or ""
        return page.content[sentence.start : sentence.end]

    def context(self, claim: Claim) -> str:
        """The claim's words with a little of the sentence on each side."""
        span, page = claim.statement.span, self._page(claim)
        sentence = page.sentence_at(span.start) if span is not None and page is not None else None
        if span is None or page is None or sentence is None:
            return " ".join((claim.statement.original or claim.statement.value).split())
        start, end = max(sentence.start, span.start - _AROUND), max(sentence.end, span.end)
        if start > sentence.start:  # cut between words
            start = page.content.find(" ", start, span.start) + 1 or span.start
        if end > span.end + _AROUND:
            end = max(span.end, page.content.rfind(" ", span.end, span.end + _AROUND))
        before, after = "… " if start > sentence.start else "", " …" if end < sentence.end else ""
        return before + " ".join(page.content[start:end].split()) + after

    def where(self, claim: Claim) -> str:
        """``report.txt:12:3``: file, line and column, counted from one; the file alone without a span."""
        name = clean(self.file(claim.statement.document))
        span, page = claim.statement.span, self._page(claim)
        if span is None or page is None:
            return name
        breaks = self._breaks_in(page, (claim.statement.document, span.text))
        line = bisect_left(breaks, span.start)
        return f"{name}:{line + 1}:{span.start - (breaks[line - 1] if line else -1)}"

    def speaker(self, claim: Claim) -> str:
        """Who says so: the speakers, nearest first, or the document itself."""
        speakers = [self.register.label(one) for one in claim.statement.speaker]
        return ", quoted by ".join(speakers) if speakers else "the report itself"

    def file(self, document: str) -> str:
        """The file name of a document."""
        return self.names.get(document, document[:8])

    def source(self, document: str) -> str:
        """The publisher of a document, or its file name."""
        return self._publishers.get(document) or self.file(document)

    def group(self, document: str) -> str:
        """The independent source of a document: an agency or a publisher as it is named, else the file."""
        source = self.register.sources.of(document)
        if source == document:
            return self.file(document)
        return self._sources.get(source, source.partition(":")[2])

    @cached_property
    def alike(self) -> Alike:
        """Which incidents may be the same, and where their accounts then differ."""
        from gawah.resolve.alike import alike

        return self.known_alike if self.known_alike is not None else alike(self.register)

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        """What the agencies and publishers call themselves, by the source that stands for each."""
        named = {
            name
            for page in self.register.of_kind("document")
            for prop in ("agency", "publisher")
            for name in page.values(prop)
        }
        return {f"source:{key(name)}": name for name in sorted(named, reverse=True)}

    @cached_property
    def _publishers(self) -> Mapping[str, str]:
        return {
            claim.statement.document: publisher
            for subject in self.register.of_kind("document")
            if (publisher := subject.value("publisher")) is not None
            for claim in subject.claims
        }

    def _breaks_in(self, page: Page, text: tuple[str, str]) -> list[int]:
        """Where the lines of a text end; counted once, for a long text has many claims."""
        if text not in self._breaks:
            self._breaks[text] = [match.start() for match in re.finditer("\n", page.content)]
        return self._breaks[text]

    def _page(self, claim: Claim) -> Page | None:
        span = claim.statement.span
        if span is None:
            return None
        key = (claim.statement.document, span.text)
        if key not in self._pages:
            from gawah.extract.page import Page

            text = self.fetch(*key)
            self._pages[key] = None if text is None else Page(text)
        return self._pages[key]


def shelf_of(project: Project, stored: Stored) -> Shelf:
    """The shelf of a project."""
    from gawah.project import register_of

    return Shelf(
        register_of(stored),
        {document.id: document.name for document in stored.documents},
        project.text,
    )
