"""Migrations: an ordered list of functions, each run once, in one transaction with its record.

To change the tables, add a function at the end of ``MIGRATIONS``; never edit one that was released.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, true

from gawah.errors import ProjectError
from gawah.model.came import NEVER, sortable
from gawah.store import tables
from gawah.store.printed import index_all
from gawah.store.relog import log_again

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine

_APPLIED = "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"
_REFUSAL = "gawah only adds records: it never changes or deletes them"


def first_tables(connection: Connection) -> None:
    """The tables, their triggers and the search index."""
    tables.metadata.create_all(connection)
    for table in tables.APPEND_ONLY:
        refuse_changes(connection, table.name)
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE passages_folded USING fts5(folded, tokenize = 'trigram case_sensitive 1')"
    )


def by_batch(connection: Connection) -> None:
    """What came in since a row of the log is found at once: the catalogue follows the record by it."""
    for name in ("documents", "sightings", "statements", "runs", "verdicts", "judgements"):
        connection.exec_driver_sql(f"CREATE INDEX {name}_by_batch ON {name} (batch)")


def by_arrival(connection: Connection) -> None:
    """What came in is listed page by page, with what could not be read."""
    connection.exec_driver_sql("CREATE INDEX documents_by_arrival ON documents (added_at DESC, id)")
    connection.exec_driver_sql("CREATE INDEX faults_by_code ON faults (code)")


def by_sighting(connection: Connection) -> None:
    """Where a document was seen is found by the document, and what was seen by where that was."""
    connection.exec_driver_sql("CREATE INDEX sightings_by_document ON sightings (document)")
    connection.exec_driver_sql("CREATE INDEX sightings_by_source ON sightings (source, at)")


def by_actor(connection: Connection) -> None:
    """What a person did last is found without passing over all that was read since."""
    connection.exec_driver_sql("CREATE INDEX log_by_actor ON log (actor, seq)")
    connection.exec_driver_sql("CREATE INDEX log_of_persons ON log (seq) WHERE actor <> 'gawah'")


def with_shown(connection: Connection) -> None:
    """What a person had before them is kept with what they said of two subjects."""
    known = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(judgements)")}
    if "shown" not in known:  # the first tables of a new project have it
        connection.exec_driver_sql("ALTER TABLE judgements ADD COLUMN shown TEXT")


def with_order(connection: Connection) -> None:
    """What was recorded while the clock stood behind what was known says after which time it counts."""
    _add_after(connection)
    tables.clock.create(connection, checkfirst=True)
    if connection.execute(select(tables.clock.c.newest)).first() is None:
        persons = tables.statements.c.reviewer.is_not(None)
        times = [
            connection.execute(
                select(func.max(table.c.at)).where(persons if table is tables.statements else true())
            ).scalar_one()
            for table in tables.ORDERED
        ]
        connection.execute(
            tables.clock.insert(), {"newest": max(map(sortable, filter(None, times)), default=NEVER)}
        )


def _add_after(connection: Connection) -> None:
    for table in tables.ORDERED:
        known = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")}
        if "after" not in known:  # the first tables of a new project have it
            connection.exec_driver_sql(f'ALTER TABLE {table.name} ADD COLUMN "after" TEXT')


def by_print(connection: Connection) -> None:
    """Texts that print the same are found by a few of their runs of words."""
    for table in (tables.printed, tables.prints):
        table.create(connection, checkfirst=True)  # a new store has them from the first step
    index_all(connection)


def with_leaves(connection: Connection) -> None:
    """Each record is a leaf of the tree of the log; older ones get theirs now, and the log says so."""
    _add_after(connection)  # records are read with all columns that there are by now
    for name in ("leaves", "nodes"):
        tables.metadata.tables[name].create(connection, checkfirst=True)
        refuse_changes(connection, name)
    logged = [table for table in (tables.log, *tables.LOGGED) if table is not tables.custody]
    for table in logged:
        known = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")}
        if "leaf" not in known:
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN leaf BIGINT")
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN salt BLOB")
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table.name}_no_update")
    log_again(connection)
    for table in logged:
        refuse_changes(connection, table.name)


def refuse_changes(connection: Connection, name: str) -> None:
    """Let the database refuse to change or delete rows of a table."""
    for verb in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER IF NOT EXISTS {name}_no_{verb.lower()} BEFORE {verb} ON {name} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )


def with_custody(connection: Connection) -> None:
    """What was done with each file is a record, too; of what came before, only its sightings are known."""
    tables.custody.create(connection, checkfirst=True)
    refuse_changes(connection, "custody")


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    first_tables,
    by_batch,
    by_arrival,
    by_sighting,
    by_actor,
    by_print,
    with_shown,
    with_leaves,
    with_custody,
    with_order,
)


def pending(connection: Connection) -> list[Callable[[Connection], None]]:
    """What has not been applied yet, in order.

    Raises:
        ProjectError: the store knows migrations that this gawah does not.
    """
    done = connection.exec_driver_sql("SELECT count(*) FROM migrations").scalar_one()
    if done > len(MIGRATIONS):
        raise ProjectError(
            "This project was last opened by a newer version of gawah, which keeps more than this one can "
            "read. Nothing was changed. Please update gawah and try again."
        )
    return list(MIGRATIONS[done:])


def migrate(engine: Engine) -> None:
    """Apply what is pending; a crash in between leaves the store as it was before that step."""
    with engine.connect() as connection:
        connection.exec_driver_sql(_APPLIED)
        connection.commit()
        if not pending(connection):
            return
    with engine.connect().execution_options(writes=True) as connection:
        while True:
            with connection.begin():
                # Looked up under the writer's lock, each time: another process may have been quicker.
                left = pending(connection)
                if not left:
                    return
                number, step = len(MIGRATIONS) - len(left) + 1, left[0]
                step(connection)
                connection.exec_driver_sql(
                    "INSERT INTO migrations (number, name) VALUES (?, ?)", (number, step.__name__)
                )
