"""What was judged of some subjects, of those they are one with, and so on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select

from gawah.model import Judgement, Same
from gawah.store import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Row, Select

_MANY = 400
"""Subjects in one look-up: well under what SQLite allows in a statement, each being asked for twice."""
_SAME = {same.value: same for same in Same}
_TABLE = tables.judgements.c
_COLUMNS = (
    _TABLE.row,
    _TABLE.left,
    _TABLE.right,
    _TABLE.same,
    _TABLE.method,
    _TABLE.at,
    _TABLE.reviewer,
    _TABLE.score,
    _TABLE.words,
    _TABLE.shown,
    _TABLE.after,
)


class Judged:
    """What was judged, looked up step by step: of a hundred reports of one event only once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen: set[str] = set()
        self._known: dict[int, Judgement] = {}
        self.joined: set[str] = set()
        """All that anybody, ever, said to be one with what was looked for, or with these, and so on."""

    def look(self, subjects: Iterable[str]) -> None:
        """Look up what was judged of some subjects, and of all that is one with them."""
        new = set(subjects) - self._seen
        while new:
            self._seen |= new
            ends: set[str] = set()
            for row in _touching(self._connection, sorted(new)):
                if row[0] not in self._known:
                    self._known[row[0]] = word = _known_judgement(row)
                    if word.same is Same.SAME:
                        ends |= {word.left, word.right}
            self.joined |= ends
            new = ends - self._seen

    def words(self) -> tuple[Judgement, ...]:
        """All that was judged of what was looked for, in the order in which it was said."""
        return tuple(self._known[row] for row in sorted(self._known))


def judgements_of(connection: Connection, subjects: Iterable[str]) -> tuple[Judgement, ...]:
    """What was judged of some subjects, of those they are one with, and so on, in the order of saying."""
    judged = Judged(connection)
    judged.look(subjects)
    return judged.words()


def joined_with(connection: Connection, subjects: Iterable[str]) -> set[str]:
    """All that anybody, ever, said to be one with some subjects, or with these, and so on."""
    judged = Judged(connection)
    judged.look(subjects)
    return judged.joined


def _known_judgement(row: Row[Any]) -> Judgement:
    values: Sequence[Any] = row
    _, left, right, same, *rest = values
    return Judgement(left, right, _SAME[same], *rest)


def _touching(connection: Connection, subjects: list[str]) -> Iterator[Row[Any]]:
    for i in range(0, len(subjects), _MANY):
        some = subjects[i : i + _MANY]
        yield from connection.execute(_either_is_one_of(), {"left_ones": some, "right_ones": some})


@cache
def _either_is_one_of() -> Select[Any]:
    # To put such a query together takes as long as to run it.
    left = _TABLE.left.in_(bindparam("left_ones", expanding=True))
    right = _TABLE.right.in_(bindparam("right_ones", expanding=True))
    return select(*_COLUMNS).where(or_(left, right))


__all__ = ["Judged", "joined_with", "judgements_of"]
