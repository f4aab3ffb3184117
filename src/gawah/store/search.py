"""Search in all that was read and in the titles of incidents, in folded form: inside words, in every script.

The index holds folded copies; a hit is given where it stands in the text as it was received.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, text

from gawah.model.record import record
from gawah.store import tables
from gawah.store.marking import first_hit
from gawah.values.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Engine, Row

    from gawah.model import Block, Statement, Text

    Place = dict[str, str | int | None]

_TRIGRAM = 3
_AROUND = 60
"""Characters of a snippet on each side of the hit."""
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_BLANKS = re.compile(r" +")


@record
class Hit:
    """One passage that holds all the words asked for."""

    document: str
    text: str | None
    """The id of the text; None for a title that no text holds."""
    start: int
    """Where the first word found stands, in the text as received (or in the title)."""
    end: int
    snippet: str
    incident: str | None
    """The incident, where its title was found."""


def index_text(connection: Connection, added: Text) -> None:
    """Make a text findable, block by block, those set aside too."""
    _index(connection, passages_of(added))


def index_titles(connection: Connection, added: Iterable[Statement]) -> None:
    """Make the titles of incidents findable."""
    _index(
        connection,
        [
            (one.value, _place(one.document) | {"subject": one.subject, "words": one.value})
            for one in added
            if is_title(one)
        ],
    )


def is_title(statement: Statement) -> bool:
    """Whether a statement is the title of an incident, which is findable by itself."""
    return statement.kind == "incident" and statement.prop == "title"


def passages_of(added: Text) -> list[tuple[str, Place]]:
    """What the index holds of a text: the words of each passage, and where they stand."""
    return [
        (added.content[block.start : block.end], _place(added.document, added.id, block))
        for block in added.blocks
    ]


def folded(words: str) -> str:
    """Words as the index holds them."""
    return _BLANKS.sub(" ", fold(words).text)


def search(engine: Engine, query: str, limit: int = 20) -> list[Hit]:
    """The passages that hold all words of a query, newest documents last.

    Args:
        engine: the store.
        query: words; several in double quotes must stand together. No other sign has a meaning.
        limit: how many at most.
    """
    terms = terms_of(query)
    if not terms:
        return []
    clause, values = holding("passages_folded", terms)
    found = text(
        f"SELECT rowid FROM passages_folded WHERE {clause} ORDER BY rowid LIMIT :limit"  # noqa: S608 (clauses are ours)
    )
    with engine.connect() as connection:
        rows = [row.rowid for row in connection.execute(found, values | {"limit": limit})]
        passages = connection.execute(
            select(tables.passages, tables.texts.c.content)
            .outerjoin(
                tables.texts,
                (tables.texts.c.id == tables.passages.c.text)
                & (tables.texts.c.document == tables.passages.c.document),
            )
            .where(tables.passages.c.row.in_(rows))
            .order_by(tables.passages.c.row)
        ).all()
    unique = {row.row: row for row in passages}
    return [_hit(row, terms) for row in unique.values()]


def _place(document: str, text_id: str | None = None, block: Block | None = None) -> Place:
    start, end = (block.start, block.end) if block is not None else (None, None)
    return {
        "document": document,
        "text": text_id,
        "start": start,
        "end": end,
        "subject": None,
        "words": None,
    }


def _index(connection: Connection, added: list[tuple[str, Place]]) -> None:
    """Add passages with their folded words; both tables count rows alike, under the writer's lock."""
    if not added:
        return
    last = connection.execute(select(func.max(tables.passages.c.row))).scalar_one() or 0
    connection.execute(
        insert(tables.passages), [place | {"row": row} for row, (_, place) in enumerate(added, last + 1)]
    )
    connection.execute(
        text("INSERT INTO passages_folded (rowid, folded) VALUES (:row, :folded)"),
        [{"row": row, "folded": folded(words)} for row, (words, _) in enumerate(added, last + 1)],
    )


def holding(table: str, terms: list[str], narrowed: str = "") -> tuple[str, dict[str, str]]:
    """That a row of a table of folded words holds all of some terms, also inside words.

    Args:
        table: a virtual table (FTS5, trigrams) with the column ``folded``.
        terms: folded words or phrases.
        narrowed: what must hold of its other columns, too (an expression of FTS5).

    Returns:
        a condition of SQL with its values.
    """
    clauses: list[str] = []
    values: dict[str, str] = {}
    long = [term for term in terms if len(term) >= _TRIGRAM]
    quoted = " AND ".join('"' + term.replace('"', '""') + '"' for term in long)
    if quoted or (narrowed and terms):
        clauses.append(f"{table} MATCH :match")
        values["match"] = " AND ".join(filter(None, (quoted and f"folded : ({quoted})", narrowed)))
    for i, term in enumerate(t for t in terms if len(t) < _TRIGRAM):
        clauses.append(f"folded LIKE :term{i} ESCAPE '!'")
        values[f"term{i}"] = f"%{escaped(term)}%"
    return " AND ".join(clauses) or "0", values


def escaped(term: str) -> str:
    """A term in which no sign has a meaning for LIKE … ESCAPE '!'."""
    return re.sub(r"([!%_])", r"!\1", term)


def terms_of(query: str) -> list[str]:
    """The folded words and quoted phrases of a query."""
    found = []
    for match in _TERM.finditer(query.replace("\0", " ")):
        folded = _BLANKS.sub(" ", fold(match[1] or match[2] or "").text).strip()
        if folded:
            found.append(folded)
    return found


def _hit(row: Row[tuple[object, ...]], terms: list[str]) -> Hit:
    words = row.words if row.content is None else row.content[row.start : row.end]
    start, end = first_hit(words, terms)
    offset = 0 if row.content is None else row.start
    left = max(0, start - _AROUND)
    right = min(len(words), end + _AROUND)
    snippet = ("…" if left else "") + words[left:right] + ("…" if right < len(words) else "")
    return Hit(row.document, row.text, offset + start, offset + end, " ".join(snippet.split()), row.subject)
