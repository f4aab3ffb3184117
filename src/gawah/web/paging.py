"""A long list, a page at a time."""

from __future__ import annotations

from gawah.model.record import record

SIZE = 50
"""Rows of a page."""


@record
class Paging:
    """Which part of a list is shown."""

    page: int
    total: int
    """How many there are in all."""
    size: int = SIZE

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """How many come before this page."""
        return (self.page - 1) * self.size

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return min(self.offset + self.size, self.total)
