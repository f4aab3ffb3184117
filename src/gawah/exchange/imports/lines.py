"""JSON lines of records, sorted by the document that each is of: only numbers are kept of them, no words.

Every line is read and checked before the first is used: where one is broken, none is.
"""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from gawah.errors import DataError, Sentence
from gawah.model import CustodyEvent, Fault, Finding, Handling, Judgement, Statement, Verdict
from gawah.store import records
from gawah.store.records import Document

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from gawah.store.records import Record

_TABLES = (
    "CREATE TABLE line (kind TEXT, document TEXT, claim TEXT, instead TEXT, file INTEGER, at INTEGER)",
    "CREATE INDEX of_document ON line (document)",
    "CREATE INDEX of_claim ON line (claim)",
)
_READ: Mapping[str, Callable[[Mapping[str, Any]], Record]] = {
    "document": records.to_document,
    "sighting": records.to_sighting,
    "text": records.to_text,
    "statement": records.to_statement,
    "run": lambda row: records.to_run(row, [Finding(str(c), str(m), float(s)) for c, m, s in row["found"]]),
    "verdict": records.to_verdict,
    "judgement": lambda row: records.to_judgement({"shown": None, **row}),
    "fault": records.to_fault,
    "custody": records.to_custody,
}
_NO_RECORD = frozenset({"checkpoint"})
"""What ``--proofs`` writes beside the records."""


def read_line(line: bytes) -> Record | None:
    """The record of a line; None where it is none, as a checkpoint.

    Raises:
        ValueError, KeyError, TypeError: it is none that this gawah knows, or its id is not its own.
    """
    row = json.loads(line.decode("utf-8", "surrogatepass"))
    kind = row["record"]
    if kind in _NO_RECORD:
        return None
    if kind not in _READ:
        raise ValueError(f"there is no record called {kind!r:.40}")
    made = _READ[kind](row)
    for known_by in ("claim_id", "id"):
        if kind not in ("verdict", "run") and known_by in row and row[known_by] != getattr(made, known_by):
            raise ValueError(f"{known_by} is not that of the record")
    return made


class Lines:
    """The lines of some files, by the document that they are of."""

    def __init__(self, paths: Iterable[Path], aside: sqlite3.Connection) -> None:
        """Read and check all lines.

        Args:
            paths: files of JSON lines.
            aside: an empty database, which keeps where each line is.

        Raises:
            DataError: a line is broken, or speaks of what no line tells.
        """
        self._paths = tuple(paths)
        self._aside = aside
        for statement in _TABLES:
            aside.execute(statement)
        for number, path in enumerate(self._paths):
            with _opened(path) as file:
                aside.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?)", _placed(file, path, number))
        self._check()

    def documents(self) -> tuple[str, ...]:
        """The ids of all documents, in order."""
        found = self._aside.execute("SELECT document FROM line WHERE kind = 'document' ORDER BY document")
        return tuple(row[0] for row in found)

    def of(self, document: str) -> tuple[Record, ...]:
        """The records of a document, with what people said of its claims."""
        own = "SELECT file, at FROM line WHERE document = ? AND kind != 'verdict' ORDER BY file, at"
        said = (
            "SELECT v.file, v.at FROM line v JOIN line s ON s.claim = v.claim AND s.kind = 'statement' "
            "WHERE v.kind = 'verdict' AND s.document = ? ORDER BY v.file, v.at"
        )
        places = [row for query in (own, said) for row in self._aside.execute(query, (document,))]
        return tuple(self._read(places))

    def loose(self, *kinds: str) -> Iterator[Record]:
        """The records of some kinds that are of no document that a line tells of."""
        marks = ", ".join("?" * len(kinds))
        query = (
            f"SELECT file, at FROM line l WHERE kind IN ({marks}) AND NOT EXISTS "  # noqa: S608 (question marks)
            "(SELECT 1 FROM line d WHERE d.kind = 'document' AND d.document = l.document) ORDER BY file, at"
        )
        yield from self._read(self._aside.execute(query, kinds).fetchall())

    def across(self) -> Iterator[Record]:
        """Words that put a claim of one document in place of one of another."""
        query = (
            "SELECT v.file, v.at FROM line v JOIN line s ON s.claim = v.claim AND s.kind = 'statement' "
            "JOIN line i ON i.claim = v.instead AND i.kind = 'statement' "
            "WHERE v.kind = 'verdict' AND s.document != i.document ORDER BY v.file, v.at"
        )
        yield from self._read(self._aside.execute(query).fetchall())

    def _read(self, places: Iterable[tuple[int, int]]) -> Iterator[Record]:
        files: dict[int, IO[bytes]] = {}
        try:
            for number, at in places:
                if number not in files:
                    files[number] = _opened(self._paths[number])
                files[number].seek(at)
                made = read_line(files[number].readline())
                if made is not None:
                    yield made
        finally:
            for file in files.values():
                file.close()

    def _check(self) -> None:
        """See that what is spoken of is told, too.

        Raises:
            DataError: a line is of a document, or of a claim, of which no line tells.
        """
        no_document = (
            "NOT EXISTS (SELECT 1 FROM line d WHERE d.kind = 'document' AND d.document = l.document)"
        )
        no_claim = "NOT EXISTS (SELECT 1 FROM line s WHERE s.kind = 'statement' AND s.claim = l.{})"
        lost = (
            f"l.kind IN ('statement', 'text', 'run', 'sighting') AND {no_document}",
            f"l.kind = 'verdict' AND {no_claim.format('claim')}",
            f"l.kind = 'verdict' AND l.instead IS NOT NULL AND {no_claim.format('instead')}",
        )
        for where in lost:
            query = f"SELECT l.file, l.at FROM line l WHERE {where} LIMIT 1"  # noqa: S608 (our own words)
            if (found := self._aside.execute(query).fetchone()) is not None:
                path = self._paths[found[0]]
                raise _broken(path, _number(path, found[1]), "it is of a document or claim that is not here")


Placed = tuple[str, str | None, str | None, str | None, int, int]


def _placed(file: IO[bytes], path: Path, number: int) -> Iterator[Placed]:
    at = 0
    for count, line in enumerate(file, 1):
        if line.strip():
            try:
                made = read_line(line)
            except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as error:
                raise _broken(path, count, str(error) or type(error).__name__) from error
            if made is not None:
                yield (*_told(made), number, at)
        at += len(line)


def _told(made: Record) -> tuple[str, str | None, str | None, str | None]:
    """What kind a record is of, its document, and the claims that it is or speaks of."""
    match made:
        case Document():
            return "document", made.id, None, None
        case Statement():
            return "statement", made.document, made.claim_id, None
        case Verdict():
            return "verdict", None, made.claim_id, made.instead
        case Judgement():
            return "judgement", None, None, None
        case CustodyEvent(handling=Handling.DESTROYED):
            return "custody", None, None, None  # it is beside the documents, also where one came in again
        case CustodyEvent():
            return "custody", made.parent or made.file, None, None
        case Fault():
            return "fault", made.document, None, None
        case _:
            return type(made).__name__.lower(), getattr(made, "document", None), None, None


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise DataError(
            "%(path)s cannot be read (%(why)s).", path=str(path), why=error.strerror or ""
        ) from error


def _number(path: Path, at: int) -> int:
    """The number of the line that begins at some byte."""
    with _opened(path) as file:
        return file.read(at).count(b"\n") + 1


def _broken(path: Path, line: int, why: str) -> DataError:
    told = Sentence("line %(line)s of %(file)s cannot be used (%(why)s)", line=line, file=path.name, why=why)
    return DataError("Nothing was imported: %(what)s. Export it anew.", what=told)
