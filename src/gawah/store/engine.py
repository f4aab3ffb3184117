"""The one engine factory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from gawah.errors import ProjectError
from gawah.store.migrations import migrate

if TYPE_CHECKING:
    from collections.abc import Sequence
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


def open_store(path: Path) -> Engine:
    """The store in a SQLite file, made or brought up to date where needed.

    Raises:
        ProjectError: a newer gawah made it, or it cannot be opened.
    """
    engine = sqlite_engine(path, _PRAGMAS)
    try:
        migrate(engine)
    except DatabaseError as error:
        engine.dispose()
        raise ProjectError(
            "The store %(path)s cannot be opened (%(why)s). gawah writes beside it even where it only "
            "reads: copy the project to a place where you may write. If the file is damaged, the reports "
            "themselves are in the folder evidence beside it.",
            path=str(path),
            why=str(error.orig),
        ) from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def sqlite_engine(path: Path, pragmas: Sequence[str]) -> Engine:
    """An engine for a SQLite file, in which a connection that says ``writes=True`` waits for its turn.

    Args:
        path: the file.
        pragmas: what each connection sets first.
    """

    def prepare(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions by itself: _begin does
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: one that began by reading could not wait for another writer."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
