"""A table as rows of text: CSV, with whatever parts its cells, TSV, and Excel workbooks (``workbook``)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from gawah.errors import UnreadableError, UsageError
from gawah.model.record import record
from gawah.project.files import read_file
from gawah.read.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".json", ".ndjson")
_PARTS = (",", ";", "\t", "|")
_MOST = 1_000_000
"""Characters of a cell; csv refuses more than it is told."""


@record
class Row:
    """One row."""

    number: int
    """As a spreadsheet counts: the heads are row 1."""
    cells: tuple[str, ...]
    """As many as there are heads."""


@record
class Sheet:
    """A table."""

    name: str
    """The name of its file."""
    heads: tuple[str, ...]
    """Each once: a head that stands twice has a number behind it; an empty one is called by its column."""
    rows: tuple[Row, ...]
    """Those in which something stands."""


def read_sheet(path: Path, wanted: str = "") -> Sheet:
    """The table in a file.

    Args:
        path: the file.
        wanted: the name of a sheet of a workbook; empty takes the first.

    Raises:
        NotFoundError: it is not there, or may not be opened.
        UnreadableError: it is no table.
        UsageError: the workbook has no such sheet.
    """
    data = read_file(path)
    suffix = path.suffix.lower()
    if suffix == ".xlsx" or data.startswith(b"PK\x03\x04"):
        from gawah.exchange.imports.workbook import read_workbook

        return sheet_of(path.name, read_workbook(data, path.name, wanted))
    if wanted:
        raise UsageError("%(file)s is no workbook, and has one sheet: leave --sheet out.", file=path.name)
    if suffix in {".json", ".ndjson"}:
        from gawah.exchange.imports.ftm_rows import ftm_rows

        return sheet_of(path.name, ftm_rows(data, path.name))
    return sheet_of(path.name, _rows(decode(data, path.name).removeprefix("\ufeff"), path))


def _rows(text: str, path: Path) -> list[list[str]]:
    csv.field_size_limit(_MOST)
    part = "\t" if path.suffix.lower() == ".tsv" else _part_of(text)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=part, strict=False))
    except csv.Error as error:
        raise UnreadableError(
            "%(file)s cannot be read as a table (%(why)s). Save it as CSV (UTF-8).",
            file=path.name,
            why=str(error),
        ) from error


def _part_of(text: str) -> str:
    """What parts the cells: of what may, that by which most rows have as many cells as the first."""
    best, most = ",", (0, 0)
    for part in _PARTS:
        rows = [row for row in csv.reader(io.StringIO(text[:65536], newline=""), delimiter=part) if row]
        if rows and len(rows[0]) > 1:
            alike = sum(len(row) == len(rows[0]) for row in rows)
            best, most = max((best, most), (part, (alike, len(rows[0]))), key=lambda one: one[1])
    return best


def sheet_of(name: str, rows: Iterable[list[str]]) -> Sheet:
    """A table of rows, the heads first.

    Raises:
        UnreadableError: there are no heads.
    """
    told = iter(rows)
    heads = tuple(_heads(next(told, [])))
    if not heads:
        raise UnreadableError("%(file)s has no row of heads: the first row must name the columns.", file=name)
    wide = len(heads)
    found = []
    for number, cells in enumerate(told, 2):
        tidy = [_plain(cell) for cell in cells]
        extra = tidy[wide:]
        if any(extra):  # it must not be lost: what stands beyond the last head belongs to the last column
            tidy = [*tidy[: wide - 1], " ".join(filter(None, tidy[wide - 1 :]))]
        if any(tidy):
            found.append(Row(number, tuple((tidy + [""] * wide)[:wide])))
    return Sheet(name, heads, tuple(found))


def _plain(cell: str) -> str:
    """A cell as it was before a program put an apostrophe before what looks like a formula."""
    tidy = cell.strip().replace("\r\n", "\n").replace("\r", "\n")
    return tidy[1:] if tidy[:1] == "'" and tidy[1:2] in {"=", "+", "-", "@"} else tidy


def _heads(cells: list[str]) -> Iterator[str]:
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    seen: dict[str, int] = {}
    for number, cell in enumerate(cells, 1):
        head = " ".join(cell.split()) or f"column {number}"
        seen[head] = seen.get(head, 0) + 1
        yield head if seen[head] == 1 else f"{head} ({seen[head]})"
