"""How bytes become statements: what a project asks of the rooms that read and extract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gawah.model import Fault, Statement, Text


class Extracted(Protocol):
    """What came out of one text."""

    @property
    def statements(self) -> Sequence[Statement]:
        """All that was found."""
        ...

    @property
    def faults(self) -> Sequence[Fault]:
        """What could not be used."""
        ...

    @property
    def methods(self) -> Sequence[str]:
        """All that looked, with versions."""
        ...


@dataclass(frozen=True)
class Pipeline:
    """How bytes become statements: a seam, so that a test can put something smaller in its place."""

    read: Callable[[bytes, str, dict[str, str]], Text]
    extract: Callable[[Text, str, str], Extracted]
    methods: Callable[[Text], tuple[str, ...]]
    """All methods that would look at a text, with versions."""


def built_in() -> Pipeline:
    """The readers and taggers that gawah comes with."""
    from gawah.extract.extraction import extract, methods
    from gawah.read import Given, read_bytes

    def read(data: bytes, name: str, told: dict[str, str]) -> Text:
        return read_bytes(data, name, Given(**told))

    return Pipeline(read, extract, methods)
