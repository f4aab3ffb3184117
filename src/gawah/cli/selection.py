"""Which part of the record is meant: ids of documents and incidents, filters as ``list`` has them, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.filters import filter_options, wanted_of
from gawah.errors import NotFoundError, UsageError
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gawah.project import Project

    Command = Callable[..., int]

_DATES = ("--since", "--until")
_FILTERS = ("type_", "place", "since", "until", "contradicted")


@record
class Selection:
    """A part of the record."""

    documents: tuple[str, ...]
    words: str
    """What was asked for."""
    is_all: bool


def selection_options(function: Command) -> Command:
    """Add the argument and the options by which a part of the record is chosen."""
    function = filter_options(*_DATES)(function)
    function = click.option("--all", "wants_all", is_flag=True, help="All documents.")(function)
    return click.argument("selection", nargs=-1)(function)


def selection_of(project: Project, options: Mapping[str, object]) -> Selection:
    """What the argument and the options choose.

    Raises:
        UsageError: nothing was asked for, or several begin so.
        NotFoundError: nothing is as asked.
    """
    asked = options["selection"]
    ids = [str(one) for one in asked] if isinstance(asked, tuple) else []
    filters = {name: options[name] for name in _FILTERS}
    if options["wants_all"]:
        return Selection(tuple(_all(project)), "all", is_all=True)
    if not ids and not any(filters.values()):
        raise UsageError("Say what: ids of documents or incidents, filters as --place, or --all.")
    found = {document for one in ids for document in _of(project, one)}
    words = ids + [f"{name.rstrip('_')}={value}" for name, value in filters.items() if value]
    if any(filters.values()):
        wanted = wanted_of(filters, _DATES)
        incidents = project.register().incidents()
        found.update(one for incident in incidents if wanted.holds(incident) for one in incident.documents)
    if not found:
        raise NotFoundError("Nothing in the record is as asked.")
    return Selection(tuple(sorted(found)), " ".join(words), is_all=False)


@record
class Meant:
    """Incidents that somebody asked for."""

    incidents: tuple[str, ...]
    words: str
    """What was asked for; empty where it was all."""


def incidents_of(project: Project, options: Mapping[str, object], as_of: str | None = None) -> Meant:
    """The incidents that the argument and the options choose; of a document, those that it tells of.

    Raises:
        UsageError: nothing was asked for, or several begin so.
        NotFoundError: nothing is as asked.
    """
    asked = options["selection"]
    ids = [str(one) for one in asked] if isinstance(asked, tuple) else []
    filters = {name: options[name] for name in _FILTERS}
    if not ids and not any(filters.values()) and not options["wants_all"]:
        raise UsageError("Say what: ids of incidents or documents, filters as --place, or --all.")
    found = {incident for one in ids for incident in _told_by(project, one)}
    words = ids + [f"{name.rstrip('_')}={value}" for name, value in filters.items() if value]
    if options["wants_all"] or any(filters.values()):
        wanted = wanted_of(filters, _DATES)
        found.update(one.id for one in project.register(as_of).incidents() if wanted.holds(one))
    if not found:
        raise NotFoundError("No incident in the record is as asked.")
    return Meant(tuple(sorted(found)), "" if options["wants_all"] else ", ".join(words))


def _told_by(project: Project, typed: str) -> tuple[str, ...]:
    """The incidents that an id means: one, or all of which a document tells."""
    from gawah.review.look_up import incident_in, part_with

    one = _resolved(project, typed)
    if one.startswith("incident:"):
        return (incident_in(part_with(project, one), one).id,)
    return tuple(incident.id for incident in project.part([one]).incidents_told_by(one))


def _all(project: Project) -> Iterator[str]:
    from gawah.store.in_order import documents_in_parts

    for some in documents_in_parts(project.engine, 1000):
        yield from some


def _of(project: Project, typed: str) -> tuple[str, ...]:
    """The documents that an id means: one, or all that tell of an incident."""
    from gawah.review.look_up import incident_in, part_with

    one = _resolved(project, typed)
    if not one.startswith("incident:"):
        return (one,)
    return incident_in(part_with(project, one), one).documents


def _resolved(project: Project, typed: str) -> str:
    """The id of the document or incident that begins so."""
    from gawah.errors import Sentence
    from gawah.review.prefix import resolve
    from gawah.store.ids import documents_from, subjects_from

    beginning = typed.strip().lower()
    documents = set(documents_from(project.engine, beginning) if beginning and ":" not in beginning else [])
    incidents = subjects_from(project.engine, beginning, ("incident",)) if beginning else []
    return resolve(typed, {*documents, *incidents}, Sentence("document or incident"))
