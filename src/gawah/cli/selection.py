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


def _all(project: Project) -> Iterator[str]:
    from gawah.store.in_order import documents_in_parts

    for some in documents_in_parts(project.engine, 1000):
        yield from some


def _of(project: Project, typed: str) -> tuple[str, ...]:
    """The documents that an id means: one, or all that tell of an incident."""
    from gawah.errors import Sentence
    from gawah.review.look_up import incident_in, part_with
    from gawah.review.prefix import resolve
    from gawah.store.ids import documents_from, subjects_from

    beginning = typed.strip().lower()
    documents = set(documents_from(project.engine, beginning) if beginning and ":" not in beginning else [])
    incidents = subjects_from(project.engine, beginning, ("incident",)) if beginning else []
    one = resolve(typed, {*documents, *incidents}, Sentence("document or incident"))
    if one in documents:
        return (one,)
    return incident_in(part_with(project, one), one).documents
