"""A long list, a page at a time."""

from __future__ import annotations

from typing import Generic, TypeVar

from gawah.model.record import record

T = TypeVar("T")

SIZE = 50
"""Rows of a page."""


@record
class Page(Generic[T]):
    """A page of a list."""

    rows: tuple[T, ...]
    """Empty where they are looked up by themselves."""
    total: int
    """How many there are in all."""
    number: int
    """From 1."""
    size: int = SIZE

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """How many rows come before this page."""
        return (self.number - 1) * self.size

    @property
    def last(self) -> int:
        """The number of the last row of this page, counted from 1."""
        return min(self.offset + self.size, self.total)


def page_of(number: int, size: int, total: int) -> int:
    """The page that is asked for, or the nearest there is."""
    return min(max(1, number), max(1, -(-total // size)))
