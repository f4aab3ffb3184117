"""Incidents for the formats of the field: the whole register for its keeper, or what others may know."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from gawah.exchange.chosen import chosen
from gawah.exchange.formats.happening import happening_of, happenings_told
from gawah.exchange.whole import incidents_then
from gawah.guard.guarded import guarded
from gawah.guard.redact import told_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.exchange.formats.forms import Asked, Form, Pieces
    from gawah.exchange.formats.happening import Happening
    from gawah.guard.guarded import Guarded
    from gawah.project import Project


def own_happenings(project: Project, as_of: str | None = None) -> Iterator[Happening]:
    """All incidents with everything, in the order of the register; a few at a time.

    Args:
        project: whose catalogue is brought up to date for it.
        as_of: a day or time (ISO 8601, UTC): as they stood then.
    """
    if as_of is not None:
        yield from (happening_of(incident, register) for incident, register in incidents_then(project, as_of))
        return
    with closing(project.catalogue()) as catalogue:
        catalogue.update()
        found = chosen(project, catalogue, catalogue.as_listed())
        yield from (happening_of(incident, register) for incident, register in found)


def told_in_form(project: Project, audience: str, form: Form, asked: Asked) -> tuple[Guarded, Pieces]:
    """The incidents as an audience may know them, in a format.

    Args:
        project: the project.
        audience: a code of ``audience``.
        form: the format.
        asked: what else was asked for.

    Returns:
        what is protected, and the pieces, which have still to go through the gate.

    Raises:
        UsageError: there is no such audience.
    """
    guard = guarded(project, audience, [word.replace("_", " ") for word in form.words])
    told, _ = told_of(project, guard)
    return guard, form.write(happenings_told(told), asked)
