"""Documents of one size to measure with: the example reports and our open documents, cut and joined."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from eval.corpus import OURS, CorpusError, load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE = 3_000
"""Characters in a document: a press release of a page and a half."""
_STEP = 131
"""How far each round begins after the one before; prime, so that cuts fall anywhere in a text."""


def sources(reports: Path, corpus: Path = OURS) -> list[str]:
    """The characters of every example report, and of every open document of the corpus if it is there."""
    from gawah.project import built_in

    read = built_in().read
    texts = [read(path.read_bytes(), path.name, {}).content for path in sorted(reports.iterdir())]
    try:
        documents = load(corpus).open
    except CorpusError:
        documents = ()
    return [text for text in (*texts, *(document.content for document in documents)) if text.strip()]


def documents(texts: list[str], count: int) -> Iterator[bytes]:
    """That many different documents of one size, none of which is kept."""
    return islice(_endless(texts), count)


def _endless(texts: list[str]) -> Iterator[bytes]:
    turn = 0
    while True:
        for first, text in enumerate(texts):
            start = turn * _STEP % len(text)
            pieces, size, following = [text[start:]], len(text) - start, first
            while size < SIZE:
                following = (following + 1) % len(texts)
                pieces.append(texts[following])
                size += len(texts[following]) + 2
            yield "\n\n".join(pieces)[:SIZE].encode("utf-8")
        turn += 1
