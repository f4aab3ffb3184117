"""The project behind a running interface: open, or locked until its passphrase is typed again.

Only an encrypted project is ever locked: another is read by whoever has the computer. Locked, no page shows
anything of it, and its keys are let go of; documents that are being read when nobody is at the screen any
more are read to their end first, behind closed pages.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from gawah.errors import GawahError
from gawah.model.record import record
from gawah.project.checkpoints import sign_state
from gawah.project.unlocking import locked, unlocked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gawah.catalogue import Catalogue
    from gawah.project import Project
    from gawah.vault import Vault
    from gawah.web.following import Following
    from gawah.web.looks import Looks
    from gawah.web.reading import Reading

_LOOKS_EVERY = 5.0
"""Seconds between two looks at whether anybody is there."""


@record
class Opened:
    """What is there only while the project is open."""

    project: Project
    catalogue: Catalogue
    following: Following
    reading: Reading
    looks: Looks

    def start(self) -> None:
        """Begin to read what waits."""
        self.looks.start()
        if not self.project.is_read_only:
            self.reading.start()

    def close(self, *, at_once: bool = False) -> None:
        """Let go of everything.

        Args:
            at_once: a document that is being read is broken off; it is read when the project is opened again.
        """
        self.reading.stop(at_once=at_once)
        self.following.stop()
        self.looks.stop()
        self.catalogue.close()
        self.project.close()


class Locking:
    """Whether the project is open, and when somebody was last there."""

    def __init__(self, opened: Opened, again: Callable[[Vault], Opened], minutes: float) -> None:
        """An open project.

        Args:
            opened: what is there of it.
            again: opens it again, with its keys.
            minutes: after which it is locked if nobody does anything; 0: never.
        """
        self.root: Path = opened.project.root
        self.is_encrypted = opened.project.vault is not None
        self.seconds = 60 * minutes if self.is_encrypted else 0.0
        self.ended_with: Project | None = None
        """The project that was open when the program ended."""
        self._opened: Opened | None = opened
        self._again = again
        self._is_closed = False
        self._seen_at = monotonic()
        self._turn = Lock()
        self._is_over = Event()

    @property
    def is_locked(self) -> bool:
        """Whether no page may show anything of the project."""
        return self._is_closed

    @property
    def opened(self) -> Opened:
        """What is there of the open project.

        Raises:
            LockedError: it is locked.
        """
        opened = self._opened
        if opened is None or self._is_closed:
            raise locked(self.root)
        return opened

    def start(self) -> None:
        """Begin to read what waits, and to look whether anybody is there."""
        self.opened.start()
        if self.seconds:
            Thread(target=self._watch, name="locking", daemon=True).start()

    def stop(self) -> None:
        """Let go of everything at the end of the program."""
        self._is_over.set()
        with self._turn:
            if self._opened is not None:
                self._opened.close(at_once=self._is_closed)
                self.ended_with = self._opened.project
                self._opened = None

    def seen(self) -> None:
        """Somebody is there."""
        self._seen_at = monotonic()

    def lock(self) -> None:
        """Lock it at once: whatever is being done is broken off."""
        if not self.is_encrypted:
            return
        self._is_closed = True
        with self._turn:
            self._let_go(at_once=True)

    def unlock(self, passphrase: str) -> None:
        """Open it again.

        Raises:
            UsageError: this is not the passphrase.
            GawahError: it cannot be opened.
        """
        with self._turn:
            vault = unlocked(self.root, passphrase)
            if self._opened is None:
                self._opened = self._again(vault)
                self._opened.start()
            self._is_closed = False
            self.seen()

    def tick(self) -> None:
        """Lock it where nobody was there for long; let go of it when the last document was read."""
        if self.seconds and not self._is_closed and monotonic() - self._seen_at >= self.seconds:
            self._is_closed = True
        with self._turn:
            opened = self._opened
            if self._is_closed and opened is not None and not opened.reading.progress().is_going_on:
                self._let_go(at_once=False)

    def _let_go(self, *, at_once: bool) -> None:
        opened, self._opened = self._opened, None
        if opened is None:
            return
        opened.close(at_once=at_once)
        with suppress(GawahError):  # it is signed the next time
            sign_state(opened.project)
        opened.project.close()
        del opened
        gc.collect()

    def _watch(self) -> None:
        while not self._is_over.wait(min(_LOOKS_EVERY, self.seconds / 4)):
            self.tick()
