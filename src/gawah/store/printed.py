"""Which documents may print the same text: an index of the prints of each document's newest text.

It is made of the texts as they come in and may be made again from them: no record, so it may change.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, insert, select

from gawah.resolve.reprints import LEAST_SHARE, printed, prints
from gawah.store import records, tables
from gawah.store.parts import MANY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Engine

    from gawah.model import Text

_MOST = 24
"""Documents that are looked at closely: those that share most."""
_LEAST = 2
"""Prints that must be shared: one alone may be a saying."""


_COMMON = 1_000
"""A print that so many documents share tells nothing: it is a saying, or the standing words of a site."""
_LEAST_PART = LEAST_SHARE / 3
"""Of the prints: they tell roughly what part of a text is shared, the more roughly the shorter it is."""


def index_prints(connection: Connection, added: Text) -> None:
    """Make a text findable by what others print of it, in the place of an older text of its document."""
    held, of = tables.prints, tables.printed
    old = select(of.c.number).where(of.c.document == added.document)
    connection.execute(delete(held).where(held.c.printed.in_(old)))
    connection.execute(delete(of).where(of.c.document == added.document))
    found = prints(printed(added))
    if not found:
        return
    number = (connection.execute(select(func.max(of.c.number))).scalar_one() or 0) + 1
    connection.execute(insert(of), {"number": number, "document": added.document, "many": len(found)})
    connection.execute(insert(held), [{"print": one, "printed": number} for one in sorted(found)])


def sharing(engine: Engine, found: Iterable[int], besides: str) -> list[str]:
    """The documents that share most of some prints, those that share most of theirs first.

    Args:
        engine: the store.
        found: the prints of a text.
        besides: its own document.
    """
    held, of = tables.prints, tables.printed
    wanted = sorted(found)
    shared: Counter[int] = Counter()
    query = select(held.c.printed).where(held.c.print == bindparam("print")).limit(_COMMON)
    with engine.connect() as connection:
        for one in wanted:
            numbers = connection.execute(query, {"print": one}).scalars().all()
            if len(numbers) < _COMMON:
                shared.update(numbers)
        likely = [number for number, many in shared.items() if many >= _LEAST]
        ranked = []
        for i in range(0, len(likely), MANY):
            for row in connection.execute(select(of).where(of.c.number.in_(likely[i : i + MANY]))):
                part = shared[row.number] / min(len(wanted), row.many)
                if row.document != besides and part >= _LEAST_PART:
                    ranked.append((-part, row.document))
    return [document for _, document in sorted(ranked)[:_MOST]]


def index_all(connection: Connection) -> None:
    """Make the index of all texts, as where a store of before is brought up to date."""
    texts = tables.texts
    newest = select(func.max(texts.c.row)).group_by(texts.c.document)
    for number in connection.execute(newest).scalars().all():
        row = connection.execute(select(texts).where(texts.c.row == number)).mappings().one()
        index_prints(connection, records.to_text(dict(row)))
