"""Citations of law in a text: text in, instruments, provisions and norms out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.norms.cases import cases
from gawah.norms.described import Described
from gawah.norms.laws import Document
from gawah.norms.linking import Linker
from gawah.norms.records import Stretch
from gawah.norms.scan import Scanner
from gawah.values.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.norms.records import Citation


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
        stretches: its sentences, in order.
        country: ISO 3166-1 alpha-2 code of the state it is about, if known.
    """
    tokens = tokenize(content)
    document = Document(tokens)
    scanner = Scanner(tokens, cases(tokens.folded, country), country)
    described = Described(tokens.folded, stretches, country)
    found: list[Citation] = []
    for number, stretch in enumerate(stretches):
        elements = scanner.sentence(stretch.start, stretch.end, stretch.lang)
        cited = Linker(document, elements, stretch).citations() if elements else []
        found.extend(cited)
        if number in described:
            told = {norm for citation in cited for norm in citation.norm_ids}
            found.extend(described.citations(number, told))
    return found
