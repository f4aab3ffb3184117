"""A page of the passages that hold some words, those of the documents that came in last first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from gawah.model.record import record
from gawah.store.marking import Piece, excerpt
from gawah.store.search import holding, terms_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

MOST = 1000
"""Passages that are counted: of more it is only said that there are more."""
# A document that was read again has a text of each time: only the newest is what a person can open.
_NEWEST = (
    "FROM passages_folded f JOIN passages p ON p.row = f.rowid WHERE {} AND p.text = "
    "(SELECT t.id FROM texts t WHERE t.document = p.document ORDER BY t.row DESC LIMIT 1)"
)


@record
class Passage:
    """A block of a document that holds all the words asked for."""

    document: str
    start: int
    """Where the block begins in the document's newest text."""
    pieces: tuple[Piece, ...]


def count_passages(engine: Engine, query: str, most: int = MOST) -> int:
    """How many passages hold all words of a query; one more than the most where there are more.

    Args:
        engine: the store.
        query: words and phrases, as :func:`gawah.store.search` reads them.
        most: how many are counted.
    """
    clause, values = holding("passages_folded", terms_of(query))
    counted = f"SELECT count(*) FROM (SELECT 1 {_NEWEST.format(clause)} LIMIT :most)"  # noqa: S608 (clauses are ours)
    with engine.connect() as connection:
        return int(connection.execute(text(counted), values | {"most": most + 1}).scalar_one())


def passages(engine: Engine, query: str, limit: int, offset: int = 0) -> list[Passage]:
    """Some of the passages that hold all words of a query.

    Args:
        engine: the store.
        query: words and phrases, as :func:`gawah.store.search` reads them.
        limit: how many at most.
        offset: how many to pass over.
    """
    terms = terms_of(query)
    clause, values = holding("passages_folded", terms)
    rows = f"SELECT p.row {_NEWEST.format(clause)} ORDER BY f.rowid DESC LIMIT :limit OFFSET :offset"
    found = text(
        # The words of a block are cut out by the database: a document may be far longer than they are.
        'SELECT p.document, p.start, substr(t.content, p.start + 1, p."end" - p.start) AS words '  # noqa: S608 (clauses are ours)
        f"FROM passages p JOIN texts t ON t.document = p.document AND t.id = p.text WHERE p.row IN ({rows}) "
        "GROUP BY p.row ORDER BY p.row DESC"
    )
    with engine.connect() as connection:
        listed = connection.execute(found, values | {"limit": limit, "offset": offset}).all()
    return [Passage(row.document, row.start, excerpt(row.words, terms)) for row in listed]
