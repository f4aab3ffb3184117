"""What all pages of one running interface share."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from anyio import CapacityLimiter

from gawah.model.record import record
from gawah.project import Project
from gawah.web.following import Following
from gawah.web.guards import Access
from gawah.web.locking import Locking, Opened
from gawah.web.looks import Looks
from gawah.web.reading import Reading
from gawah.web.sessions import Sessions
from gawah.web.sheets import Sheets
from gawah.web.statics import Statics
from gawah.web.texts import Words, all_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.catalogue import Catalogue
    from gawah.project import Pipeline
    from gawah.settings import Settings
    from gawah.vault import Vault


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
    lock_after: float = 15.0
    """Minutes without anybody after which an encrypted project is locked; 0: never."""


@dataclass(frozen=True)
class Desk:
    """What all pages share."""

    locking: Locking
    """The project, while it is open."""
    access: Access
    sessions: Sessions
    words: Mapping[str, Words]
    statics: Statics
    sheets: Sheets
    debug: bool
    at_once: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(_AT_ONCE))
    """Requests that are worked on together; the others wait their turn.

    The interpreter does one thing at a time: many threads would only take each other's turns, and everybody
    would wait for everybody.
    """

    @property
    def project(self) -> Project:
        """The open project; raises ``LockedError`` where it is locked, as do the next three."""
        return self.locking.opened.project

    @property
    def catalogue(self) -> Catalogue:
        """Its catalogue, as far as it followed the record."""
        return self.locking.opened.catalogue

    @property
    def following(self) -> Following:
        """What keeps the catalogue up."""
        return self.locking.opened.following

    @property
    def reading(self) -> Reading:
        """What reads the documents that were added."""
        return self.locking.opened.reading


def lay_desk(project: Project, settings: Settings, manner: Manner) -> Desk:
    """Make ready what all pages share."""
    words, (statics, sheets) = all_words(), _look()
    root = project.root

    def again(vault: Vault) -> Opened:
        return _opened(Project.open(root, vault), manner)

    return Desk(
        locking=Locking(_opened(project, manner), again, manner.lock_after),
        access=Access(manner.token, manner.port),
        sessions=Sessions(settings.reviewer, manner.language, asks_name=not settings.has_own_name),
        words=words,
        statics=statics,
        sheets=sheets,
        debug=manner.debug,
    )


def _opened(project: Project, manner: Manner) -> Opened:
    catalogue = project.catalogue()
    following = Following(catalogue)
    reading = Reading(
        project,
        manner.pipeline,
        following.keep_up,
        lambda: not project.is_read_only and bool(catalogue.to_join()),
        debug=manner.debug,
    )
    return Opened(project, catalogue, following, reading, Looks(project))


@cache
def _look() -> tuple[Statics, Sheets]:
    """The files and templates of the program itself, which are the same for whatever project is shown."""
    statics = Statics()
    return statics, Sheets(all_words(), statics)
