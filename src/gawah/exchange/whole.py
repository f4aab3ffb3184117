"""The whole register for an export, worked out a part at a time and told in the order of the whole.

What is sorted are ids: they may lie in a file while that is done, and no name, no place and no words do.
"""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

from gawah.register.incident import order_of
from gawah.register.live import claims
from gawah.register.outline import outline_of
from gawah.store.engine import put_aside
from gawah.store.in_order import documents_in_parts, statements_named
from gawah.store.parts import MANY, closed, load_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Engine

    from gawah.exchange.csv_out import ClaimLine
    from gawah.project import Project
    from gawah.register import Incident, Register
    from gawah.register.incident import Order
    from gawah.register.outline import Outline

_TOGETHER = 200
"""Documents, or incidents, that are worked out in one go."""
_SORTED = "CREATE TABLE standing (claim TEXT, counts INTEGER, verdict TEXT, methods TEXT, confidence REAL)"


def outlines_in_order(project: Project, as_of: str | None = None) -> Iterator[Outline]:
    """What each incident tells, in the order of the register.

    Args:
        project: whose catalogue, which keeps the outlines, is brought up to date for it.
        as_of: a day or time (ISO 8601, UTC); the catalogue does not know what was known then, so it is worked
            out twice: for the order, and for what is told.
    """
    if as_of is not None:
        yield from _outlines_then(project, as_of)
        return
    with closing(project.catalogue()) as catalogue:
        catalogue.update()
        yield from catalogue.outlines(catalogue.as_listed())


def _outlines_then(project: Project, as_of: str) -> Iterator[Outline]:
    return (outline_of(incident) for incident, _ in incidents_then(project, as_of))


def incidents_then(project: Project, as_of: str) -> Iterator[tuple[Incident, Register]]:
    """The incidents as they stood on a day, in the order of the register then, each with its part of it."""
    ordered = sorted(_incidents_then(project, as_of))
    for first in range(0, len(ordered), _TOGETHER):
        some = ordered[first : first + _TOGETHER]
        register = project.part({document for _, documents in some for document in documents}, as_of)
        found = {incident.id: incident for incident in register.incidents()}
        yield from ((found[order[-1]], register) for order, _ in some if order[-1] in found)


def _incidents_then(project: Project, as_of: str) -> Iterator[tuple[Order, tuple[str, ...]]]:
    """What sorts each incident, its id last, with the documents that tell of it."""
    seen: set[str] = set()
    for some in documents_in_parts(project.engine, _TOGETHER):
        part = closed(project.engine, (document for document in some if document not in seen))
        for incident in project.part(part, as_of).incidents():
            yield order_of(incident.date, incident.places, incident.id), incident.documents
        seen |= part - frozenset(some)  # they come later, and are done


def claims_in_order(engine: Engine, as_of: str | None = None) -> Iterator[ClaimLine]:
    """Each claim that stands or that a person has spoken about, in order of id, with what came of it.

    Args:
        engine: the store.
        as_of: a day or time (ISO 8601, UTC); what was recorded later is left out.
    """
    with put_aside(engine) as standing:
        standing.execute(_SORTED)
        for some in documents_in_parts(engine, _TOGETHER):
            standing.executemany(
                "INSERT INTO standing VALUES (?, ?, ?, ?, ?)", _standing(engine, some, as_of)
            )
        ordered = standing.execute("SELECT * FROM standing ORDER BY claim")
        while rows := tuple(islice(ordered, MANY)):
            said = statements_named(engine, (row[0] for row in rows))
            for claim, counts, verdict, methods, confidence in rows:
                yield said[claim], bool(counts), verdict, methods, confidence


def _standing(
    engine: Engine, documents: Sequence[str], as_of: str | None
) -> Iterator[tuple[str, bool, str | None, str, float]]:
    part = load_part(engine, documents).until(as_of)
    for claim in claims(part.statements, part.verdicts, part.runs).values():
        verdict = claim.verdict.word.value if claim.verdict else None
        yield claim.id, claim.counts, verdict, ";".join(claim.methods), claim.confidence
