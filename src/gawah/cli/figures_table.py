"""Figures as a table on the screen, with what they leave out under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.analyse import INCIDENT
from gawah.analyse.cells import BAR
from gawah.analyse.count import periods
from gawah.cli.cards import code
from gawah.cli.page import clean, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.analyse import Asked, Figures, Row
    from gawah.cli.page import Paper

UNITS = {
    INCIDENT: "Incidents",
    "killed": "Persons killed",
    "injured": "Persons injured",
    "casualty": "Persons killed or injured",
    "detained": "Persons detained",
    "disappeared": "Persons disappeared",
    "displaced": "Persons displaced",
    "site": "Sites attacked",
}
"""What is counted, as the head of a table says it."""
_HEADS = ("at least", "at most", "incidents", "perhaps", "sources")
_WIDEST = 44
"""Characters of the name of a row."""


def shown(figures: Figures, paper: Paper) -> Iterator[str]:
    """The lines of the table and of the notes under it."""
    yield paper.bold(heading(figures.asked))
    rows = [(_named(row, figures.asked), row) for row in figures.rows]
    yield from _table([*rows, ("total", figures.total)], paper)
    yield ""
    for note in notes(figures):
        yield paper.wrapped(note, "  ", "- ")


def heading(asked: Asked) -> str:
    """What is counted, of which incidents, in one line."""
    parts = [UNITS[asked.unit], "documented in this register"]
    first, last = periods(asked)
    if asked.is_dated:
        parts.append(f"{first or 'the beginning'} to {last or 'today'}")
    parts += [one for one in (asked.place, asked.group) if one]
    parts += [code("act_type", asked.type)] if asked.type else []
    parts += [f"by {asked.perpetrator}"] if asked.perpetrator else []
    return " · ".join(map(clean, parts))


def bounds(low: int, high: int | None) -> tuple[str, str]:
    """At least and at most, as a cell tells it."""
    return f"{low:,}", "open" if high is None else f"{high:,}"


def _named(row: Row, asked: Asked) -> str:
    names = []
    for part, value in zip(asked.per, row.key, strict=True):
        if value is None:
            names.append(f"no {part} told")
        elif part == "type":
            names.append(code("act_type", value))
        else:
            names.append(", ".join(reversed(value.split(BAR))))
    return clean(" · ".join(names))


def _table(rows: Sequence[tuple[str, Row]], paper: Paper) -> Iterator[str]:
    lines = [_cells(row) for _, row in rows]
    widths = [max(len(head), *(len(line[at]) for line in lines)) for at, head in enumerate(_HEADS)]
    first = min(_WIDEST, max(len(name) for name, _ in rows))

    def line(name: str, cells: Iterable[str]) -> str:
        told = "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        return f"{name:<{first}}  {told}".rstrip()

    yield paper.faint(line("", _HEADS))
    for (name, row), cells in zip(rows, lines, strict=True):
        short = name if len(name) <= first else name[: first - 1] + "…"
        told = line(short, cells)
        yield paper.bold(told) if not row.key else told


def _cells(row: Row) -> tuple[str, ...]:
    perhaps = f"{len(row.possible):,}" if row.possible else ""
    return (*bounds(row.low, row.high), f"{len(row.sure):,}", perhaps, f"{row.sources:,}")


def notes(figures: Figures) -> Iterator[str]:
    """What must be known to read the numbers rightly."""
    total, left, asked = figures.total, figures.left_out, figures.asked
    if total.possible:
        yield (
            f"{counted(len(total.possible), 'incident')} that may lie in the period and place asked for, by "
            "what is known of them: in the greatest number only."
        )
    if total.pairs:
        yield (
            f"{counted(total.pairs, 'pair')} of incidents that may be one, about which nobody has decided: "
            "the least number counts them as one. `gawah review same` or `different` decides."
        )
    if total.high is None:
        yield "Open: an account tells of people or sites and does not say how many."
    if figures.overlap:
        yield "An incident may stand in several rows: they add up to more than the total."
    if total.contradicted:
        yield f"{counted(total.contradicted, 'incident')} with accounts that contradict each other."
    if total.awaiting:
        yield f"{counted(total.awaiting, 'incident')} with values that no person has reviewed yet."
    for number, why in (
        (left.undated, "without a year"),
        (left.without_place, "without a place"),
        (left.without_group, "of which nobody says who was attacked"),
        (left.without_perpetrator, "of which nobody says who did it"),
    ):
        if number:
            yield f"Left out: {counted(number, 'incident')} {why}."
    if left.unread:
        yield f"Left out: {counted(left.unread, 'document')} that nobody has read yet."
    if asked.unit == INCIDENT:
        yield "Accidents, natural deaths and what is only feared, demanded or denied are no incidents."
    yield "Recorded, not total: what no document tells is not in it."
