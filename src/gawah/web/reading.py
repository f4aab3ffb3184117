"""The one thread that reads what was added, document by document, while people go on working.

What waits is known from the store: a process that is killed loses nothing, the next one goes on from there.
While many documents wait, the catalogue follows only now and then, and after the last one: what it works out
anew for one incident of a hundred reports is then worked out for all of them that came.
"""

from __future__ import annotations

from collections import deque
from threading import Condition, Thread
from time import monotonic
from typing import TYPE_CHECKING

from gawah.errors import ProjectError, Sentence
from gawah.model.record import record
from gawah.project.apart import Apart
from gawah.store.arrivals import unread
from gawah.web.faults import tell_trace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gawah.project import Pipeline, Project

_PATIENCE = 2.0
"""Seconds until a project in which somebody else writes is tried again."""
_REST = 60.0
"""Seconds without anything to read after which the process that reads is let go, with its memory."""
_PAUSE = 3.0
"""Seconds of reading between two times that the catalogue follows; or as many as that took, if more."""


@record
class Progress:
    """How far the reading is."""

    now: str | None
    """The document that is being read."""
    waiting: int
    """How many wait behind it."""
    held_up: Sentence | None
    """Why nothing is read, although something waits; None where nothing is in the way."""

    @property
    def is_busy(self) -> bool:
        """Whether anything is left to do."""
        return self.now is not None or self.waiting > 0

    @property
    def is_going_on(self) -> bool:
        """Whether something is being read, and not only waits for its turn."""
        return self.is_busy and self.held_up is None


class Reading:
    """Reads what waits. ``start`` and ``stop`` belong to the program's own beginning and end."""

    def __init__(
        self,
        project: Project,
        pipeline: Pipeline | None = None,
        then: Callable[[], object] = lambda: None,
        is_to_join: Callable[[], bool] = lambda: False,
        *,
        debug: bool = False,
    ) -> None:
        """Make it ready.

        Args:
            project: whose documents are read.
            pipeline: how; by default the built-in way, in a process of its own, so that pages need not wait.
            then: what is done at the beginning, and after each document, or some together where more wait,
                before the last of them counts as read.
            is_to_join: whether there are accounts that were not looked through for what is one event: in the
                beginning that is done, too, for what was read, or decided, before.
            debug: print what went wrong inside gawah.
        """
        self._project = project
        self._pipeline = pipeline
        self._then = then
        self._is_to_join = is_to_join
        self._debug = debug
        self._waiting: deque[str] = deque()
        self._untold: set[str] = set()
        self._follows_at = 0.0
        self._now: str | None = None
        self._held_up: Sentence | None = None
        self._is_over = False
        self._changed = Condition()
        self._thread = Thread(target=self._work, name="reading", daemon=True)
        self._apart = Apart(project)

    def start(self) -> None:
        """Begin with what an earlier process left."""
        self.ask(unread(self._project.engine))
        self._thread.start()

    def stop(self, *, at_once: bool = False) -> None:
        """Finish the document that is being read, and no other.

        Args:
            at_once: break it off instead; it waits until the project is opened again.
        """
        with self._changed:
            self._is_over = True
            self._changed.notify_all()
        if at_once:
            self._apart.break_off()
        if self._thread.is_alive():
            self._thread.join()

    def ask(self, documents: Iterable[str]) -> None:
        """Read documents that were added, or read them again, after those that wait already.

        Raises:
            ReadOnlyError: the project cannot be written to.
        """
        self._project.must_write()
        with self._changed:
            known = set(self._waiting)
            self._waiting.extend(document for document in dict.fromkeys(documents) if document not in known)
            self._changed.notify_all()

    def ask_first(self, document: str) -> None:
        """Read a document before all that wait, as one whose page somebody is at.

        Raises:
            ReadOnlyError: the project cannot be written to.
        """
        self._project.must_write()
        with self._changed:
            if document in self._waiting:
                self._waiting.remove(document)
            self._waiting.appendleft(document)
            self._changed.notify_all()

    def progress(self) -> Progress:
        """How far it is."""
        with self._changed:
            return Progress(self._now, len(self._waiting), self._held_up)

    def waits(self) -> frozenset[str]:
        """The documents that wait."""
        with self._changed:
            return frozenset(self._waiting)

    def untold(self) -> frozenset[str]:
        """The documents that were read and of which the catalogue does not yet tell what they say."""
        with self._changed:
            return frozenset(self._untold)

    def finish(self, seconds: float) -> bool:
        """Wait until nothing is left to do, at most so long; whether that came true."""
        with self._changed:
            return self._changed.wait_for(lambda: self._now is None and not self._waiting, seconds)

    def _work(self) -> None:
        self._try(self._then)
        self._try(self._join)
        while (document := self._next()) is not None:
            held_up = self._read(document)
            with self._changed:
                self._now, self._held_up = None, held_up
                if held_up is not None:
                    self._waiting.appendleft(document)
                    self._changed.wait_for(lambda: self._is_over, _PATIENCE)
                self._changed.notify_all()

    def _next(self) -> str | None:
        with self._changed:
            if not self._changed.wait_for(self._is_asked, _REST):
                self._apart.rest()
            self._changed.wait_for(self._is_asked)
            if self._is_over:
                self._apart.rest()
                return None
            self._now = self._waiting.popleft()
            return self._now

    def _is_asked(self) -> bool:
        return self._is_over or bool(self._waiting)

    def _read(self, document: str) -> Sentence | None:
        """Read one; why it could not be tried, where the project is in use."""

        def read() -> None:
            with self._changed:
                follows = not self._waiting or monotonic() >= self._follows_at
            begun = monotonic()
            if self._pipeline is not None:
                self._project.read_added(document, self._pipeline)
            else:
                self._apart.read_added(document, joins=follows)
            if follows:
                self._then()
                self._follows_at = monotonic() + max(_PAUSE, monotonic() - begun)
            with self._changed:
                self._untold = set() if follows else self._untold | {document}

        return self._try(read)

    def _join(self) -> None:
        if self._pipeline is None and self._is_to_join():
            self._apart.join()
            self._then()

    def _try(self, do: Callable[[], object]) -> Sentence | None:
        """Do something; why it could not be done, where it was not."""
        try:
            do()
        except ProjectError as error:
            return error.sentence
        except Exception as error:  # noqa: BLE001 (the thread must not end: what waits would wait for ever)
            if self._debug:
                tell_trace(error)
            return Sentence("%(what)s", what=f"{type(error).__name__}: {error}")
        return None
