"""Sheets of an Excel workbook (.xlsx) as rows of text: values as they were last worked out, never formulas.

Source: ECMA-376, part 1, SpreadsheetML. Only what a table needs is read, by lxml without entities or network,
and no part is unpacked that is bigger than a limit: a workbook may come from anybody.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from lxml import etree

from gawah.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BIGGEST = 256 * 1024 * 1024
"""Bytes of one part when it is unpacked."""
_CELLS = 2_000_000
_DATES = frozenset({14, 15, 16, 17, 22, 27, 30, 36, 50, 57})
"""Number formats that come with Excel and show a date."""
_DAY = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")
_REF = re.compile(r"([A-Z]{1,3})(\d+)")
_BEGAN = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 (days without a zone)


def read_workbook(data: bytes, name: str, wanted: str = "") -> Iterator[list[str]]:
    """The rows of a sheet, those that are empty too.

    Args:
        data: the file.
        name: what it is called.
        wanted: the name of the sheet; empty takes the first.

    Raises:
        UnreadableError: it is no workbook, or too big to be unpacked.
        UsageError: it has no such sheet.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            book = _Book(archive, name)
            yield from book.rows(book.sheet(wanted))
    except (BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, IndexError, OverflowError) as error:
        raise UnreadableError(
            "%(file)s cannot be read as a workbook. Save it as CSV (UTF-8) and import that.", file=name
        ) from error


class _Book:
    """A workbook whose parts are read when they are asked for."""

    def __init__(self, archive: ZipFile, name: str) -> None:
        self._archive, self._name = archive, name
        self._root = self._part("xl/workbook.xml")
        settings = self._root.find(f"{_MAIN}workbookPr")
        self._is_1904 = settings is not None and settings.get("date1904") in {"1", "true"}
        self._strings = tuple(self._shared())
        self._dated = tuple(self._styles())

    def _part(self, name: str) -> etree._Element:
        if self._archive.getinfo(name).file_size > _BIGGEST:
            raise UnreadableError(
                "%(file)s is too big to be unpacked. Save it as CSV (UTF-8).", file=self._name
            )
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        with self._archive.open(name) as file:
            return etree.fromstring(file.read(_BIGGEST), parser)

    def _has(self, name: str) -> bool:
        return name in self._archive.namelist()

    def _shared(self) -> Iterator[str]:
        if self._has("xl/sharedStrings.xml"):
            for item in self._part("xl/sharedStrings.xml").iterfind(f"{_MAIN}si"):
                yield _words(item)

    def _styles(self) -> Iterator[bool]:
        """For each style of a cell, whether it shows a date."""
        if not self._has("xl/styles.xml"):
            return
        styles = self._part("xl/styles.xml")
        own = {
            one.get("numFmtId"): _DAY.sub("", one.get("formatCode") or "")
            for one in styles.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")
        }
        for style in styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"):
            number = style.get("numFmtId") or "0"
            code = own.get(number, "")
            yield int(number) in _DATES or bool(re.search("[yd]", code, re.IGNORECASE))

    def sheet(self, wanted: str) -> str:
        """The part of a sheet.

        Raises:
            UsageError: there is none of the name.
        """
        sheets = {one.get("name") or "": one.get(_LINK) for one in self._root.iter(f"{_MAIN}sheet")}
        if wanted and wanted not in sheets:
            raise UsageError(
                "%(file)s has no sheet %(name)s. It has: %(known)s.",
                file=self._name,
                name=wanted,
                known=tuple(sheets),
            )
        link = sheets[wanted] if wanted else next(iter(sheets.values()))
        links = self._part("xl/_rels/workbook.xml.rels")
        target = next(one.get("Target") or "" for one in links if one.get("Id") == link)
        return target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def rows(self, part: str) -> Iterator[list[str]]:
        """The rows of a sheet; those that the file leaves out are empty."""
        seen, next_row = 0, 1
        for row in self._part(part).iterfind(f"{_MAIN}sheetData/{_MAIN}row"):
            number = int(row.get("r") or next_row)
            for _ in range(next_row, min(number, next_row + _CELLS)):
                yield []
            cells: list[str] = []
            for cell in row.iterfind(f"{_MAIN}c"):
                match = _REF.fullmatch(cell.get("r") or "")
                column = _column(match[1]) if match else len(cells)
                cells += [""] * (column - len(cells))
                cells.append(self._value(cell))
                seen += 1
            if seen > _CELLS:
                raise UnreadableError("%(file)s has too many cells. Save it as CSV (UTF-8).", file=self._name)
            yield cells
            next_row = number + 1

    def _value(self, cell: etree._Element) -> str:
        kind, value = cell.get("t"), cell.findtext(f"{_MAIN}v") or ""
        if kind == "inlineStr":
            inline = cell.find(f"{_MAIN}is")
            return _words(inline) if inline is not None else ""
        if kind == "s":
            return self._strings[int(value)] if value else ""
        if kind in {"str", "d"}:
            return value
        if kind == "b":
            return {"1": "true", "0": "false"}.get(value, value)
        if kind == "e" or not value:
            return ""  # an error of a formula is no value
        style = int(cell.get("s") or 0)
        is_date = style < len(self._dated) and self._dated[style]
        return self._day(float(value)) if is_date else _number(value)

    def _day(self, days: float) -> str:
        """A day; its time of day is left out, as no property has one."""
        return (_BEGAN[self._is_1904] + timedelta(days=int(days))).date().isoformat()


def _words(item: etree._Element) -> str:
    """The words of a string, without how it is to be pronounced."""
    runs = [item.findtext(f"{_MAIN}t") or ""]
    runs += [run.findtext(f"{_MAIN}t") or "" for run in item.iterfind(f"{_MAIN}r")]
    return "".join(runs)


def _number(value: str) -> str:
    """A number as a person writes it: ``3``, not ``3.0``, and ``73.08333``, not what floats make of it."""
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.15g}"


def _column(letters: str) -> int:
    """The number of a column, the first is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
