"""One row becomes a document of its own: its cells as a text, and what the mapping says they tell.

The text has the heads and cells and nothing of the file or the number of the row: the same row in a longer
table is the same document, so that importing it again adds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from gawah.errors import Sentence
from gawah.exchange.imports.acts import say_acts
from gawah.exchange.imports.cells import CellError, Value, values_of
from gawah.exchange.imports.mapping import IGNORE, TARGETS, Column
from gawah.exchange.imports.places import say_place
from gawah.model import Block, BlockKind, Fault, Span, Statement, Text
from gawah.model.ids import SubjectIds
from gawah.schema import prop as prop_of
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.exchange.imports.mapping import Mapping
    from gawah.exchange.imports.sheet import Row, Sheet

METHOD = "table@1"
READER = "row@1"


@dataclass(frozen=True)
class Told:
    """A value of a row with its place in the text; without one where the mapping says it of every row."""

    value: str
    span: tuple[int, int] | None


@dataclass
class RowText:
    """A row as a text, with where each cell stands."""

    content: str
    cells: dict[str, int] = field(default_factory=dict)
    """By head, where the cell begins."""

    @property
    def data(self) -> bytes:
        """The bytes that are kept."""
        return self.content.encode("utf-8", "surrogatepass")

    @property
    def document(self) -> str:
        """Their SHA-256."""
        return sha256(self.data).hexdigest()


def row_text(sheet: Sheet, row: Row) -> RowText:
    """A row as text: a line ``head: cell`` for each cell in which something stands."""
    made = RowText("")
    for head, cell in zip(sheet.heads, row.cells, strict=True):
        if cell:
            made.cells[head] = len(made.content) + len(head) + 2
            made.content += f"{head}: {cell}\n"
    return made


def text_of(made: RowText, row: Row, sheet: Sheet, language: str) -> Text:
    """A row as a text whose blocks are its cells."""
    blocks = tuple(
        Block(
            made.cells[head] - len(head) - 2, made.cells[head] + len(cell), BlockKind.BODY, language, "a cell"
        )
        for head, cell in zip(sheet.heads, row.cells, strict=True)
        if cell
    )
    return Text(made.document, made.content, blocks, (), READER)


@dataclass
class Reading:
    """What a row says, as it is read."""

    document: str
    text: str
    content: str
    at: str
    lang: str
    values: dict[str, list[Told]] = field(default_factory=dict)
    """By target."""
    statements: dict[str, Statement] = field(default_factory=dict)
    """By claim id: what is said twice in a row is one claim."""
    faults: list[Fault] = field(default_factory=list)
    ids: SubjectIds = field(init=False)

    def __post_init__(self) -> None:
        self.ids = SubjectIds(self.document)

    def first(self, target: str) -> Told | None:
        """The first value of a target."""
        return next(iter(self.values.get(target, ())), None)

    def subject(self, kind: str, told: Told | None, ordinal: int = 0) -> str:
        """The id of a subject: of a cell, or of the whole row."""
        start, end = told.span if told is not None and told.span is not None else (0, len(self.content))
        return self.ids.of(kind, start, end, ordinal)

    def say(self, subject: str, prop: str, value: str, told: Told | None) -> None:
        """Say something of a subject, where the words for it stand; else the whole row says it."""
        span = told.span if told is not None else (0, len(self.content))
        where = Span(self.text, *span) if span is not None else None
        words = self.content[span[0] : span[1]] if span is not None else None
        made = Statement(
            subject,
            prop,
            value,
            self.document,
            METHOD,
            "",
            self.at,
            where,
            words,
            self.lang if words is not None and self.lang != "und" else None,
            visibility=prop_of(subject.partition(":")[0], prop).visibility,
        )
        self.statements[made.claim_id] = made

    def fault(self, code: str, what: Sentence, span: tuple[int, int] | None = None) -> None:
        """Keep what could not be used."""
        where = Span(self.text, *span) if span is not None else None
        self.faults.append(Fault(self.document, code, str(what), self.at, where))


def read_row(text: Text, made: RowText, row: Row, sheet: Sheet, mapping: Mapping, at: str) -> Reading:
    """What a row says.

    Args:
        text: the row as text.
        made: where its cells stand in it.
        row: the row.
        sheet: the table.
        mapping: what its columns mean.
        at: when it is read (UTC, ISO 8601).
    """
    reading = Reading(text.document, text.id, text.content, at, mapping.language)
    for head, cell in zip(sheet.heads, row.cells, strict=True):
        column = mapping.columns.get(head, Column(IGNORE))
        if cell and column.to != IGNORE:
            _cell(reading, (head, cell, made.cells[head]), column, (row.number, sheet.name))
    for target, value in mapping.fixed.items():
        _fixed(reading, target, value, (row.number, sheet.name))
    _say(reading)
    return reading


def _cell(reading: Reading, cell: tuple[str, str, int], column: Column, where: tuple[int, str]) -> None:
    head, words, at = cell
    for one in values_of(words, column, TARGETS[column.to][0]):
        if isinstance(one, CellError):
            reading.fault("bad_cell", _bad(one, head, where), (at, at + len(words)))
        else:
            told = Told(one.value, (at + one.start, at + one.end))
            reading.values.setdefault(column.to, []).append(told)


def _fixed(reading: Reading, target: str, words: str, where: tuple[int, str]) -> None:
    for one in values_of(words, Column(target), TARGETS[target][0]):
        if isinstance(one, Value):
            reading.values.setdefault(target, []).append(Told(one.value, None))
        else:
            reading.fault("bad_cell", _bad(one, "fixed", where))


def _bad(error: CellError, head: str, where: tuple[int, str]) -> Sentence:
    return Sentence(
        "%(file)s, row %(row)s, column %(head)s: %(what)s.",
        file=where[1],
        row=where[0],
        head=head,
        what=error.told if isinstance(error.told, Sentence) else Sentence("%(told)s", told=str(error)),
    )


def _say(reading: Reading) -> None:
    _document(reading)
    if not any(target.partition(".")[0] != "document" for target in _stated(reading)):
        return
    incident = reading.subject("incident", None)
    for told in reading.values.get("incident.title", ()):
        reading.say(incident, "title", told.value, told)
    date = _date(reading)
    if date is not None:
        reading.say(incident, "date", date.value, date)
    place = say_place(reading)
    if place is not None:
        reading.say(incident, "place", place[0], place[1])
    if not any(one.subject == incident for one in reading.statements.values()):
        # Without a date, a place and a story, all of the row is what is told of it.
        reading.say(incident, "title", " ".join(reading.content.split()), None)
    say_acts(reading, incident)
    _measures(reading, incident)


def _stated(reading: Reading) -> Sequence[str]:
    """The targets of which a cell of the row says something."""
    return [target for target, told in reading.values.items() if any(one.span is not None for one in told)]


def _document(reading: Reading) -> None:
    subject = f"document:{reading.document}"
    for target, values in reading.values.items():
        group, _, prop = target.partition(".")
        if group == "document":
            for told in values:
                reading.say(subject, prop, told.value, told)


def _date(reading: Reading) -> Told | None:
    """The date; of two columns the stretch from one to the other."""
    first, last = reading.first("incident.date"), reading.first("incident.last_day")
    if first is None or last is None or first.value == last.value:
        return first or last
    if first.span is None or last.span is None:
        return first
    if "/" in first.value or "/" in last.value or not edtf.is_valid(f"{first.value}/{last.value}"):
        reading.fault(
            "bad_cell",
            Sentence("“%(last)s” ends before “%(first)s” begins.", first=first.value, last=last.value),
            last.span,
        )
        return first
    return Told(f"{first.value}/{last.value}", _around(first.span, last.span))


def _around(left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    return min(left[0], right[0]), max(left[1], right[1])


def _measures(reading: Reading, incident: str) -> None:
    types, words = reading.values.get("measure.type", []), reading.values.get("measure.words", [])
    date = reading.first("measure.date")
    for number, told in enumerate(types or words[:1]):
        measure = reading.subject("measure", told, number)
        reading.say(measure, "incident", incident, told)
        if types:
            reading.say(measure, "type", told.value, told)
        for one in words if len(types) < 2 else ():
            reading.say(measure, "words", one.value, one)
        if date is not None and len(types) < 2:
            reading.say(measure, "date", date.value, date)


def rows_of(sheet: Sheet) -> Iterator[tuple[Row, RowText]]:
    """The rows with their texts."""
    for row in sheet.rows:
        yield row, row_text(sheet, row)
