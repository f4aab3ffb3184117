"""Lists of the pairs that may be one event."""

from __future__ import annotations

from sqlalchemy import func, select, text

from gawah.catalogue import tables
from gawah.catalogue.counts import Counting
from gawah.catalogue.page import Page, page_of
from gawah.catalogue.pairs import PairRow, to_pair
from gawah.errors import UsageError
from gawah.resolve.comparisons import AGAINST

_STATES = {"open": False, "unsure": True}
_SAFE = text(
    "SELECT p.* FROM pairs p WHERE p.is_unsure = 0 AND p.weight > 4 "
    "AND EXISTS (SELECT 1 FROM json_each(p.signs) s WHERE json_extract(s.value, '$.what') = 'victims' "
    "AND json_extract(s.value, '$.level') = 'same_name') "
    "AND EXISTS (SELECT 1 FROM json_each(p.signs) s WHERE json_extract(s.value, '$.what') = 'date') "
    "AND NOT EXISTS (SELECT 1 FROM json_each(p.signs) s WHERE json_extract(s.value, '$.weight') <= :against) "
    "ORDER BY p.weight DESC, p.left, p.right LIMIT :size"
)
"""``PairRow.is_safe``, as a query."""


class LookingForPairs(Counting):
    """A catalogue in which pairs are looked up."""

    def pairs_in(self, state: str, number: int = 1, size: int = 20) -> Page[PairRow]:
        """A page of the pairs of one state, the likeliest first.

        Args:
            state: ``open`` for those about which nobody has spoken, ``unsure`` for those that a person
                could not tell.
            number: the page, from 1; the last one where there are fewer.
            size: rows of a page.

        Raises:
            UsageError: there is no such state.
        """
        if state not in _STATES:
            raise UsageError(
                "%(state)s is no state of a pair. There are: %(known)s.", state=state, known=tuple(_STATES)
            )
        table = tables.pairs
        mine = table.c.is_unsure.is_(_STATES[state])
        order = (table.c.weight.desc(), table.c.left, table.c.right)
        with self.engine.connect() as connection:
            total = self.pairs_left(state)
            number = page_of(number, size, total)
            query = select(table).where(mine).order_by(*order).limit(size).offset((number - 1) * size)
            return Page(tuple(map(to_pair, connection.execute(query))), total, number, size)

    def pairs_left(self, state: str = "open") -> int:
        """How many pairs are in a state."""
        table = tables.pairs
        query = select(func.count()).select_from(table).where(table.c.is_unsure.is_(_STATES[state]))

        def count() -> int:
            with self.engine.connect() as connection:
                return int(connection.execute(query).scalar_one())

        return self.once(("pairs", state), count)

    def safe_pairs(self, size: int = 50) -> tuple[PairRow, ...]:
        """The likeliest of the pairs that are safe to join in one go."""

        def look() -> tuple[PairRow, ...]:
            with self.engine.connect() as connection:
                found = connection.execute(_SAFE.columns(*tables.pairs.c), {"size": size, "against": AGAINST})
                return tuple(map(to_pair, found))

        return self.once(("safe", size), look)
