"""The one engine factory: SQLite, or SQLCipher where there is a key."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, cast

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

_TO_READ = ("PRAGMA query_only = ON", "PRAGMA busy_timeout = 10000")
DAMAGED = (DatabaseError, UnicodeDecodeError)
"""What is raised where a file is damaged; the second where the driver cannot even read what is said of it."""
_IN_MEMORY = "PRAGMA temp_store = MEMORY"
"""What is sorted or put aside on the way would else lie in a file that nobody encrypts."""


def why(error: BaseException) -> str:
    """What a database, or what reads its values, says of a damage, in one line."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def open_store(path: Path, key: bytes | None = None) -> Engine:
    """The store in a SQLite file, made or brought up to date where needed.

    Args:
        path: the file.
        key: the 32 bytes that it is encrypted with; None where it is not.

    Raises:
        ProjectError: a newer gawah made it, or it cannot be opened.
    """
    engine = sqlite_engine(path, _PRAGMAS, key)
    with _let_go_on_failure(engine):
        try:
            migrate(engine)
        except DAMAGED as error:
            raise ProjectError(
                "The store %(path)s cannot be opened (%(why)s). If the file is damaged, the reports "
                "themselves are in the folder evidence beside it.",
                path=str(path),
                why=why(error),
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


def open_to_read(path: Path, key: bytes | None = None) -> Engine:
    """The store in a SQLite file that cannot be written to.

    Args:
        path: the file.
        key: the 32 bytes that it is encrypted with; None where it is not.

    Raises:
        ProjectError: it cannot be read, or another version of gawah made it.
    """
    engine = engine_to_read(path, key=key)
    with _let_go_on_failure(engine):
        try:
            with engine.connect() as connection:
                is_older = bool(pending(connection))
        except DAMAGED as error:
            raise ProjectError(
                "The store %(path)s cannot be opened for reading (%(why)s). Copy the whole folder of the "
                "project to a place where you may write, with all files beside the store, and open the copy.",
                path=str(path),
                why=why(error),
            ) from error
        if is_older:
            raise ProjectError(
                "The store %(path)s was made by an older gawah and must be brought up to date before it is "
                "read, but it cannot be written to. Copy the whole folder of the project to a place where "
                "you may write, and open the copy.",
                path=str(path),
            )
    return engine


def engine_to_read(path: Path, pragmas: Sequence[str] = _TO_READ, key: bytes | None = None) -> Engine:
    """An engine for a SQLite file that cannot be written to, nor can anything beside it.

    Args:
        path: the file.
        pragmas: what each connection sets first.
        key: the 32 bytes that it is encrypted with; None where it is not.
    """
    # Where no journal stands beside the file, all of it is in the file. The database would still make one to
    # read it, as others could write meanwhile; told that nobody can, it reads without. Where a journal stands
    # there, the last of what was written may be in it alone: it must be read, and not taken for done.
    journal = path.with_name(path.name + "-wal")
    is_whole = not journal.exists() or journal.stat().st_size == 0
    address = f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if is_whole else ''}"

    return _engine(address, pragmas, key)


def sqlite_engine(path: Path, pragmas: Sequence[str], key: bytes | None = None) -> Engine:
    """An engine for a SQLite file, in which a connection that says ``writes=True`` waits for its turn.

    Args:
        path: the file.
        pragmas: what each connection sets first.
        key: the 32 bytes that it is encrypted with; None where it is not.
    """
    return _engine(path.resolve().as_uri(), pragmas, key)


def copy_encrypted(path: Path, to: Path, key: bytes) -> None:
    """Write a database that is not encrypted into a new file that is.

    Args:
        path: the database; nobody may write to it meanwhile.
        to: the new file; what is there is replaced.
        key: the 32 bytes that it is encrypted with.
    """
    from sqlcipher3 import dbapi2 as sqlcipher

    for end in ("", "-wal", "-shm"):
        to.with_name(to.name + end).unlink(missing_ok=True)
    with closing(sqlcipher.connect(str(path))) as connection:
        connection.execute(_IN_MEMORY)
        connection.execute(f"ATTACH DATABASE ? AS sealed KEY \"x'{key.hex()}'\"", (str(to),))
        connection.execute("SELECT sqlcipher_export('sealed')")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA sealed.user_version = {int(version)}")
        connection.execute("DETACH DATABASE sealed")


@contextmanager
def put_aside(engine: Engine) -> Iterator[sqlite3.Connection]:
    """A database for what may not fit into memory, gone when it is closed.

    Args:
        engine: the store that it is filled from: of an encrypted one it stays in memory, whatever that takes.
    """
    is_encrypted = engine.dialect.dbapi is not _driver(None)
    # A file without a name, which is gone with the program; what fits into memory stays there.
    with closing(sqlite3.connect(":memory:" if is_encrypted else "")) as aside:
        yield aside


def _engine(address: str, pragmas: Sequence[str], key: bytes | None) -> Engine:
    """An engine for the file that an address (``file:``) names."""
    driver = _driver(key)

    def connect() -> DBAPIConnection:
        made = driver.connect(address, uri=True, check_same_thread=False)
        if key is not None:
            # First of all, and the key itself: a passphrase was stretched elsewhere.
            made.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            made.execute(_IN_MEMORY)
        return cast("DBAPIConnection", made)

    engine = create_engine(
        "sqlite://", creator=connect, module=driver, poolclass=QueuePool, json_deserializer=_value
    )
    return _prepared(engine, pragmas)


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


def _driver(key: bytes | None) -> Any:  # noqa: ANN401 (two modules that are alike)
    if key is None:
        return sqlite3
    from sqlcipher3 import dbapi2  # loaded where something is encrypted

    return dbapi2


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
