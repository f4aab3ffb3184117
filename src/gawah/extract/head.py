"""One noun of a sentence that can do or suffer something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.extract.marks import Argument

ANIMATE = frozenset({"people", "doers", "state_doers", "suspects", "communities", "protests"})
_ABLE = frozenset({"doers", "state_doers", "people", "suspects", "communities"})


def is_animate(kind: str, classes: frozenset[str]) -> bool:
    """Whether what is of a kind and of some classes can suffer what only people suffer."""
    return kind in {"person", "pronoun"} or not ANIMATE.isdisjoint(classes)


@record
class Head:
    """One noun, name or pronoun: words ``first`` up to ``last`` of its sentence."""

    first: int
    last: int
    argument: Argument
    left: int
    """The first word of its noun phrase (number, article and adjectives counted in)."""
    owns: bool = False
    """Whether it is a genitive: it says whose what follows is ("the mayor's son")."""

    @property
    def classes(self) -> frozenset[str]:
        """The classes of its noun."""
        return self.argument.classes

    @property
    def is_animate(self) -> bool:
        """Whether it can suffer what only people suffer."""
        return is_animate(self.argument.kind, self.argument.classes)

    @property
    def can_do(self) -> bool:
        """Whether it can be who did it."""
        argument = self.argument
        return argument.kind in {"person", "body", "pronoun"} or not _ABLE.isdisjoint(argument.classes)
