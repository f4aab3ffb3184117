"""Citations of law in a text: text in, instruments, provisions and norms out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gawah.norms.cases import cases
from gawah.norms.knowledge import knowledge
from gawah.norms.laws import Document
from gawah.norms.linking import Linker
from gawah.norms.records import Citation, Stretch
from gawah.norms.scan import Scanner
from gawah.values.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def find_citations(text: str, lang: str = "en", country: str | None = None) -> list[Citation]:
    """The citations in one passage.

    Args:
        text: the passage; it is read as one sentence.
        lang: ISO 639-1 code.
        country: ISO 3166-1 alpha-2 code of the state it is about: "the Penal Code" is that state's.
    """
    return read_citations(text, [Stretch(0, len(text), lang)], country)


def read_citations(content: str, stretches: Sequence[Stretch], country: str | None = None) -> list[Citation]:
    """The citations in the sentences of a document, in order.

    Args:
        content: the whole text.
        stretches: its sentences.
        country: ISO 3166-1 alpha-2 code of the state it is about, if known.
    """
    tokens = tokenize(content)
    document = Document(tokens)
    scanner = Scanner(tokens, cases(content, country), country)
    found: list[Citation] = []
    before = ""
    for stretch in stretches:
        elements = scanner.sentence(stretch.start, stretch.end, stretch.lang)
        cited = Linker(document, elements, stretch).citations() if elements else []
        found.extend(cited)
        sentence = content[stretch.start : stretch.end]
        told = {norm for citation in cited for norm in citation.norm_ids}
        found.extend(d for d in _described(sentence, before, stretch, country) if not told & set(d.norm_ids))
        before = sentence
    return found


@cache
def _descriptions() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, str, str, tuple[str, ...]], ...]:
    return tuple(
        (
            re.compile(entry["pattern"], re.IGNORECASE),
            re.compile(entry["near"]) if entry.get("near") else None,
            str(entry["country"]),
            str(entry["instrument"]),
            tuple(entry["norms"]),
        )
        for entry in knowledge().described
    )


def _described(sentence: str, before: str, stretch: Stretch, country: str | None) -> Iterator[Citation]:
    """Laws that a sentence describes without naming them."""
    taken: set[str] = set()
    for pattern, near, state, instrument, norms in _descriptions():
        if country not in (None, state) or instrument in taken:
            continue
        match = pattern.search(sentence)
        if match is None or (near is not None and not near.search(before + " " + sentence)):
            continue
        taken.add(instrument)
        name = knowledge().display(instrument, stretch.lang)
        start = stretch.start + match.start()
        yield Citation(start, stretch.start + match.end(), name, None, instrument, norms, 0.4, "described")
