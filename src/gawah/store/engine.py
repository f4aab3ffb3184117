"""The one engine factory."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlalchemy import Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError

from gawah.errors import DataError, ProjectError
from gawah.store.migrations import migrate, pending

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what was acknowledged survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA recursive_triggers = ON",  # so that INSERT OR REPLACE cannot delete past the triggers
)

DAMAGED = (DatabaseError, UnicodeDecodeError)
"""What opening or reading a torn file raises: the latter where its own complaint quotes what is no text."""

_TO_READ = ("PRAGMA query_only = ON", "PRAGMA busy_timeout = 10000")


def open_store(path: Path) -> Engine:
    """The store in a SQLite file, made or brought up to date where needed.

    Raises:
        ProjectError: a newer gawah made it, or it cannot be opened.
    """
    engine = sqlite_engine(path, _PRAGMAS)
    with _let_go_on_failure(engine):
        try:
            migrate(engine)
        except DAMAGED as error:
            raise ProjectError(
                "The store %(path)s cannot be opened (%(why)s). If the file is damaged, the reports "
                "themselves are in the folder evidence beside it.",
                path=str(path),
                why=str(getattr(error, "orig", error)),
            ) from error
    return engine


@contextmanager
def _let_go_on_failure(engine: Engine) -> Iterator[None]:
    """Whatever goes wrong, no connection stays open."""
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


def open_to_read(path: Path) -> Engine:
    """The store in a SQLite file that cannot be written to.

    Raises:
        ProjectError: it cannot be read, or another version of gawah made it.
    """
    engine = engine_to_read(path)
    with _let_go_on_failure(engine):
        try:
            with engine.connect() as connection:
                is_older = bool(pending(connection))
        except DAMAGED as error:
            raise ProjectError(
                "The store %(path)s cannot be opened for reading (%(why)s). Copy the whole folder of the "
                "project to a place where you may write, with all files beside the store, and open the copy.",
                path=str(path),
                why=str(getattr(error, "orig", error)),
            ) from error
        if is_older:
            raise ProjectError(
                "The store %(path)s was made by an older gawah and must be brought up to date before it is "
                "read, but it cannot be written to. Copy the whole folder of the project to a place where "
                "you may write, and open the copy.",
                path=str(path),
            )
    return engine


def engine_to_read(path: Path, pragmas: Sequence[str] = _TO_READ) -> Engine:
    """An engine for a SQLite file that cannot be written to, nor can anything beside it.

    Args:
        path: the file.
        pragmas: what each connection sets first.
    """
    # Where no journal stands beside the file, all of it is in the file. The database would still make one to
    # read it, as others could write meanwhile; told that nobody can, it reads without. Where a journal stands
    # there, the last of what was written may be in it alone: it must be read, and not taken for done.
    journal = path.with_name(path.name + "-wal")
    is_whole = not journal.exists() or journal.stat().st_size == 0
    address = f"file:{quote(str(path.resolve()))}?mode=ro{'&immutable=1' if is_whole else ''}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, json_deserializer=_value)
    return _prepared(engine, pragmas)


def sqlite_engine(path: Path, pragmas: Sequence[str]) -> Engine:
    """An engine for a SQLite file, in which a connection that says ``writes=True`` waits for its turn.

    Args:
        path: the file.
        pragmas: what each connection sets first.
    """
    return _prepared(create_engine(f"sqlite:///{path}", json_deserializer=_value), pragmas)


def _value(written: str) -> object:
    """A value that stands as JSON in a column.

    Raises:
        DataError: its bytes were changed.
    """
    try:
        return json.loads(written)
    except ValueError as error:
        raise DataError(
            "A value of the store is damaged (%(why)s). See which with: gawah evidence verify", why=str(error)
        ) from error


def _prepared(engine: Engine, pragmas: Sequence[str]) -> Engine:
    def prepare(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions by itself: _begin does
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: one that began by reading could not wait for another writer."""
    writes = connection.get_execution_options().get("writes", False)
    if writes:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    # Straight to the driver: sent as a statement like others it takes as long as a small query.
    cursor = connection.connection.cursor()
    cursor.execute("BEGIN")
    cursor.close()
