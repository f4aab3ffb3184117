"""What all pages of one running interface share."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.web.guards import Access
from gawah.web.reading import Reading
from gawah.web.sessions import Sessions
from gawah.web.sheets import Sheets
from gawah.web.statics import Statics
from gawah.web.texts import Words, all_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.catalogue import Catalogue
    from gawah.project import Pipeline, Project
    from gawah.settings import Settings


@record
class Manner:
    """How the interface is to be served."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    language: str | None = None
    """The language to begin with; None: what each browser asks for."""
    debug: bool = False
    """Print what went wrong inside gawah."""
    pipeline: Pipeline | None = None
    """How documents are read; the built-in way by default."""


@dataclass(frozen=True)
class Desk:
    """What all pages share."""

    project: Project
    access: Access
    sessions: Sessions
    words: Mapping[str, Words]
    statics: Statics
    sheets: Sheets
    reading: Reading
    debug: bool
    catalogue: Catalogue

    def close(self) -> None:
        """Finish the document that is being read, and let go of all files."""
        self.reading.stop()
        self.catalogue.close()
        self.project.close()


def lay_desk(project: Project, settings: Settings, manner: Manner) -> Desk:
    """Make ready what all pages share."""
    words, (statics, sheets) = all_words(), _look()
    catalogue = project.catalogue()
    return Desk(
        project=project,
        access=Access(manner.token, manner.port),
        sessions=Sessions(settings.reviewer, manner.language),
        words=words,
        statics=statics,
        sheets=sheets,
        reading=Reading(project, manner.pipeline, catalogue.update, debug=manner.debug),
        debug=manner.debug,
        catalogue=catalogue,
    )


@cache
def _look() -> tuple[Statics, Sheets]:
    """The files and templates of the program itself, which are the same for whatever project is shown."""
    statics = Statics()
    return statics, Sheets(all_words(), statics)
