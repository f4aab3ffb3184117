"""Whether the indexes of a store still hold what its texts give: what search finds, and what prints the same.

They are no records and have no leaves. What they must hold is worked out from the texts and titles again, and
compared by document; nothing of it is kept in memory but two numbers for each.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gawah.resolve.reprints import printed, prints
from gawah.store import records, tables
from gawah.store.search import folded, is_title, passages_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from gawah.model import Text

_DIGITS = 12
_MOST = 20
"""Sentences on documents of which an index is wrong."""
_BITS = (1 << 64) - 1


class _Tally:
    """How many things of each document an index holds, and a sum by which other things show."""

    def __init__(self) -> None:
        self._found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, document: str, thing: tuple[object, ...]) -> None:
        """Count a thing of a document; in which order they come means nothing."""
        found = self._found[document]
        found[0] += 1
        found[1] = (found[1] + hash(thing)) & _BITS

    def many(self, document: str) -> int:
        """How many things of a document there are."""
        return self._found[document][0] if document in self._found else 0

    def other_than(self, other: _Tally) -> list[str]:
        """The documents of which two hold something else."""
        mine, theirs = self._found, other._found
        return sorted(one for one in mine.keys() | theirs.keys() if mine.get(one) != theirs.get(one))


def index_damages(connection: Connection) -> Iterator[str]:
    """What the indexes do not hold as the record gives it, a sentence for each document.

    Args:
        connection: to a store whose record is whole.
    """
    wanted, wanted_prints = _wanted(connection)
    yield from _told(
        wanted,
        _held(connection),
        "The index of search was changed: of document %s it holds %d passages, and its text and titles give "
        "%d. What is missing or other, search does not find.",
    )
    yield from _told(
        wanted_prints,
        _held_prints(connection),
        "The index of what prints the same (prints) was changed: of document %s it holds %d, and its text "
        "gives %d. What prints the same may not be seen.",
    )


def _told(wanted: _Tally, held: _Tally, sentence: str) -> Iterator[str]:
    others = wanted.other_than(held)
    for document in others[:_MOST]:
        yield sentence % (document[:_DIGITS] or "(none)", held.many(document), wanted.many(document))
    if len(others) > _MOST:
        yield f"So it is with {len(others) - _MOST} more documents."


def _wanted(connection: Connection) -> tuple[_Tally, _Tally]:
    """What the indexes must hold: passages of all texts and titles, prints of the newest texts."""
    found, of_newest = _Tally(), _Tally()
    t, s = tables.texts, tables.statements
    newest = set(connection.execute(select(func.max(t.c.row)).group_by(t.c.document)).scalars())
    # Row by row: a text with its blocks may be large.
    for number in connection.execute(select(t.c.row).order_by(t.c.row)).scalars().all():
        row = connection.execute(select(t).where(t.c.row == number)).mappings().one()
        text = records.to_text(dict(row))
        _add_passages(found, text)
        if number in newest:
            _add_prints(of_newest, text)
    # Which subjects are incidents, their ids say, and a row of a statement has all that a title needs.
    for row in connection.execute(select(s).where(s.c.prop == "title")).mappings():
        one = records.to_statement(dict(row))
        if is_title(one):
            found.add(one.document, (None, None, None, one.subject, one.value, folded(one.value)))
    return found, of_newest


def _add_passages(found: _Tally, text: Text) -> None:
    for words, place in passages_of(text):
        found.add(text.document, (text.id, place["start"], place["end"], None, None, folded(words)))


def _add_prints(found: _Tally, text: Text) -> None:
    mine = prints(printed(text))
    for one in mine:
        found.add(text.document, (one, len(mine)))


def _held(connection: Connection) -> _Tally:
    found = _Tally()
    # Both tables count rows alike; what stands in one alone is of no document, or has no words.
    query = (
        'SELECT p.document, p.text, p.start, p."end", p.subject, p.words, f.folded '
        "FROM passages p LEFT JOIN passages_folded f ON f.rowid = p.row"
    )
    for document, *thing in connection.exec_driver_sql(query):
        found.add(str(document), tuple(thing))
    alone = (
        "SELECT f.rowid FROM passages_folded f LEFT JOIN passages p ON p.row = f.rowid WHERE p.row IS NULL"
    )
    for row in connection.exec_driver_sql(alone):
        found.add("", tuple(row))
    return found


def _held_prints(connection: Connection) -> _Tally:
    found = _Tally()
    query = (
        "SELECT d.document, p.print, d.many FROM prints p LEFT JOIN printed d ON d.number = p.printed "
        "UNION ALL SELECT document, NULL, many FROM printed "
        "WHERE NOT EXISTS (SELECT 1 FROM prints WHERE printed = number)"
    )
    for document, one, many in connection.exec_driver_sql(query):
        found.add(str(document or ""), (one, many))
    return found
