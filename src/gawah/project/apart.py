"""Reading documents in a process of its own, so that whoever uses this one need not wait for it.

The other process opens the project by itself, reads one document at a time as ``Project.read_added`` does,
lets the catalogue follow and says which accounts are of one event: after each document or, where many come,
after some together. It stands back where others want the processor. What it writes it writes under the same
locks as every process.
"""

from __future__ import annotations

import gc
import os
import signal
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pickle import PicklingError
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, cast

from gawah.errors import ProjectError, UnreadableError
from gawah.project.joining import join
from gawah.project.project import Project
from gawah.store.changes import touched

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from pathlib import Path

    from gawah.catalogue import Catalogue
    from gawah.model import Fault
    from gawah.vault import Vault

_PATIENCE = 600.0
"""Seconds for one document. One of 3,000 characters takes a thirtieth of a second, a book some seconds."""
_FAR_BEHIND = 5_000
"""Documents to be laid out that are left to whoever can tell a person how far it is."""
_STEPS_BACK = 5
"""How far it lets others go first, as ``nice`` counts."""

_NOTHING = ""
"""What is asked for where no document is to be read, and only accounts are to be joined."""


class LostError(Exception):
    """The other process ended in the middle of a document."""


class Apart:
    """A process that reads. It is started when something is to be read, and again where it was lost."""

    def __init__(self, project: Project, patience: float = _PATIENCE) -> None:
        """Nothing is started yet.

        Args:
            project: whose documents are read.
            patience: seconds that one document may take.
        """
        self._root, self._vault = project.root, project.vault
        self._patience = patience
        self._turn = Lock()
        self._is_broken_off = False
        self._process: SpawnProcess | None = None
        self._connection: Connection[Any, Any] | None = None

    def read_added(self, document: str, *, joins: bool = True) -> Fault | None:
        """Read a document that was added; where it cannot be read, why: a fault that is kept.

        A document that takes too long or takes the process with it, as where the system has no memory left,
        has such a fault, too.

        Args:
            document: its id.
            joins: the catalogue follows what was read, and accounts of one event are joined; else that is
                left for a later document, with which it is done for all of them.

        Raises:
            ProjectError: another process is at it, or the project cannot be written.
        """
        try:
            return self._ask(document, joins=joins)
        except (LostError, UnreadableError) as error:
            if self._is_broken_off:
                raise ProjectError(
                    "Reading was broken off; it is done when the project is opened again."
                ) from None
            with Project.open(self._root, self._vault) as project:
                return project.give_up(document, error)

    def join(self) -> None:
        """Say which accounts are of one event, of those that were not looked at since they changed.

        Raises:
            ProjectError: the project cannot be written.
            LostError: the process ended.
        """
        self._ask(_NOTHING, joins=True)

    def rest(self) -> None:
        """Let the process end: it is started again when it is needed."""
        with self._turn:
            self._end()

    def break_off(self) -> None:
        """End the process in the middle of what it does: what is half written is undone, no fault is kept."""
        self._is_broken_off = True
        process = self._process
        if process is not None:
            process.kill()  # whoever waits for its answer learns of it, and ends it in order

    def _ask(self, document: str, *, joins: bool) -> Fault | None:
        with self._turn:
            if self._is_broken_off:
                raise LostError("reading was broken off")
            connection = self._connection or self._start()
            try:
                connection.send((document, joins))
                if not self._hears(connection):
                    self._end()
                    raise UnreadableError(
                        "This file takes longer than %(minutes)s minutes to read. Split it, or save the part "
                        "that is the report.",
                        minutes=round(self._patience / 60),
                    )
                is_done, answer = connection.recv()
            except (EOFError, OSError) as error:
                self._end()
                raise LostError("the process that reads documents ended") from error
        if is_done:
            return cast("Fault | None", answer)
        raise answer

    def _hears(self, connection: Connection[Any, Any]) -> bool:
        """Wait for an answer; whether there is one, or an end that reading tells, before patience ends.

        Raises:
            EOFError: the process ended and left no answer.
        """
        # A process that ended before it took its end of the connection leaves that open on Windows: the
        # connection alone would never tell.
        process = self._process
        ended = [] if process is None else [process.sentinel]
        heard = wait([connection, *ended], self._patience)
        if heard and not connection.poll():
            raise EOFError
        return bool(heard)

    def _start(self) -> Connection[Any, Any]:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        given = (theirs, self._root, self._vault)
        process = context.Process(target=_serve, args=given, name="gawah reading", daemon=True)
        process.start()
        self._process = process  # from now on it can be killed
        if self._is_broken_off:
            process.kill()
        # With the other end held by the other process alone, either learns of the end of the other.
        theirs.close()
        self._connection = ours
        return ours

    def _end(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._connection = self._process = None


def _serve(connection: Connection[Any, Any], root: Path, vault: Vault | None) -> None:
    """Answer until the other end is closed."""
    Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that was started by a person
    gc.set_threshold(100_000, 50, 100)  # what is made lives until it is written: there is nothing to find
    if hasattr(os, "nice"):
        os.nice(_STEPS_BACK)
    with Project.open(root, vault) as project:
        work = _Work(project, project.catalogue())
        while True:
            try:
                document, joins = connection.recv()
            except (EOFError, OSError):
                break
            _send(connection, work.answer(document, joins=joins))
        work.catalogue.close()


def _end_with_parent() -> None:
    """End where the other process ends, also in the middle of a document: what is half written is undone."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class _Work:
    """What the other process does, with what it has read and not yet joined."""

    def __init__(self, project: Project, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._project = project
        self._unjoined: set[str] = set()

    def answer(self, document: str, *, joins: bool) -> tuple[bool, object]:
        """Whether what was asked could be done, and the fault of the document, or else what came of it."""
        try:
            fault = self._project.read_added(document) if document else None
        except Exception as error:  # noqa: BLE001 (it is raised where it was asked for)
            return False, error
        if document:
            self._unjoined.add(document)
        if not joins:
            return True, fault
        try:
            if not self._is_far_behind():
                join(self._project, self.catalogue)
        except ProjectError as error:  # no document is at fault: the next one would fare no better
            return False, error
        except Exception as error:  # noqa: BLE001 (what was read is read: others must not wait for it for ever)
            if not document:
                return False, error
            # Which of them it was cannot be told.
            fault = {one: self._project.give_up(one, error) for one in sorted(self._unjoined)}[document]
        self._unjoined.clear()
        return True, fault

    def _is_far_behind(self) -> bool:
        """Whether more is to be laid out than one document is given time for."""
        upto = self.catalogue.upto
        if self.catalogue.last_recorded() - upto >= _FAR_BEHIND:
            return True
        return len(touched(self._project.engine, upto)) >= _FAR_BEHIND


def _send(connection: Connection[Any, Any], answer: tuple[bool, object]) -> None:
    try:
        connection.send(answer)
    except (TypeError, AttributeError, PicklingError) as error:  # an error that cannot leave this process
        connection.send((False, RuntimeError(f"{answer[1]!r} ({error})")))
