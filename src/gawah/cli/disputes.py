"""What contradicts what, one line each: the fact, each value with where it stands, and the id to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.cli.cards import quantity_words, short, shown, told_by, topic
from gawah.register.tolls import toll_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gawah.cli.page import Paper
    from gawah.cli.sources import Shelf
    from gawah.register import Contradiction, Incident
    from gawah.resolve.alike import Difference

_NAMED = 2
"""Accounts named for one value."""


def disputes(
    incidents: Sequence[Incident], documents: frozenset[str], shelf: Shelf, paper: Paper
) -> list[str]:
    """The lines: accounts of what may be one event, contradictions on cards, then all others.

    What only went on from report to report is no contradiction, and is not among them.

    Args:
        incidents: those that are shown.
        documents: those that were just read; contradictions that belong to no incident are told of these.
        shelf: the register with its texts.
        paper: where it is shown.
    """
    mine = {incident.id for incident in incidents}
    by_id = {incident.id: incident for incident in shelf.register.incidents()}
    lines = [
        _difference(found, by_id, shelf, paper)
        for found in shelf.alike.differences
        if any(one in mine for _, ids in found.sides for one in ids) and not _went_on(found, by_id, shelf)
    ]
    told: set[tuple[str, str]] = set()
    for incident in incidents:
        for found in incident.contradictions:
            if (found.subject, found.field.prop.name) not in told:
                told.add((found.subject, found.field.prop.name))
                lines.append(_contradiction(found, incident.id, shelf, paper))
    lines += [
        _contradiction(found, found.subject, shelf, paper)
        for found in shelf.register.contradictions()
        if (found.subject, found.field.prop.name) not in told and _touches(found, documents)
    ]
    return lines + list(_noted(documents, shelf, paper))


def _went_on(found: Difference, by_id: Mapping[str, Incident], shelf: Shelf) -> bool:
    """Whether accounts would only go on from each other, were they of one event: the toll rose."""
    told = [by_id[one] for _, ids in found.sides for one in ids]
    acts = [act for one in told for act in one.acts]
    documents = sorted({document for one in told for document in one.documents})
    toll = toll_of(acts, documents, shelf.register)
    return any(field.prop.name == found.what and field.steps for field in toll.fields)


def _line(text: str, paper: Paper) -> str:
    return paper.warning("  ! ") + paper.wrapped(text, "    ", "    ").removeprefix("    ")


def _difference(found: Difference, by_id: Mapping[str, Incident], shelf: Shelf, paper: Paper) -> str:
    sides = []
    for value, ids in found.sides:
        refs = [f"{paper.value(shelf.file(by_id[one].documents[0]))} [{short(one)}]" for one in ids]
        more = f" and {len(refs) - _NAMED} more" if len(refs) > _NAMED else ""
        shown_value = value if found.what == "date" else quantity_words(value)
        sides.append(f"{shown_value} in {', '.join(refs[:_NAMED])}{more}")
    return _line(f"{found.what}: {' or '.join(sides)}, if these are one event", paper)


def _contradiction(found: Contradiction, shown_at: str, shelf: Shelf, paper: Paper) -> str:
    about = found.field.prop
    sides = []
    for reading in found.field.sides:
        value = paper.value(shown(reading.value, about.type, shelf))
        if reading.claims:
            sides.append(f"{value} ({shelf.where(reading.claims[0])})")
        if reading.denials:
            who = paper.value(told_by(reading.denials[0], shelf, denied=True))
            sides.append(f"{value} {who} ({shelf.where(reading.denials[0])})")
    what = topic(found, shelf.register.subject(found.subject), paper)
    return _line(f"{what}: {' or '.join(sides)} [{short(shown_at)}]", paper)


def _noted(documents: frozenset[str], shelf: Shelf, paper: Paper) -> Iterable[str]:
    """Contradictions inside a document that a reader of it noted."""
    for subject in shelf.register.of_kind("document"):
        for claim in subject.fields["inconsistency"].claims if "inconsistency" in subject.fields else ():
            if claim.statement.document in documents:
                yield _line(f"{paper.value(claim.statement.value)} ({shelf.where(claim)})", paper)


def _touches(found: Contradiction, documents: frozenset[str]) -> bool:
    return any(claim.statement.document in documents for claim in found.field.claims)
