"""Who looked at what: the pages that show names and other values that are not public are written down.

That is a custody event of its own, once a day for each person and page; of a list or a search, for each page
of it and each set of filters or words. It is written a moment later and with others, so that nobody waits for
it; what was looked at last is written when the program ends or is locked.
"""

from __future__ import annotations

from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from gawah.errors import ProjectError
from gawah.project import now
from gawah.project.custody import listed, looked_at, note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.model import CustodyEvent
    from gawah.project import Project

_EVERY = 1.0
"""Seconds between two times that something is written."""
_MOST = 100_000
"""Pages of a day that are remembered: of a program that runs for ever, the first are forgotten."""


class Looks:
    """What was looked at and is not yet written down."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[tuple[str, str, str], None] = {}
        self._waiting: list[CustodyEvent] = []
        self._turn = Lock()
        self._is_over = Event()
        self._thread = Thread(target=self._work, name="looks", daemon=True)

    def start(self) -> None:
        """Begin to write; nothing is written of a project that is open for reading only."""
        if not self._project.is_read_only:
            self._thread.start()

    def stop(self) -> None:
        """Write what is left."""
        self._is_over.set()
        if self._thread.is_alive():
            self._thread.join()

    def saw(self, actor: str, kind: str, key: str) -> None:
        """Somebody looks at a page.

        Args:
            actor: who.
            kind: what it is of: ``documents``, ``incidents``, ``subjects``.
            key: which.
        """
        self._remember(looked_at(actor, kind, key, now()), f"{kind}/{key}")

    def saw_list(self, actor: str, what: str, asked: Mapping[str, object], shown: int) -> None:
        """Somebody is shown a page of a list, or of what a search found.

        Args:
            actor: who.
            what: the page: ``register``, ``search``, ``subjects`` …
            asked: the filters and words, and which page of the list, by name.
            shown: how many rows stand on it; where there are none, nothing is written.
        """
        if shown:
            page = f"{what}?{sorted((name, str(value)) for name, value in asked.items() if value)}"
            self._remember(listed(actor, what, asked, shown, now()), page)

    def _remember(self, event: CustodyEvent, page: str) -> None:
        """Have an event written, unless the same person was at the same page on that day."""
        known = (event.actor, page, event.at[:10])
        with self._turn:
            if known in self._known or self._project.is_read_only:
                return
            if len(self._known) >= _MOST:
                del self._known[next(iter(self._known))]
            self._known[known] = None
            self._waiting.append(event)

    def _work(self) -> None:
        while not self._is_over.wait(_EVERY):
            self._write()
        self._write()

    def _write(self) -> None:
        with self._turn:
            some, self._waiting = self._waiting, []
        if not some:
            return
        try:
            note(self._project, some)
        except ProjectError:  # somebody else writes for long, or the disk is full: it is tried again
            with self._turn:
                self._waiting = some + self._waiting
