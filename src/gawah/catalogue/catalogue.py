"""An open catalogue beside the store it follows."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import text

from gawah.catalogue import tables
from gawah.catalogue.to_join import LookingForAccounts
from gawah.catalogue.update import update
from gawah.store.changes import last_batch, last_said
from gawah.store.engine import DAMAGED, sqlite_engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = OFF",  # what a power cut takes is made again from the record
    "PRAGMA busy_timeout = 10000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32000",  # kilobytes: an index of a hundred thousand incidents stays at hand
)
PRAGMAS_TO_READ = ("PRAGMA query_only = ON", *_PRAGMAS[-2:])
"""For one that can only be read."""
_FORMAT = "format"


class Catalogue(LookingForAccounts):
    """What the register holds, laid out for looking things up. Close it when done."""

    def __init__(self, own: Engine, store: Engine) -> None:
        super().__init__(own)
        self.store = store
        self._following = Lock()

    def update(self, on_progress: Callable[[int, int], None] | None = None) -> int:
        """Follow the record; how many documents were looked at anew.

        Args:
            on_progress: called with how many documents are done and how many there are.
        """
        with self._following:
            is_ahead = self.upto != self.known  # another process has brought it up to date
            looked_at = update(self.engine, self.store, on_progress)
            self.known = self.upto
            if looked_at or is_ahead:
                self.changed = self.known
            return looked_at

    def last_recorded(self, *, by_persons: bool = False) -> int:
        """The last row of the record's log: a catalogue that is ``known`` up to it tells all.

        Args:
            by_persons: the last row that a person wrote.
        """
        return last_said(self.store) if by_persons else last_batch(self.store)

    def look_again(self) -> None:
        """See what another process has added to the catalogue."""
        upto = self.upto
        if upto != self.known:
            self.known = self.changed = upto

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


def open_catalogue(path: Path, store: Engine, key: bytes | None = None) -> Catalogue:
    """The catalogue in a file, made anew where it is missing, damaged or of another format.

    Args:
        path: where it is.
        store: the record that it follows.
        key: the 32 bytes that it is encrypted with; None where it is not.
    """
    engine = sqlite_engine(path, _PRAGMAS, key)
    try:
        fits = is_current(engine)
        is_new = not fits and _is_empty(engine)
    except DAMAGED:
        fits = is_new = False
    if is_new:
        _make(engine)
    elif not fits:
        engine.dispose()
        for name in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
            name.unlink(missing_ok=True)
        engine = sqlite_engine(path, _PRAGMAS, key)
        _make(engine)
    return Catalogue(engine, store)


def is_current(engine: Engine) -> bool:
    """Whether a file is a whole catalogue of the present format."""
    with engine.connect() as connection:
        known = connection.execute(text("SELECT name FROM sqlite_master WHERE name = 'about'")).first()
        if known is None:
            return False
        made = connection.execute(
            text("SELECT value FROM about WHERE name = :name"), {"name": _FORMAT}
        ).scalar_one_or_none()
    return made == str(tables.FORMAT)


def _is_empty(engine: Engine) -> bool:
    with engine.connect() as connection:
        return _tables_in(connection) == 0


def _tables_in(connection: Connection) -> int:
    return int(connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one())


def _make(engine: Engine) -> None:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if _tables_in(connection):
            return  # another process was quicker
        tables.metadata.create_all(connection)
        for made in tables.FOLDED:
            connection.exec_driver_sql(made)
        # Last, so that a file with this row is a whole catalogue.
        connection.execute(tables.about.insert(), {"name": _FORMAT, "value": str(tables.FORMAT)})
