"""Footnotes: which document says something, where in it, in which words, and by which hash it is known."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.extract.page import Page
from gawah.model import Stance
from gawah.report.dates import date_words
from gawah.report.tree import Note, Run, is_rtl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gawah.model import Span, Text
    from gawah.register import Claim, Register
    from gawah.report.words import Words
    from gawah.store import Document

HASH = 16
"""Digits of a hash in a footnote; the annex has it whole."""
NOTES = 4
"""Footnotes of one value: each from another sentence, and first from other documents."""
_LONGEST = 320
"""Characters of a sentence that a footnote quotes."""
_LEAST_RUN = 200


@dataclass
class Library:
    """The documents that a dossier rests on: numbered in the order in which they are first named."""

    words: Words
    documents: Mapping[str, Document]
    fetch: Callable[[str, str], Text | None]
    """A text by document and text id."""
    hides: Callable[[Claim], bool] = lambda _: False
    """Whether the words of a claim are not written out again, as those of hate."""
    numbers: dict[str, int] = field(default_factory=dict)
    _pages: dict[tuple[str, str], Page | None] = field(default_factory=dict)
    _breaks: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def number(self, document: str) -> int:
        """The number of a document in the annex of evidence."""
        return self.numbers.setdefault(document, len(self.numbers) + 1)

    def notes(self, claims: Iterable[Claim], register: Register) -> tuple[Note, ...]:
        """What some claims rest on, a note for each sentence; of many, those of other documents first."""
        by_sentence: dict[tuple[str, str], Claim] = {}
        for claim in sorted(claims, key=_place):
            by_sentence.setdefault((claim.statement.document, self.sentence(claim)), claim)
        seen: dict[str, int] = {}
        ranked = []
        for claim in by_sentence.values():
            turn = seen[claim.statement.document] = seen.get(claim.statement.document, 0) + 1
            ranked.append((turn, claim))
        chosen = [claim for _, claim in sorted(ranked, key=lambda one: (one[0], _place(one[1])))[:NOTES]]
        return tuple(self.note(claim, register) for claim in chosen)

    def note(self, claim: Claim, register: Register) -> Note:
        """What one claim rests on."""
        s, words = claim.statement, self.words
        return Note(
            (*self.source(s.document, register), Run(words("note_joint")), *self._said(claim, register))
        )

    def source(self, document: str, register: Register) -> tuple[Run, ...]:
        """Publisher, title and date of a document, with its number in the annex and its hash."""
        words = self.words
        page = register.subject(f"document:{document}")
        told = (
            [self._named(page.value(prop), prop, page.value("language")) for prop in ("publisher", "title")]
            if page
            else []
        )
        named = [run for run in told if run is not None] or [Run(self.file(document), "zxx")]
        published = register.course.published(document)
        after = date_words(published, words) if published else words("no_date_of_publication")
        runs = [part for run in named for part in (run, Run(words("comma")))]
        about = words("note_evidence", date=after, number=str(self.number(document)))
        return (*runs, Run(about), Run(document[:HASH], "zxx", "code"))

    def _named(self, value: str | None, prop: str, lang: str | None) -> Run | None:
        if value is None:
            return None
        said = f"“{value}”" if prop == "title" else value
        return Run(said, lang_of(said, lang or ""))

    def file(self, document: str) -> str:
        """The name of a file, as it was handed in."""
        kept = self.documents.get(document)
        return kept.name if kept is not None else document[:HASH]

    def _said(self, claim: Claim, register: Register) -> tuple[Run, ...]:
        """Where the words stand, the words, and who says so."""
        s, words = claim.statement, self.words
        if s.span is None:
            by = claim.person or s.reviewer or ""
            return (Run(words("note_entered", who=by) if by else words("note_no_words")),)
        at = words("note_place", line=str(self.line(claim)), start=str(s.span.start), end=str(s.span.end))
        speakers = [register.label(one) for one in s.speaker]
        who = words("note_speaker", who=words("quoted_by").join(speakers)) if speakers else ""
        stance = words(f"stance_{s.stance.value}") if s.stance in {Stance.ALLEGED, Stance.DENIED} else ""
        after = f"{who}{stance}"
        if self.hides(claim):
            return (Run(f"{at}{words('note_masked')}{after}"),)
        return (
            Run(at),
            Run(f"“{self.excerpt(claim)}”", s.lang or "en"),
            *((Run(after),) if after else ()),
            Run(words("stop")),
        )

    def sentence(self, claim: Claim) -> str:
        """The sentence that makes a claim; its own words where the sentence cannot be told."""
        return self._sentence(claim)[0]

    def excerpt(self, claim: Claim) -> str:
        """The sentence, or of a very long one as much as stands around the words themselves."""
        told, at = self._sentence(claim)
        if len(told) > _LONGEST:
            first = max(0, min(at - (_LONGEST - _LEAST_RUN) // 2, len(told) - _LONGEST))
            start = told.find(" ", first) + 1 if first else 0
            end = told.rfind(" ", start, start + _LONGEST)
            cut = told[start : end if end > start else start + _LONGEST]
            told = f"{'… ' if start else ''}{cut} …"
        return " ".join(told.split())

    def _sentence(self, claim: Claim) -> tuple[str, int]:
        """The sentence, and where in it the words of the claim begin."""
        span, page = claim.statement.span, self._page(claim)
        if span is None or page is None:
            return claim.statement.original or claim.statement.value, 0
        found = page.sentence_at(span.start)
        if found is None or found.end < span.end:
            return claim.statement.original or "", 0
        return page.content[found.start : found.end], span.start - found.start

    def line(self, claim: Claim) -> int:
        """In which line of the text the words begin, counted from one."""
        span, page = claim.statement.span, self._page(claim)
        if span is None or page is None:
            return 1
        key = (claim.statement.document, span.text)
        if key not in self._breaks:
            self._breaks[key] = [found.start() for found in re.finditer("\n", page.content)]
        return bisect_left(self._breaks[key], span.start) + 1

    def _page(self, claim: Claim) -> Page | None:
        span: Span | None = claim.statement.span
        if span is None:
            return None
        key = (claim.statement.document, span.text)
        if key not in self._pages:
            text = self.fetch(*key)
            self._pages[key] = None if text is None else Page(text)
        return self._pages[key]


def lang_of(said: str, lang: str = "") -> str:
    """The language of a name or of some words, by their letters: a paper in Urdu may have an English name.

    Args:
        said: the words.
        lang: of what they stand in; it tells the languages of one script apart.
    """
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in said)
    latin = sum(letter.isascii() and letter.isalpha() for letter in said)
    if arabic > latin:
        return lang if is_rtl(lang) else "ur"
    if latin:
        return "en" if is_rtl(lang) or not lang else lang
    return ""


def _place(claim: Claim) -> tuple[str, int, str]:
    span = claim.statement.span
    return claim.statement.document, span.start if span is not None else -1, claim.id
