"""Keeping the catalogue up with the record: a page tells all that was recorded before it was asked for.

Mostly that is a matter of milliseconds. A project with thousands of documents that were never laid out takes
minutes: that is done once, beside the pages, and who asks meanwhile is told how far it is.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING

from gawah.web.faults import LayingOutError

if TYPE_CHECKING:
    from gawah.catalogue import Catalogue

_PATIENCE = 3.0
"""Seconds that a page waits."""


class _OverError(Exception):
    """The program ends."""


class Following:
    """Follows the record in a thread of its own, which begins when something is to be followed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._thread = ThreadPoolExecutor(1, "following")
        self._work: Future[int] | None = None
        self._asking = Lock()
        self._far = (0, 0)
        self._is_over = Event()

    def catch_up(self, *, by_persons: bool = False) -> None:
        """Wait until the catalogue tells all that is recorded now.

        Args:
            by_persons: it is enough if it tells all that people said. While documents are read one after the
                other, what they tell is followed there.

        Raises:
            LayingOutError: it takes longer than a page will wait; it is gone on with all the same.
        """
        goal, until = self._catalogue.last_recorded(by_persons=by_persons), monotonic() + _PATIENCE
        self._catalogue.look_again()
        while self._catalogue.known < goal:
            try:
                self._asked().result(max(0.0, until - monotonic()))
            except TimeoutError as error:
                raise LayingOutError(*self._far) from error
            except _OverError:
                return

    def keep_up(self) -> None:
        """Catch up as far as a page would wait: the rest is gone on with meanwhile."""
        with suppress(LayingOutError):
            self.catch_up()

    def stop(self) -> None:
        """Leave off; what is not laid out is so the next time."""
        self._is_over.set()
        self._thread.shutdown()

    def _asked(self) -> Future[int]:
        with self._asking:
            if self._work is None or self._work.done():
                self._far = (0, 0)
                self._work = self._thread.submit(self._catalogue.update, self._tell)
            return self._work

    def _tell(self, done: int, of: int) -> None:
        if self._is_over.is_set():
            raise _OverError
        self._far = (done, of)
