"""What ``gawah show`` shows: found by its id and loaded with what its page tells, and no more."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from gawah.errors import Sentence
from gawah.model.record import record
from gawah.register.live import claims
from gawah.review import resolve
from gawah.schema import kinds
from gawah.store.ids import claims_from, documents_from, subjects_from
from gawah.store.parts import (
    MANY,
    documents_of_claims,
    documents_of_subjects,
    load_part,
    subjects_of_documents,
    subjects_of_entries,
)
from gawah.store.told import load_told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.cli.sources import Shelf
    from gawah.project import Project
    from gawah.register import Incident, Register

_LISTED = ("place", "body")


@record
class Found:
    """What an id stands for."""

    id: str
    kind: str
    """``document``, ``claim`` or ``subject``."""


def find(project: Project, prefix: str, as_of: str | None) -> Found:
    """What the beginning of an id stands for, of what stands.

    Args:
        project: where it is looked for.
        prefix: what the person typed.
        as_of: a day or time (ISO 8601, UTC); what was recorded later is left out.

    Raises:
        NotFoundError: nothing has such an id.
        UsageError: several do.
    """
    typed, what = prefix.strip().lower(), Sentence("record")
    if not typed.rpartition(":")[2]:
        resolve(prefix, (), what)
    engine = project.engine
    documents, said = documents_from(engine, typed), claims_from(engine, typed)
    subjects = _subjects_from(project, typed)
    if len(documents) + len(said) + len(subjects) <= MANY:
        documents, said, subjects = _standing(project, (documents, said, subjects), as_of)
    one = resolve(prefix, [*documents, *said, *subjects], what)
    return Found(one, "document" if one in documents else "claim" if one in said else "subject")


def _subjects_from(project: Project, typed: str) -> list[str]:
    """The subjects whose id begins so, with or without its kind; a document is found by itself."""
    known = [kind for kind in kinds() if kind != "document"]
    found = subjects_from(project.engine, typed, known)
    for kind in known:
        if kind.startswith(typed):
            found += subjects_from(project.engine, "", [kind])
    return found


def _standing(
    project: Project, found: tuple[list[str], list[str], list[str]], as_of: str | None
) -> tuple[list[str], list[str], list[str]]:
    """What of it stands: nothing finds the rest any more, or not yet."""
    documents, said, subjects = found
    engine = project.engine
    telling = documents_of_claims(engine, said) | documents_of_subjects(engine, subjects)
    part = load_part(engine, telling.union(documents)).until(as_of)
    standing = claims(part.statements, part.verdicts, part.runs)
    spoken_of = {claim.statement.subject for claim in standing.values()}
    there = {document.id for document in part.documents}
    return (
        [one for one in documents if one in there],
        [one for one in said if one in standing],
        [one for one in subjects if one in spoken_of],
    )


def shelf_with(project: Project, subjects: Iterable[str], as_of: str | None) -> Shelf:
    """The shelf of all that the record says of some subjects, and of what is told with them.

    Of places and bodies there is what all documents say that name the same entry of a list; of what is only
    named beside them, what these documents say.
    """
    from gawah.cli.sources import shelf_of

    wanted = {*subjects}
    wanted |= subjects_of_entries(project.engine, wanted)
    documents = documents_of_subjects(project.engine, wanted)
    return shelf_of(project, load_told(project.engine, wanted, documents).until(as_of))


def shelf_of_incident(project: Project, incident: str, as_of: str | None) -> Shelf:
    """The shelf of an incident, of those who took part and of its place, with what may be the same."""
    from gawah.cli.sources import Shelf, shelf_of

    if as_of is not None:  # nothing keeps which incidents may have been one then
        return shelf_of(project, project.stored().until(as_of))
    first = shelf_with(project, [incident], None).register
    found = first.incident(incident)
    if found is None:
        return shelf_with(project, [incident], None)
    shelf = shelf_with(project, {incident, *_beside(found, first)}, None)
    with closing(project.catalogue()) as catalogue:
        catalogue.update()
        return Shelf(shelf.register, shelf.names, shelf.fetch, catalogue.alike(incident))


def shelf_for_law(project: Project, incident: str, as_of: str | None) -> Shelf:
    """The shelf of an incident, of those who took part and of its place, with the laws its documents name."""
    first = shelf_with(project, [incident], as_of).register
    found = first.incident(incident)
    if found is None:
        return shelf_with(project, [incident], as_of)
    cited = subjects_of_documents(project.engine, found.documents, "citation")
    return shelf_with(project, {incident, *_beside(found, first), *cited}, as_of)


def _beside(incident: Incident, register: Register) -> Iterable[str]:
    """Who took part in an incident and where it was, as far as documents tell more of them than it does."""
    told = [one.id for one in (*incident.victims, *incident.perpetrators)]
    told += [incident.place] if incident.place is not None else []
    for one in told:
        subject = register.subject(one)
        if subject is not None and subject.kind in _LISTED:
            yield from subject.members
