"""Parts of a corpus put together, and a third of it sealed: ``python -m eval.sealing PART…``, used once.

A part is a directory with ``docs/``, ``gold/`` and ``PART.csv`` (id, kind, language, country, notes).
Within each language and kind, documents are taken in the order of the hash of their id and every third is
sealed: nobody chooses, and doing it again gives the same. Only counts are printed.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eval.corpus import OPEN, OURS, SEALED, CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COLUMNS = ("id", "kind", "language", "split", "country", "notes")
_EVERY = 3


@dataclass(frozen=True)
class Entry:
    """One document of a part, before it has a split."""

    row: dict[str, str]
    part: Path

    @property
    def id(self) -> str:
        """The name of its files."""
        return self.row["id"]

    @property
    def order(self) -> tuple[str, str, str]:
        """By language and kind, then as chance (the hash of the id) has it."""
        return self.row["language"], self.row["kind"], hashlib.sha256(self.id.encode()).hexdigest()

    def copy_to(self, root: Path) -> None:
        """Copy document and gold into a corpus."""
        shutil.copyfile(self.part / "docs" / f"{self.id}.txt", root / "docs" / f"{self.id}.txt")
        shutil.copyfile(self.part / "gold" / f"{self.id}.json", root / "gold" / f"{self.id}.json")


def entries(part: Path) -> list[Entry]:
    """The documents of a part.

    Raises:
        CorpusError: A file or the list is missing, or an id is not the plain name of a file.
    """
    listing = part / "PART.csv"
    if not listing.exists():
        raise CorpusError(f"{part} has no PART.csv.")
    with listing.open(encoding="utf-8", newline="") as lines:
        found = [Entry(row, part) for row in csv.DictReader(lines)]
    for entry in found:
        if Path(entry.id).name != entry.id:
            raise CorpusError(f"{part}: an id must be the plain name of a file.")
        for path in (part / "docs" / f"{entry.id}.txt", part / "gold" / f"{entry.id}.json"):
            if not path.exists():
                raise CorpusError(f"{part}: {path.name} is listed and missing.")
    listed = {entry.id for entry in found}
    if {path.stem for path in (part / "gold").glob("*.json")} - listed:
        raise CorpusError(f"{part}: there is gold that PART.csv does not list.")
    return found


def split(documents: Iterable[Entry]) -> list[dict[str, str]]:
    """The rows of the index, each with its split, ordered by id."""
    rows = []
    for position, entry in enumerate(sorted(documents, key=lambda entry: entry.order)):
        sealed = position % _EVERY == _EVERY - 1
        rows.append({**entry.row, "split": SEALED if sealed else OPEN})
    return sorted(rows, key=lambda row: row["id"])


def seal(parts: Sequence[Path], root: Path) -> list[dict[str, str]]:
    """Put parts together as a corpus.

    Raises:
        CorpusError: The corpus is there already, or two documents have one id.
    """
    if (root / "index.csv").exists():
        raise CorpusError(f"{root} is sealed already; drawing again would open what was sealed.")
    documents = [entry for part in parts for entry in entries(part)]
    repeated = [name for name, count in Counter(entry.id for entry in documents).items() if count > 1]
    if repeated:
        raise CorpusError(f"{len(repeated)} ids are used twice, the first is {min(repeated)}.")
    for folder in ("docs", "gold"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for entry in documents:
        entry.copy_to(root)
    rows = split(documents)
    with (root / "index.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return rows


def counts(rows: Sequence[dict[str, str]]) -> str:
    """How many documents there are, by split and by language, kind and split."""
    lines = []
    for columns in (("split",), ("language", "split"), ("kind", "split")):
        tally = Counter(" ".join(row[column] for column in columns) for row in rows)
        lines += [f"{count:5d}  {name}" for name, count in sorted(tally.items())]
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> int:
    """Seal; 1 where it cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m eval.sealing", description="Seal a third.")
    parser.add_argument("parts", nargs="+", type=Path, metavar="PART")
    parser.add_argument("--corpus", type=Path, default=OURS)
    asked = parser.parse_args(words)
    try:
        rows = seal(asked.parts, asked.corpus)
    except CorpusError as error:
        print(f"sealing: {error}", file=sys.stderr)
        return 1
    print(counts(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
