"""Corpora: documents, what a careful reader found in them, and which of them stay sealed.

A corpus is a directory with ``docs/<id>.txt``, ``gold/<id>.json`` and ``index.csv`` (id, kind, language,
split …). Those of the split ``sealed`` are there to be counted, never to be looked at: nobody who writes
rules reads them, so that they show whether a rule holds for documents it was not written for.
"""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eval.score.forms import Item

OPEN, SEALED = "open", "sealed"
OURS = Path(__file__).parent / "corpus"


class CorpusError(Exception):
    """The corpus is not as it should be; the message says what to do."""


@dataclass(frozen=True)
class Document:
    """One document of a corpus."""

    id: str
    kind: str
    language: str
    split: str
    path: Path
    gold_path: Path

    @property
    def is_sealed(self) -> bool:
        """Whether only totals over it may be shown."""
        return self.split == SEALED

    @cached_property
    def data(self) -> bytes:
        """The bytes as they would be received."""
        return self.path.read_bytes()

    @property
    def content(self) -> str:
        """The characters."""
        return self.data.decode("utf-8")

    @cached_property
    def gold(self) -> Item:
        """What a careful reader found."""
        gold: Item = json.loads(self.gold_path.read_text(encoding="utf-8"))
        return gold


@dataclass(frozen=True)
class Corpus:
    """All documents of a directory, by id."""

    root: Path
    documents: tuple[Document, ...]

    @property
    def open(self) -> tuple[Document, ...]:
        """Those that may be read and listed: all but the sealed ones."""
        return tuple(document for document in self.documents if not document.is_sealed)

    @property
    def sealed(self) -> tuple[Document, ...]:
        """Those that only totals are shown of."""
        return tuple(document for document in self.documents if document.is_sealed)

    def digest(self) -> str:
        """SHA-256 over documents, gold and index, whatever the order in which they are listed."""
        return digest(self.root)


def load(root: Path) -> Corpus:
    """The corpus in a directory.

    Raises:
        CorpusError: There is none, or a gold file has no document.
    """
    if not (root / "gold").is_dir() or not (root / "docs").is_dir():
        raise CorpusError(f"{root} is no corpus: it needs docs/, gold/ and index.csv.")
    index = {row["id"]: row for row in _rows(root / "index.csv")}
    return Corpus(root, tuple(_documents(root, index)))


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _documents(root: Path, index: dict[str, dict[str, str]]) -> Iterator[Document]:
    for gold in sorted((root / "gold").glob("*.json")):
        row = index.get(gold.stem, {})
        path = root / "docs" / f"{gold.stem}.txt"
        if not path.exists():
            raise CorpusError(f"{gold} has no document {path}.")
        kind, language = row.get("kind", "unlisted"), row.get("language", "und")
        yield Document(gold.stem, kind, language, row.get("split", OPEN), path, gold)


def digest(root: Path) -> str:
    """SHA-256 over the names and bytes of documents, gold and index, independent of their order."""
    paths = [*(root / "docs").glob("*.txt"), *(root / "gold").glob("*.json"), root / "index.csv"]
    entries = (
        f"{path.relative_to(root).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n"
        for path in paths
        if path.exists()
    )
    return hashlib.sha256("".join(sorted(entries)).encode()).hexdigest()
