"""A mapping proposed for a table, from what its columns are called and from what stands in them.

It is a proposal: what is not sure is left to the person, with a word on why. Nothing is imported by it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from gawah import yamldata
from gawah.exchange.imports.cells import CellError, values_of
from gawah.exchange.imports.mapping import FORM, IGNORE, TARGETS, Column
from gawah.model.record import record
from gawah.read.language import detect
from gawah.values.scripts import fold_digits, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gawah.exchange.imports.sheet import Sheet

_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]\d{4}")
_APART = ("|", ";", "\n")
_MANY = frozenset(
    {
        "victim.person",
        "killed.person",
        "injured.person",
        "victim.group",
        "victim.object",
        "incident.title",
        "act.means",
        "act.ground",
        "measure.type",
    }
    | {f"perpetrator.{kind}" for kind in ("person", "body", "group")}
)
"""Targets that several columns, and several values of a cell, may have."""
_BY_VALUE = ("document.url", "incident.date")
"""Targets that are told by the values alone, where the head tells nothing."""
_SURE = 0.8
_SHOWN = 2
_LONGEST = 40
_CODES = 40


@record
class Proposed:
    """What is proposed for a column."""

    head: str
    column: Column
    why: str
    """A word for the person."""
    examples: tuple[str, ...]


def propose(sheet: Sheet) -> str:
    """The text of a mapping file.

    Args:
        sheet: the table.
    """
    told = list(_columns(sheet))
    return "\n".join([*_head(sheet), "columns:", *(line for one in told for line in _lines(one)), ""])


def _columns(sheet: Sheet) -> Iterator[Proposed]:
    taken: set[str] = set()
    for number, head in enumerate(sheet.heads):
        cells = [row.cells[number] for row in sheet.rows if row.cells[number]]
        target, why = _target(head, cells, taken)
        column = _column(target, cells)
        if target != IGNORE:
            taken.add(target)
            why = "; ".join(filter(None, (why, _doubts(target, column, cells))))
        yield Proposed(head, column, why, tuple(dict.fromkeys(cells))[:_SHOWN])


def _target(head: str, cells: Sequence[str], taken: set[str]) -> tuple[str, str]:
    """Where a column goes, and why it goes nowhere."""
    by_head = _by_head(head)
    if by_head == IGNORE:
        return IGNORE, ""
    if by_head is not None:
        if by_head in taken and by_head not in _MANY:
            return IGNORE, f"{by_head} has a column already"
        return by_head, ""
    for target in _BY_VALUE:
        if cells and target not in taken and _share(cells, Column(target, order="dmy")) >= _SURE:
            return target, "by what stands in it"
    return IGNORE, "" if cells else "nothing stands in it"


@cache
def _heads() -> Mapping[str, str]:
    """Targets by what columns that go to them are called."""
    told = yamldata.load(files(__package__) / "heads.yaml")
    return {word: target for target, words in told.items() for word in words}


def _by_head(head: str) -> str | None:
    """The target of a head: by all of it, else by the longest words in it that name one."""
    plain = _tidy(head)
    known = {_tidy(word): target for word, target in _heads().items()}
    if plain in known:
        return known[plain]
    parts = (_tidy(word) for word in _heads() if not word.startswith("="))
    inside = [word for word in parts if re.search(rf"\b{re.escape(word)}\b", plain)]
    # "Number of killed" is no number to be ignored; "date added" is.
    best = max(inside, key=lambda word: (" " in word, known[word] != IGNORE, len(word)), default=None)
    return known[best] if best is not None else None


def _tidy(head: str) -> str:
    """A head as heads are compared."""
    return key(re.sub(r"[_\W]+", " ", head).strip())


def _share(cells: Sequence[str], column: Column) -> float:
    """How many of some cells can be read as a column wants it."""
    type_ = TARGETS[column.to][0]
    good = [
        cell for cell in cells if not any(isinstance(v, CellError) for v in values_of(cell, column, type_))
    ]
    return len(good) / len(cells)


def _column(target: str, cells: Sequence[str]) -> Column:
    if target == IGNORE:
        return Column(IGNORE)
    type_ = TARGETS[target][0]
    apart = _apart(cells) if target in _MANY and target != "incident.title" else ""
    order = _order(cells) if type_ == "date" else ""
    column = Column(target, apart, order)
    return Column(target, apart, order, _codes(column, cells, type_) if type_.startswith("code:") else {})


def _apart(cells: Sequence[str]) -> str:
    return next((one for one in _APART if sum(one in cell for cell in cells) * 5 >= len(cells) > 0), "")


def _order(cells: Sequence[str]) -> str:
    """In which order dates in figures are written, where a date shows it and none shows another."""
    found = [match for cell in cells if (match := _FIGURES.fullmatch(fold_digits(cell).strip()))]
    shown = {"dmy" for one in found if int(one[1]) > 12} | {"mdy" for one in found if int(one[2]) > 12}
    return shown.pop() if len(shown) == 1 else ""


def _codes(column: Column, cells: Sequence[str], type_: str) -> dict[str, str]:
    """What each word of a column of codes means, the most frequent first; empty where nobody knows yet."""
    parts = Counter(
        part.strip() for cell in cells for part in (cell.split(column.apart) if column.apart else [cell])
    )
    found = {}
    for words, _ in parts.most_common(_CODES):
        value = next(iter(values_of(words, Column(column.to), type_)), None)
        if value is not None:
            found[words] = "" if isinstance(value, CellError) else value.value
    return found


def _doubts(target: str, column: Column, cells: Sequence[str]) -> str:
    """What the person must look at."""
    if TARGETS[target][0] == "date" and not column.order and any(_FIGURES.fullmatch(cell) for cell in cells):
        return "LOOK: say order: dmy or mdy, else 3/5/2021 is refused"
    if any(not code for code in column.codes.values()):
        return "LOOK: fill in the codes that are empty"
    if cells and not column.codes and (share := _share(cells, column)) < 1:
        return f"LOOK: {round((1 - share) * 100) or 1}% of its cells cannot be read so"
    return ""


def _head(sheet: Sheet) -> Iterator[str]:
    cells = " ".join(cell for row in sheet.rows[:200] for cell in row.cells)
    yield f"# A mapping that gawah proposes for {_short(sheet.name)} ({len(sheet.rows)} rows)."
    yield "# Look at each line, change what is wrong, then: gawah import FILE --mapping THIS_FILE"
    yield "# A column goes to one of these:"
    yield from (f"#   {target:<24} {what}" for target, (_, what) in TARGETS.items())
    yield f"#   {IGNORE:<24} kept in the row, and read as nothing"
    yield "# apart: what parts several values in one cell. order: dmy, mdy or ymd, of dates in figures."
    yield "# codes: what words in its cells mean: a code, a value (at least 3: '>=3'), or ignore."
    yield f"form: {FORM}"
    yield f"language: {detect(cells)} # of the cells: en, ur, ar …"
    yield "fixed: # what holds of every row"
    yield f"  document.source_group: {_quoted(sheet.name)} # all rows are one source"


def _lines(one: Proposed) -> Iterator[str]:
    if one.why:
        yield f"  # {one.why}"
    if one.examples:
        yield f"  # e.g. {' · '.join(_short(words) for words in one.examples)}"
    yield f"  {_quoted(one.head)}:"
    yield f"    to: {one.column.to}"
    if one.column.apart:
        yield f"    apart: {_quoted(one.column.apart)}"
    if one.column.order:
        yield f"    order: {one.column.order}"
    if one.column.codes:
        yield "    codes:"
        yield from (f"      {_quoted(words)}: {_quoted(code)}" for words, code in one.column.codes.items())


def _quoted(words: str) -> str:
    """Words as YAML takes them, whatever is in them."""
    told = json.dumps(words, ensure_ascii=False)
    return "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in told)


def _short(words: str) -> str:
    plain = " ".join("".join(one if one.isprintable() else " " for one in words).split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
