"""The tables. Records are only ever added; ``batch`` is the row of the log by which they came in.

``leaf`` is the number of a record's leaf in the tree of the log, ``salt`` what was hashed with it.

Types are those that PostgreSQL has too; times are ISO 8601 text in UTC, so that both sort alike.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy import Text as LongText

metadata = MetaData()

_Row = BigInteger().with_variant(Integer, "sqlite")
"""A row number: SQLite numbers rows by itself only in a column of type INTEGER."""


def _leaf() -> tuple[Column[int], Column[bytes]]:
    # Last in each table, and without a value where a store was made before them: a migration fills them in.
    return Column("leaf", _Row), Column("salt", LargeBinary)


def _batch() -> tuple[Column[int], Column[int], Column[bytes]]:
    return Column("batch", _Row, ForeignKey("log.seq"), nullable=False), *_leaf()


log = Table(
    "log",
    metadata,
    Column("seq", _Row, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("kinds", JSON, nullable=False),  # how many records of each kind the batch holds
    Column("digest", String(64), nullable=False),  # of the hashes of the leaves of its records
    Column("prev", String(64), nullable=False),
    Column("chain", String(64), nullable=False),
    *_leaf(),
)
leaves = Table(  # the tree of the log: the hashes of the leaves of each batch, its row of the log last
    "leaves",
    metadata,
    Column("first", _Row, primary_key=True, autoincrement=False),
    Column("batch", ForeignKey("log.seq"), nullable=False, unique=True),
    Column("hashes", LargeBinary, nullable=False),
    Column("logged_at", String),  # set where the batch is older than the tree
)
nodes = Table(  # whole tiles of the tree (seal/tiles.py)
    "nodes",
    metadata,
    Column("level", Integer, nullable=False),
    Column("number", _Row, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    PrimaryKeyConstraint("level", "number"),
    sqlite_with_rowid=False,
)
clock = (
    Table(  # the latest time of all that is known, by which what comes next counts as later (model/came.py)
        "clock",
        metadata,
        Column("newest", String, nullable=False),
    )
)
documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("media_type", String, nullable=False),
    Column("added_at", String, nullable=False),
    Column("source", String, nullable=False),
    *_batch(),
)
sightings = Table(
    "sightings",
    metadata,
    Column("row", _Row, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("source", String, nullable=False),
    Column("given", JSON, nullable=False),
    Column("at", String, nullable=False),
    *_batch(),
    Column("after", String),
)
texts = Table(
    "texts",
    metadata,
    Column("row", _Row, primary_key=True),
    Column("id", String(64), nullable=False, index=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("reader", String, nullable=False),
    Column("content", LongText, nullable=False),
    Column("layout", JSON, nullable=False),  # blocks and metadata
    *_batch(),
    UniqueConstraint("document", "id", "reader"),
)
statements = Table(
    "statements",
    metadata,
    Column("claim_id", String(64), primary_key=True),
    Column("subject", String, nullable=False, index=True),
    Column("prop", String, nullable=False),
    Column("value", LongText, nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("method", String, nullable=False),
    Column("run", String, nullable=False),
    Column("at", String, nullable=False),
    Column("text", String(64)),
    Column("start", Integer),
    Column("end", Integer),
    Column("original", LongText),
    Column("lang", String),
    Column("speaker", JSON, nullable=False),
    Column("stance", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("reviewer", String),
    Column("visibility", String, nullable=False),
    *_batch(),
    Column("after", String),
)
runs = Table(
    "runs",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("text", String(64), nullable=False),
    Column("methods", JSON, nullable=False),
    Column("at", String, nullable=False),
    *_batch(),
    Column("after", String),
)
findings = Table(
    "findings",
    metadata,
    Column("run", ForeignKey("runs.id"), primary_key=True),
    Column("claim_id", ForeignKey("statements.claim_id"), primary_key=True),
    Column("method", String, primary_key=True),
    Column("confidence", Float, nullable=False),
)
verdicts = Table(
    "verdicts",
    metadata,
    Column("row", _Row, primary_key=True),
    Column("claim_id", ForeignKey("statements.claim_id"), nullable=False, index=True),
    Column("word", String, nullable=False),
    Column("reviewer", String, nullable=False),
    Column("at", String, nullable=False),
    Column("instead", ForeignKey("statements.claim_id")),
    Column("why", LongText, nullable=False),
    *_batch(),
    Column("after", String),
)
judgements = Table(
    "judgements",
    metadata,
    Column("row", _Row, primary_key=True),
    Column("left", String, nullable=False, index=True),
    Column("right", String, nullable=False, index=True),
    Column("same", String, nullable=False),
    Column("method", String, nullable=False),
    Column("at", String, nullable=False),
    Column("reviewer", String),
    Column("score", Float),
    Column("words", LongText, nullable=False),
    *_batch(),
    Column("shown", LongText),
    Column("after", String),
)
faults = Table(
    "faults",
    metadata,
    Column("row", _Row, primary_key=True),
    Column("document", String, nullable=False, index=True),
    Column("code", String, nullable=False),
    Column("what", LongText, nullable=False),
    Column("at", String, nullable=False),
    Column("text", String(64)),
    Column("start", Integer),
    Column("end", Integer),
    *_batch(),
)
custody = Table(
    "custody",
    metadata,
    Column("row", _Row, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("handling", String, nullable=False),
    Column("file", String(64), index=True),
    Column("parent", String(64), index=True),
    Column("actor", String, nullable=False),
    Column("at", String, nullable=False),
    Column("reason", LongText, nullable=False),
    Column("tool", String, nullable=False),
    Column("parameters", JSON, nullable=False),
    *_batch(),
)
passages = Table(
    "passages",
    metadata,
    Column("row", _Row, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("text", String(64)),
    Column("start", Integer),
    Column("end", Integer),
    Column("subject", String),  # set where the passage is the title of an incident
    Column("words", LongText),  # its words, where no text holds them
)

printed = Table(  # the documents whose texts are found by what others print of them
    "printed",
    metadata,
    Column("number", _Row, primary_key=True, autoincrement=False),
    Column("document", ForeignKey("documents.id"), nullable=False, unique=True),
    Column("many", Integer, nullable=False),  # how many prints
)
prints = Table(  # runs of words of their newest texts (resolve/reprints.py)
    "prints",
    metadata,
    Column("print", BigInteger, nullable=False),
    Column("printed", _Row, nullable=False),
    PrimaryKeyConstraint("print", "printed"),
    sqlite_with_rowid=False,
)
Index("prints_of_printed", prints.c.printed)

Index("statements_by_prop", statements.c.prop, statements.c.value)

ORDERED = (sightings, statements, runs, verdicts, judgements)
"""Of whose records it matters which came last."""
LOGGED = (documents, sightings, texts, statements, runs, verdicts, judgements, faults, custody)
"""The tables of records, in the order in which they may refer to each other and in which the log has them."""

APPEND_ONLY = (log, *LOGGED, findings, leaves, nodes)
"""The tables that refuse to be changed."""
