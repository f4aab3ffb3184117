"""What all pages of one running interface share."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from anyio import CapacityLimiter

from gawah.model.record import record
from gawah.web.following import Following
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


_AT_ONCE = 4


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
    following: Following
    at_once: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(_AT_ONCE))
    """Requests that are worked on together; the others wait their turn.

    The interpreter does one thing at a time: many threads would only take each other's turns, and everybody
    would wait for everybody.
    """

    def close(self) -> None:
        """Finish the document that is being read, and let go of all files."""
        self.reading.stop()
        self.following.stop()
        self.catalogue.close()
        self.project.close()


def lay_desk(project: Project, settings: Settings, manner: Manner) -> Desk:
    """Make ready what all pages share."""
    words, (statics, sheets) = all_words(), _look()
    catalogue = project.catalogue()
    following = Following(catalogue)
    return Desk(
        project=project,
        access=Access(manner.token, manner.port),
        sessions=Sessions(settings.reviewer, manner.language, asks_name=not settings.has_own_name),
        words=words,
        statics=statics,
        sheets=sheets,
        reading=Reading(
            project,
            manner.pipeline,
            following.keep_up,
            lambda: not project.is_read_only and bool(catalogue.to_join()),
            debug=manner.debug,
        ),
        debug=manner.debug,
        catalogue=catalogue,
        following=following,
    )


@cache
def _look() -> tuple[Statics, Sheets]:
    """The files and templates of the program itself, which are the same for whatever project is shown."""
    statics = Statics()
    return statics, Sheets(all_words(), statics)
