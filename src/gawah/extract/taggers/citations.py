"""Legal references: what ``norms/`` reads, as mentions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gawah.extract.marks import CitationMark, Mention, PlaceMark
from gawah.languages import codes, table
from gawah.norms import Stretch, read_citations
from gawah.norms.words import law_words
from gawah.values.tokens import in_address, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.page import Page


class Citations:
    """Marks articles, sections, instruments and judgments that a text cites.

    Several provisions of one instrument are one mention each. A provision whose instrument the text does not
    name has an empty ``instrument``. Laws that are only described ("the blasphemy laws") have scores of 0.5
    and less; the numbers of police cases (FIR) are no citation of law and are left out.
    """

    name = "citations@1"
    needs: tuple[str, ...] = ("place",)
    gives: tuple[str, ...] = ("citation",)

    def tag(self, page: Page) -> Iterator[Mention]:
        """The legal references of a page, in order."""
        stretches = [Stretch(s.start, s.end, s.lang, s.block) for s in page.sentences]
        for found in read_citations(page.content, stretches, state_of(page)):
            if found.kind == "case" or in_address(page.content, found.start):
                continue
            mark = CitationMark(found.instrument, found.provision, found.instrument_id, found.norm_ids)
            yield Mention(found.start, found.end, "citation", mark, found.score, self.name)


def state_of(page: Page) -> str | None:
    """The state that most places of a page lie in; without place marks, the one that is named most."""
    counts: Counter[str] = Counter()
    for mark in page.marks("place"):
        if isinstance(mark.value, PlaceMark) and mark.value.country:
            counts[mark.value.country] += 1
    if not counts:
        counts = _named_states(page)
    first = counts.most_common(2)
    if not first or (len(first) == 2 and first[0][1] == first[1][1]):
        return None
    return first[0][0]


def _named_states(page: Page) -> Counter[str]:
    counts: Counter[str] = Counter()
    tokens = tokenize(page.content)
    lang = page.text.lang
    countries = law_words(lang if lang in codes() and table(lang, "law") else "en").countries
    starts = countries.first_words()
    for at, word in enumerate(tokens.words):
        if word in starts:
            hit = countries.at(tokens.words, at, len(tokens.words))
            if hit is not None:
                counts[str(hit[1])] += 1
    return counts
