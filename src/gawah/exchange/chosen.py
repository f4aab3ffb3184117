"""Chosen incidents, worked out a part at a time: a big register never lies in memory as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.catalogue import Catalogue
    from gawah.project import Project
    from gawah.register import Incident, Register

_TOGETHER = 200
"""Incidents that are worked out in one go."""


def chosen(
    project: Project, catalogue: Catalogue, incidents: Sequence[str]
) -> Iterator[tuple[Incident, Register]]:
    """Incidents as the register has them, each with the part of it that tells of it.

    Args:
        project: where they are.
        catalogue: of the project.
        incidents: their ids, as the catalogue had them; one that is no more, since it was joined to another
            in the meantime, is passed over.
    """
    for first in range(0, len(incidents), _TOGETHER):
        some = incidents[first : first + _TOGETHER]
        register = project.part(catalogue.documents_telling(some))
        found = {incident.id: incident for incident in register.incidents()}
        yield from ((found[one], register) for one in some if one in found)
